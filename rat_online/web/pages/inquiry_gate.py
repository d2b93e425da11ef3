"""The committee opens the question "apakah saya terdaftar?" again, with a reason that the books keep."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.identity import Series
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.organiser_frame import meeting_of, organiser_of
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import need_second_factor
from rat_online.web.services import services
from rat_online.web.taking import reason_of


async def reopen(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/pintu/terdaftar`: what wrong answers closed or nearly closed."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await need_second_factor(request)
        reason = await reason_of(request)
        row = await given.registry.meeting(hall.key)
        if row is None:
            refuse(Refusal.UNKNOWN_MEETING)
        wrong = await given.roll_inquiry.reopen(Series(cooperative.id, hall.live.state.about.series))
        await given.statutes.inquiry_reopened(row, wrong, person, reason)
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/pintu", 303)
