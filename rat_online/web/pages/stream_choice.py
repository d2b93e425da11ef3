"""How a meeting is streamed: the committee's choice with what each costs, in megabits and in privacy."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.registry import Cooperative
from rat_online.app.stream_costs import MANY, SOUND_KBITS, VIDEO_KBITS, cost_of, megabytes_an_hour
from rat_online.domain.actor import Actor
from rat_online.domain.commands.staging import ChooseStream
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role, StreamKind
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services
from rat_online.web.stream_address import media_address

EXAMPLES = (100, 500, 1000)
"""Viewers in the table beside the meeting's own members."""


async def choice(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}/siaran`."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    stage = hall.live.state.stage
    return await _page(request, cooperative, hall, stage.kind.value, stage.address)


async def choose(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/siaran`: in the name of a committee member of it."""
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    kind, address = str(form.get("kind", "")), str(form.get("address", ""))
    try:
        await _choose(request, hall, person, kind, address)
    except Refused as refused:
        return await _page(request, cooperative, hall, kind, address, explained(request, refused))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/siaran", 303)


async def _choose(request: Request, hall: Hall, person: PersonId, kind: str, address: str) -> None:
    given = services(request)
    if kind not in set(StreamKind):
        refuse(Refusal.MALFORMED, field="kind")
    command = ChooseStream(StreamKind(kind), address)
    actor = Actor(person, Role.COMMITTEE)
    outcome = await hall.live.submit(Submission(command, actor, given.ids.new_id(), given.house.now()))
    if isinstance(outcome, Declined):
        raise Refused(outcome.code, outcome.facts)


async def _page(
    request: Request, cooperative: Cooperative, hall: Hall, kind: str, address: str, error: str = ""
) -> Response:
    given, state = services(request), hall.live.state
    members = len(state.roll.entries) or len(await given.registry.members(cooperative.id))
    context = {
        "error": error,
        "kind": kind,
        "address": address,
        "is_served": media_address(request, given.settings, given.media) is not None,
        "is_frozen": bool(state.roll.entries),
        "own": cost_of(members),
        "costs": [cost_of(viewers) for viewers in sorted({members, *EXAMPLES})],
        "many": MANY,
        "video_hour": megabytes_an_hour(VIDEO_KBITS),
        "sound_hour": megabytes_an_hour(SOUND_KBITS),
    }
    status = 409 if error else 200
    return organiser_page(
        request, "panitia/siaran.html", cooperative, "stream", context, hall=hall, status=status
    )
