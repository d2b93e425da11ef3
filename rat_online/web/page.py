"""A page in the reader's language."""

from collections.abc import Mapping
from typing import Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rat_online.domain.errors import Refusal, Refused
from rat_online.web.catalogue import language_of, refusal_text, translate
from rat_online.web.compress import squeezed
from rat_online.web.formats import LANGUAGES
from rat_online.web.render import render

LANGUAGE_COOKIE = "bahasa"
THEME_COOKIE = "tema"
TEXT_COOKIE = "huruf"
LONG_WAIT_S = 90


def language_for(request: Request) -> str:
    """The reader's own choice, else the browser's, else Indonesian."""
    chosen = request.query_params.get("bahasa") or request.cookies.get(LANGUAGE_COOKIE)
    return language_of(request.headers.get("accept-language"), chosen)


def language_code(request: Request) -> Literal["id", "en"]:
    """The same, for what knows these two languages alone."""
    return "en" if language_for(request) == "en" else "id"


def page(
    request: Request, name: str, context: Mapping[str, object] | None = None, status: int = 200
) -> Response:
    """Render a template; a language chosen in the address is kept in a cookie."""
    language = language_for(request)
    theme = request.query_params.get("tema") or request.cookies.get(THEME_COOKIE, "")
    other = next(one for one in LANGUAGES if one != language)
    given = {
        "other_language": other,
        # What was answered to a form cannot be asked for again in another language.
        "language_href": f"?{request.url.include_query_params(bahasa=other).query}"
        if is_asked_for(request)
        else "",
        "theme": theme if theme in ("light", "dark") else "",
        "text_size": request.cookies.get(TEXT_COOKIE, ""),
        "practice_of": getattr(request.state, "practice_of", None),
        **(context or {}),
    }
    response = HTMLResponse(render(name, language, given), status)
    if "bahasa" in request.query_params:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=31536000, samesite="lax", path="/")
    return squeezed(request, response)


def is_asked_for(request: Request) -> bool:
    """Whether the page has an address of its own, and is not the answer to a form."""
    return request.method in ("GET", "HEAD")


def explained(request: Request, refused: Refused) -> str:
    """A refusal in the reader's words; who has to wait long is told in minutes."""
    seconds = refused.facts.get("seconds")
    if refused.code is Refusal.TOO_MANY_ATTEMPTS and isinstance(seconds, int) and seconds > LONG_WAIT_S:
        return translate(language_for(request), "door.wait-minutes", {"n": -(-seconds // 60)})
    return refusal_text(language_for(request), refused.code.value, refused.facts)
