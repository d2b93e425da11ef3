"""A meeting that has not opened takes over the rules that its cooperative has now. Rule book section 2."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.downloads import LONGEST_REASON
from rat_online.domain.actor import Actor
from rat_online.domain.commands.preparing import ChangeRules
from rat_online.domain.errors import Refused
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import Role
from rat_online.web.organiser_frame import meeting_of, organiser_of
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.preparation import preparation_page
from rat_online.web.proof import prove
from rat_online.web.services import services


async def take_over(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/aturan`: in the name of a committee member of it, with a reason."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await prove(request)
    except Refused as refused:
        return refused_page(request, refused)
    reason = str((await request.form()).get("alasan", "")).replace("\0", "").strip()[:LONGEST_REASON]
    command = ChangeRules(cooperative.profile, Prose(reason, given.ids.salt().hex()))
    actor = Actor(person, Role.COMMITTEE)
    outcome = await hall.live.submit(Submission(command, actor, given.ids.new_id(), given.house.now()))
    if isinstance(outcome, Declined):
        told = explained(request, Refused(outcome.code, outcome.facts))
        return await preparation_page(request, cooperative, hall, told)
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}", 303)
