"""All proxies of a meeting for those who run or check it; the committee attaches letters on paper."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.capacities import in_office
from rat_online.app.hall import Hall
from rat_online.app.proxy_desk import LARGEST_MB
from rat_online.domain.actor import Actor
from rat_online.domain.authority import roles_of
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.proxies import Mandate
from rat_online.domain.transitions import PREPARATION
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.gate import device_of, hall_for
from rat_online.web.organiser_frame import MAY_ORGANISE, organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import names_in, refused_page
from rat_online.web.pages.proxies import content_of, letter_response
from rat_online.web.pages.records import note_download, reader_of
from rat_online.web.services import services


async def _opened(request: Request) -> tuple[Hall, PersonId]:
    """The meeting, and in whose name its proxies are read.

    Raises:
        Refused: `signed-out`, `unknown-meeting`, `not-allowed`.
    """
    device = await device_of(request)
    hall = await hall_for(request, device)
    return hall, reader_of(device, hall)


async def records(request: Request) -> Response:
    """`GET /rapat/{meeting}/daftar-kuasa`: every proxy, what is missing, and what became of it."""
    try:
        hall, person = await _opened(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _page(request, hall, person, "")


async def attach(request: Request) -> Response:
    """`POST /rapat/{meeting}/daftar-kuasa`: the committee attaches a letter that came on paper."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        person = in_office(device, hall.live.state, {Role.COMMITTEE})
    except Refused as refused:
        return refused_page(request, refused)
    try:
        async with request.form() as form:
            giver, actor = str(form.get("giver", "")), Actor(person, Role.COMMITTEE)
            await services(request).proxy_desk.attach(hall, actor, giver, await content_of(form))
    except Refused as refused:
        return await _page(request, hall, person, explained(request, refused))
    return RedirectResponse(f"/rapat/{hall.key.id}/daftar-kuasa", 303)


async def _page(request: Request, hall: Hall, person: PersonId, error: str) -> Response:
    state, numbers = hall.live.state, await names_in(request, hall)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    if cooperative is None:
        return refused_page(request, Refused(Refusal.UNKNOWN_MEETING))
    made = sorted((*state.proxies.given.values(), *state.proxies.ended), key=lambda one: one.given_at)
    context = {
        "error": error,
        "rule": state.profile.proxies,
        "meeting": hall.key.id,
        "zone": state.about.zone,
        "limit": LARGEST_MB,
        "proxies": made,
        "names": {one: known.name for one, known in numbers.items()},
        "numbers": {one: known.number for one, known in numbers.items()},
        "by": hall.feed.names,
        "present": state.attendance.represented,
        "may_attach": Role.COMMITTEE in roles_of(state, person) and state.state in PREPARATION,
    }
    organises = bool((await device_of(request)).roles & MAY_ORGANISE)
    status = 409 if error else 200
    return organiser_page(
        request,
        "panitia/kuasa.html",
        cooperative,
        "proxies",
        context,
        hall=hall,
        status=status,
        organises=organises,
    )


async def letter(request: Request) -> Response:
    """`POST /rapat/{meeting}/daftar-kuasa/{letter}/surat`: a letter, with a reason, and noted."""
    try:
        hall, person = await _opened(request)
        mandate = _mandate(hall, request.path_params["letter"])
        await note_download(request, hall, person, f"surat-kuasa-{mandate.letter[:12]}")
        return await letter_response(request, hall, mandate)
    except Refused as refused:
        return refused_page(request, refused)


def _mandate(hall: Hall, letter: str) -> Mandate:
    """A proxy by its letter's digest, also one that has ended.

    Raises:
        Refused: `unknown-document`.
    """
    proxies = hall.live.state.proxies
    for mandate in (*proxies.given.values(), *proxies.ended):
        if mandate.letter and mandate.letter == letter:
            return mandate
    refuse(Refusal.UNKNOWN_DOCUMENT)
