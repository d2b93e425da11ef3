"""Whom a member may nominate: found by the exact member number, so that nobody reads the roll by it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.number import LONGEST_NUMBER, number_key
from rat_online.domain.transitions import PREPARATION, RUNNING
from rat_online.domain.vocabulary import Role
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.pages.console import names_in
from rat_online.web.services import services


async def nominee(request: Request) -> Response:
    """`GET /rapat/{meeting}/calon?nomor=`: the entry and name of one member on the roll."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        seats = _nominators(device, hall)
        await services(request).number_inquiry.ask(seats, services(request).house.now())
        wanted = number_key(request.query_params.get("nomor", "")[:LONGEST_NUMBER])
        known = await names_in(request, hall)
        for person, name in known.items():
            if name.number and number_key(name.number) == wanted and person in hall.live.state.roll:
                return JSONResponse({"person": person, "name": name.name})
        refuse(Refusal.UNKNOWN_PERSON)
    except Refused as refused:
        return refused_response(refused)


def _nominators(device: Device, hall: Hall) -> list[Entry]:
    """Members on the roll who sit here, while somebody may be nominated.

    Raises:
        Refused: `not-allowed`, `nominations-closed`.
    """
    state = hall.live.state
    series = state.about.series
    here = [seat.entry for seat in device.seats if seat.series == series and seat.entry in state.roll]
    if not here:
        refuse(Refusal.NOT_ALLOWED, role=Role.OBSERVER)
    if not state.nominations.called or state.state not in (*PREPARATION, *RUNNING):
        refuse(Refusal.NOMINATIONS_CLOSED)
    return [Entry(device.cooperative, series, person) for person in here]
