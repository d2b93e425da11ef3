"""A phone, a laptop or a hall's screen: a Chromium context with a network of its own that a test can cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from rat_online.web.catalogue import translate
from tests.browser.network import Network
from tests.browser.serving import Link, ServedMeeting, enter

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RESULTS = Path(__file__).resolve().parents[2] / "test-results"
EXPECTED = ("WebSocket connection to", "Failed to load resource", "net::ERR_")
"""What a browser says by itself of a network that fails; everything else it says is a fault of ours."""

WATCH_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const {value, sources, hadRecentInput} of list.getEntries()) {
      const moved = sources.map(({node}) => `${node?.nodeName}.${node?.className}`);
      if (!hadRecentInput) window.shifts.push([value, moved]);
    }
  }).observe({type: 'layout-shift', buffered: true});
"""


class Device:
    """One device with its page."""

    def __init__(self, browser: Browser, network: Network, language: str, **emulated: Any) -> None:
        self.network = network
        self.language = language
        self.context = browser.new_context(**emulated)
        self.context.add_init_script(WATCH_SHIFTS)
        self.context.add_cookies([{"name": "bahasa", "value": language, "url": network.base}])
        self.complaints: list[str] = []
        self.bytes_of: dict[str, int] = {}
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.cdp: CDPSession = self.context.new_cdp_session(self.page)

    def _hear(self, text: str) -> None:
        if not any(words in text for words in EXPECTED):
            self.complaints.append(text)

    def weigh(self, visiting: Callable[[], object]) -> dict[str, int]:
        """Bytes on the wire of everything that a visit fetches, by the end of its address."""
        sizes: dict[str, int] = {}
        asked_for: dict[str, str] = {}
        self.cdp.send("Network.enable")
        self.cdp.on(
            "Network.responseReceived",
            lambda event: asked_for.update({event["requestId"]: event["response"]["url"].rsplit("/", 1)[-1]}),
        )
        self.cdp.on(
            "Network.loadingFinished",
            lambda event: sizes.update({asked_for[event["requestId"]]: int(event["encodedDataLength"])}),
        )
        visiting()
        self.page.wait_for_load_state("networkidle")
        return sizes

    def sign_in(self, *links: Link) -> None:
        """Sign in without the door's page: one device, as many seats as links."""
        cookie = ""
        for link in links:
            cookie = enter(self.network.base, link, cookie) or cookie
        self.carry(cookie)

    def carry(self, cookie: str) -> None:
        """Go on as the session that this cookie names."""
        name, _, value = cookie.partition("=")
        self.context.add_cookies([{"name": name, "value": value, "url": self.network.base, "httpOnly": True}])

    def visit(self, meeting: ServedMeeting, *links: Link, path: str = "", connected: bool = True) -> Page:
        """Sign in and open a page of the meeting; wait until it says that it is connected."""
        if links:
            self.sign_in(*links)
        self.page.goto(f"{self.network.base}/rapat/{meeting.id}{path}")
        if connected:
            self.page.locator("[data-connection=connected]").first.wait_for(state="attached")
        return self.page

    def says(self, key: str, **facts: Any) -> str:
        """A sentence of the catalogue in this device's language."""
        return translate(self.language, key, facts)

    def axe(self, within: str = "html") -> list[Any]:
        """What axe finds; run from outside the page, because the policy lets no foreign script in."""
        if self.page.evaluate("typeof axe") == "undefined":
            self.cdp.send("Runtime.evaluate", {"expression": AXE})
        tags = {"type": "tag", "values": WCAG}
        expression = (
            f"axe.run({within!r}, {{runOnly: {tags}, resultTypes: ['violations']}})"
            ".then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"
        )
        answer = self.cdp.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        found = answer["result"]["value"]
        assert isinstance(found, list)
        return found

    def shot(self, folder: str, name: str, *, full: bool = False) -> None:
        """A picture for people to look at."""
        (RESULTS / folder).mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=RESULTS / folder / f"{name}.png", full_page=full, animations="disabled")

    def resize(self, size: tuple[int, int]) -> None:
        """Another screen, and two frames for the page to settle on it."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def shifts(self) -> list[Any]:
        """Layout shifts since the page began, each with what moved."""
        found = self.page.evaluate("window.shifts.filter(([value]) => value > 0)")
        assert isinstance(found, list)
        return found

    def height(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollHeight"))

    def overflows(self) -> bool:
        """Whether one would have to scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def too_wide(self) -> list[str]:
        """What sticks out to the right, if anything has to be scrolled sideways for it."""
        found = self.page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] :
                 [...document.querySelectorAll('body *')]
                   .filter(e => e.getBoundingClientRect().right > innerWidth)
                   .map(e => e.outerHTML.slice(0, 120)).slice(-6)"""
        )
        assert isinstance(found, list)
        return found

    def freeze(self) -> None:
        """What a phone does with a tab that is not looked at."""
        self.cdp.send("Page.setWebLifecycleState", {"state": "frozen"})

    def thaw(self) -> None:
        self.cdp.send("Page.setWebLifecycleState", {"state": "active"})

    def close(self) -> None:
        self.network.mend(same_address=False)
        self.context.close()
        self.network.close()


@contextmanager
def opened(device: Device) -> Iterator[Device]:
    try:
        yield device
    finally:
        device.close()
