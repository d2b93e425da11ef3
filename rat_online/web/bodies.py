"""Bodies that are larger than their route takes in: told in the reader's language, with nothing kept.

Where a request announces its length, Starlette answers in plain words of its own, whatever the application
would say. So the announcement is taken away before it looks, and what arrives is counted instead.
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from rat_online.domain.errors import Refusal, Refused
from rat_online.web.page import page
from rat_online.web.wire import refusal

LIMIT = "starlette.max_body_size"
"""Where Starlette keeps the limit of the route that was asked."""
MB = 1024 * 1024
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class CountingBodies(Starlette):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = [(name, value) for name, value in scope["headers"] if name != b"content-length"]
            scope = {**scope, "headers": headers}
        await super().__call__(scope, receive, send)


def too_large(request: Request) -> Response:
    """A page for whoever sent a form, a refusal for a script."""
    if request.headers.get("content-type", "").startswith(FORMS):
        return page(request, "galat.html", {"kind": "too-large"}, 413)
    limit: int = request.scope[LIMIT]
    is_file = limit >= MB
    code = Refusal.FILE_TOO_LARGE if is_file else Refusal.TOO_LARGE
    return JSONResponse(refusal(None, Refused(code, {"limit": limit // MB if is_file else limit})), 413)
