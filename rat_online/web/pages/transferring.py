"""A page goes on in another browser: the link that it asks for, and the page that the link opens."""

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.arrival import Browser
from rat_online.app.transfers import GOOD_FOR
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for, keep_token, mark_of, token_of
from rat_online.web.page import page
from rat_online.web.proof import site_of
from rat_online.web.services import services

LONGEST = 100
LONGEST_LABEL = 200


async def ask(request: Request) -> Response:
    """`POST /rapat/{meeting}/lanjut`: a link to go on elsewhere, of two minutes and one use."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        given = services(request)
        secret = await given.transfers.ask(device, hall.key, hall.live.state.about.series)
    except Refused as refused:
        return refused_response(refused)
    link = f"{site_of(request).origin}/lanjut#{secret}"
    code = segno.make_qr(link).svg_data_uri(scale=5, border=2, light="white")
    return JSONResponse({"done": {"link": link, "code": code, "seconds": int(GOOD_FOR.total_seconds())}})


async def door(request: Request) -> Response:
    """`GET /lanjut`: opening the link changes nothing; its secret is in the fragment, never sent."""
    return page(request, "lanjut.html")


async def take(request: Request) -> Response:
    """`POST /lanjut`: the tap on "Lanjut di sini", with the secret and what the page calls itself."""
    try:
        secret, taker = await _sent(request)
        label = request.headers.get("user-agent", "")[:LONGEST_LABEL]
        browser = Browser(token_of(request), label, mark_of(request))
        went_on = await services(request).transfers.take(secret, taker, browser)
    except Refused as refused:
        return refused_response(refused)
    response = JSONResponse({"done": {"to": f"/rapat/{went_on.meeting}"}})
    return keep_token(request, response, went_on.token) if went_on.token else response


async def _sent(request: Request) -> tuple[str, str]:
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        raise Refused(Refusal.MALFORMED) from None
    secret, taker = (sent.get("secret"), sent.get("taker")) if isinstance(sent, dict) else (None, None)
    if not isinstance(secret, str) or not isinstance(taker, str) or max(len(secret), len(taker)) > LONGEST:
        refuse(Refusal.MALFORMED)
    return secret, taker
