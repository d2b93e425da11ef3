"""Whether this process serves: for a load balancer or a watchdog, without a word about anybody."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.web.services import services


async def health(request: Request) -> Response:
    """`GET /sehat`: 200 while the process answers; figures of this process alone."""
    given = services(request)
    return JSONResponse(
        {"status": "ok", "meetings": len(given.house.halls()), "tabs": given.switchboard.open}
    )
