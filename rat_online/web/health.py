"""Whether this process serves: for a load balancer or a watchdog, without a word about anybody."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.domain.chain import time_text
from rat_online.web.services import services


async def health(request: Request) -> Response:
    """`GET /sehat`: 200 while the process answers, and what its clock says; figures of this process alone."""
    given = services(request)
    figures = {"meetings": len(given.house.halls()), "tabs": given.switchboard.open}
    return JSONResponse({"status": "ok", "at": time_text(given.house.now()), **figures})
