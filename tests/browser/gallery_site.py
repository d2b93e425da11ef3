"""The gallery in a real Chromium: requests are answered in this process, with the product's own headers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route as Path_
from starlette.testclient import TestClient

from rat_online.web.gallery import gallery
from rat_online.web.middleware import SecurityHeaders
from rat_online.web.page import language_for, page
from rat_online.web.render import environment
from rat_online.web.static import static

SITE = "https://gaya.example"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RESULTS = Path(__file__).resolve().parents[2] / "test-results" / "gaya"


def _gaya(request: Request) -> Response:
    return page(request, "gaya.html", gallery(language_for(request)))


BALLOT = """
{% extends "base.html" %}
{% import "macros/ui.html" as ui %}
{% import "macros/meeting.html" as meeting %}
{% import "macros/deciding.html" as deciding %}
{% block main_class %}room{% endblock %}
{% block header %}
  {% call meeting.top(cooperative, meeting_name) %}
    {{ ui.connection("connected") }}{{ meeting.reading_tools() }}
  {% endcall %}
{% endblock %}
{% block content %}
  {{ meeting.mini(chair, t("quorum.sentence", present=present, entitled=entitled)) }}
  <div class="matters"><form class="card ballot">
    {{ deciding.ballot_head(t("gallery.item-open"), motion_title, deciding.ring("1:17", 77, 120)) }}
    <p class="muted">{{ motion_text }}</p>
    {{ deciding.open_notice() }}{{ deciding.choices(motion) }}{{ deciding.submit_vote() }}
  </form></div>
{% endblock %}
"""
"""A member's page while a ballot is open, put together from the parts as a real page does."""


def _ballot(request: Request) -> Response:
    language = language_for(request)
    page_ = environment(language).from_string(BALLOT).render(gallery(language))
    return HTMLResponse(page_)


def site() -> Starlette:
    """The gallery and the static files, as the product serves them."""
    return Starlette(
        routes=[
            Path_("/gaya", _gaya),
            Path_("/ballot", _ballot),
            Path_("/static/{version}/{path:path}", static),
        ],
        middleware=[Middleware(SecurityHeaders)],
    )


@dataclass
class Visit:
    """One page of the gallery, with what the browser complained about and what it fetched."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    bytes_of: dict[str, int] = field(default_factory=dict)

    def go(self, language: str = "id", theme: str = "", page: str = "gaya") -> None:
        self.page.goto(f"{SITE}/{page}?bahasa={language}&tema={theme}")
        self.page.evaluate("document.fonts.ready")

    def axe(self, within: str = "html", *, rules: list[str] | None = None) -> list[Any]:
        """What axe finds; run from outside the page, because the policy lets no foreign script in."""
        cdp = self.page.context.new_cdp_session(self.page)
        cdp.send("Runtime.evaluate", {"expression": AXE})
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        switch = {rule: {"enabled": True} for rule in rules or ()}
        expression = (
            f"axe.run({within!r}, {{runOnly: {only}, rules: {str(switch).replace('True', 'true')}}})"
            ".then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"
        )
        answer = cdp.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        found = answer["result"]["value"]
        assert isinstance(found, list)
        return found


@contextmanager
def visit(browser: Browser, width: int, height: int, **emulated: Any) -> Iterator[Visit]:
    """A fresh context of one size; `emulated` are playwright's own, such as color_scheme."""
    context = browser.new_context(viewport={"width": width, "height": height}, **emulated)
    opened = Visit(context.new_page())
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    with TestClient(site(), base_url=SITE) as client:

        def answer(route: Route) -> None:
            request = route.request
            path = request.url.removeprefix(SITE)
            client.cookies.clear()
            response = client.request(request.method, path, headers=request.all_headers())
            opened.bytes_of[path.rsplit("/", 1)[-1]] = len(response.content)
            route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)

        opened.page.route(f"{SITE}/**", answer)
        try:
            yield opened
        finally:
            context.close()
