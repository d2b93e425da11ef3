"""The design language, every part and the five moments of stress on one page."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.web.gallery import gallery
from rat_online.web.page import language_for, page


async def gaya(request: Request) -> Response:
    """`GET /gaya`: for whoever builds pages; it shows an invented meeting, and nothing of this install."""
    return page(request, "gaya.html", gallery(language_for(request)))
