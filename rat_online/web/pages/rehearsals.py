"""Gladi bersih: the committee makes, follows and discards rehearsals; members and officers join one."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.ports.registry import Cooperative
from rat_online.app.rehearsal_roll import is_simulated
from rat_online.app.rehearsals import BEFORE, MOST_SIMULATED, Wanted
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import DecisionStatus
from rat_online.web.gate import device_of, hall_for
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services
from rat_online.web.wire import Close

USUAL = 30
"""Simulated members that the form suggests."""


async def rehearsals(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}/gladi`; the page of a rehearsal is that of its real meeting."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    if practised := hall.live.state.about.rehearsal_of:
        return RedirectResponse(f"/panitia/rapat/{practised}/gladi", 303)
    return await _list(request, cooperative, hall)


async def make(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/gladi`: with simulated members, with real ones, or both."""
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    try:
        wanted = Wanted(_number(str(form.get("simulasi", "0"))), "anggota" in form)
        await services(request).rehearsals.make(hall, person, wanted)
    except Refused as refused:
        return await _list(request, cooperative, hall, explained(request, refused))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/gladi", 303)


async def discard(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/gladi/hapus`: `{meeting}` is the rehearsal."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await services(request).rehearsals.discard(hall)
    except Refused as refused:
        return refused_page(request, refused)
    services(request).switchboard.clear(hall, Close.LOOK_AGAIN)
    return RedirectResponse(f"/panitia/rapat/{hall.live.state.about.rehearsal_of}/gladi", 303)


async def join(request: Request) -> Response:
    """`POST /rapat/{meeting}/gladi`: from the real meeting into its rehearsal, by one's own choice."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        rehearsal = await services(request).rehearsals.join(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse(f"/rapat/{rehearsal.key.id}", 303)


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 6):
        refuse(Refusal.MALFORMED, field="simulated")
    return int(written)


async def _list(request: Request, cooperative: Cooperative, hall: Hall, error: str = "") -> Response:
    given = services(request)
    found = await given.rehearsals.of(hall)
    context = {
        "error": error,
        "may_make": hall.live.state.state in BEFORE and not any(one.is_gathered for one in found),
        "is_over": hall.live.state.state not in BEFORE,
        "most": MOST_SIMULATED,
        "usual": USUAL,
        "zone": hall.live.state.about.zone,
        "rehearsals": [await _row(request, one) for one in found],
    }
    status = 409 if error else 200
    return organiser_page(
        request, "panitia/gladi.html", cooperative, "rehearsals", context, hall=hall, status=status
    )


async def _row(request: Request, hall: Hall) -> dict[str, object]:
    state = hall.live.state
    row = await services(request).registry.meeting(MeetingKey(hall.key.cooperative, hall.key.id))
    items = state.agenda.items.values()
    return {
        "id": hall.key.id,
        "state": state.state.value,
        "is_under_way": hall.is_gathered,
        "made_at": row.created_at if row else state.about.planned_at,
        "simulated": sum(is_simulated(person) for person in state.roll.entries),
        "members": sum(not is_simulated(person) for person in state.roll.entries),
        "present": len(state.attendance.here),
        "planned": len(items),
        "done": sum(one.started_at is not None for one in items),
        "decided": sum(one.status is DecisionStatus.DECLARED for one in state.decisions.values()),
    }
