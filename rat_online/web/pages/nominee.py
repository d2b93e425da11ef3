"""Whom a member may nominate: found by the exact member number, so that nobody reads the roll by it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.number import LONGEST_NUMBER, number_key
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.pages.console import names_in


async def nominee(request: Request) -> Response:
    """`GET /rapat/{meeting}/calon?nomor=`: the entry and name of one member on the roll."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        wanted = number_key(request.query_params.get("nomor", "")[:LONGEST_NUMBER])
        known = await names_in(request, hall)
        for person, name in known.items():
            if name.number and number_key(name.number) == wanted and person in hall.live.state.roll:
                return JSONResponse({"person": person, "name": name.name})
        refuse(Refusal.UNKNOWN_PERSON)
    except Refused as refused:
        return refused_response(refused)
