"""A member's page of proxies: given, documented and revoked by the giver, declined by the holder."""

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.proxy_desk import LARGEST, LARGEST_MB, renewable
from rat_online.domain.actor import Actor
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.name import LONGEST_NAME
from rat_online.domain.members.number import LONGEST_NUMBER, number_key
from rat_online.domain.members.text import key_of
from rat_online.domain.proxies import Mandate
from rat_online.domain.transitions import PREPARATION
from rat_online.domain.vocabulary import LetterForm, PersonId, Role
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import explained, page
from rat_online.web.pages.console import names_in, refused_page
from rat_online.web.pages.member import seats_of
from rat_online.web.services import services

LARGEST_UPLOAD = LARGEST + 64 * 1024
"""The file, and the form around it."""

MEDIA_TYPES = {
    LetterForm.PDF: "application/pdf",
    LetterForm.JPEG: "image/jpeg",
    LetterForm.PNG: "image/png",
}


async def own_page(request: Request) -> Response:
    """`GET /rapat/{meeting}/kuasa`: what the seats of this device have given, and what they hold."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_page(request, refused)
    return await _page(request, hall, seats_of(device, hall), "")


async def act(request: Request) -> Response:
    """`POST /rapat/{meeting}/kuasa`: `beri`, `lagi`, `surat`, `cabut` or `tolak`, for an own seat."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        seats = seats_of(device, hall)
        if not seats:
            refuse(Refusal.SEAT_NOT_HERE)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        async with request.form() as form:
            await _done(request, hall, seats, form)
    except Refused as refused:
        return await _page(request, hall, seats, explained(request, refused))
    return RedirectResponse(f"/rapat/{hall.key.id}/kuasa", 303)


async def _done(request: Request, hall: Hall, seats: list[PersonId], form: FormData) -> None:
    desk, seat = services(request).proxy_desk, str(form.get("seat", ""))
    if seat not in seats:
        refuse(Refusal.SEAT_NOT_HERE)
    match form.get("act"):
        case "beri":
            holder = await _holder(request, hall, str(form.get("nomor", "")), str(form.get("nama", "")))
            await desk.give(hall, seat, holder)
        case "lagi":
            before = await _before(request, hall)
            if before is None:
                refuse(Refusal.PROXY_MISSING)
            await desk.renew(hall, before, seat)
        case "surat":
            await desk.attach(hall, Actor(seat, Role.MEMBER), seat, await content_of(form))
        case "cabut":
            await desk.revoke(hall, seat)
        case "tolak":
            await desk.decline(hall, seat, str(form.get("giver", "")))
        case _:
            refuse(Refusal.MALFORMED, field="act")


async def _before(request: Request, hall: Hall) -> Hall | None:
    """The call that this meeting follows."""
    previous = hall.live.state.about.previous
    if previous is None:
        return None
    return await services(request).house.hall(MeetingKey(hall.key.cooperative, previous))


async def content_of(form: FormData) -> bytes:
    """The file in a form; one byte more than is taken tells a file that is too large."""
    file = form.get("file")
    return await file.read(LARGEST + 1) if isinstance(file, UploadFile) else b""


async def _holder(request: Request, hall: Hall, number: str, name: str) -> PersonId:
    """Number and name belong together: a digit too few gives nobody's vote to a stranger.

    Raises:
        Refused: `unknown-person`.
    """
    wanted = number_key(number[:LONGEST_NUMBER]), key_of(name[:LONGEST_NAME])
    for person, known in (await names_in(request, hall)).items():
        found = number_key(known.number), key_of(known.name)
        if known.number and found == wanted and person in hall.live.state.roll:
            return person
    refuse(Refusal.UNKNOWN_PERSON)


async def _page(request: Request, hall: Hall, seats: list[PersonId], error: str) -> Response:
    state, names = hall.live.state, hall.feed.names
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    rule, before = state.profile.proxies, await _before(request, hall)
    context = {
        "cooperative": cooperative.name if cooperative else "",
        "meeting": hall.key.id,
        "about": state.about,
        "rule": rule,
        "is_before": state.state in PREPARATION,
        "error": error,
        "limit": LARGEST_MB,
        "seats": [_seat(hall, before, seat) for seat in seats if seat in state.roll],
        "names": names,
    }
    return page(request, "kuasa.html", context, 409 if error else 200)


def _seat(hall: Hall, before: Hall | None, seat: PersonId) -> dict[str, object]:
    state = hall.live.state
    ended = [one for one in state.proxies.ended if seat in (one.giver, one.holder)]
    return {
        "entry": seat,
        "given": state.proxies.given.get(seat),
        "held": state.proxies.held_by(seat),
        "ended": ended,
        "attends": seat in state.attendance.visits,
        "again": renewable(hall, before, seat) if before is not None else None,
    }


async def own_letter(request: Request) -> Response:
    """`GET /rapat/{meeting}/kuasa/{giver}/surat`: for the giver and the holder, from the own seat."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        mandate = hall.live.state.proxies.given.get(request.path_params["giver"])
        if mandate is None or not {mandate.giver, mandate.holder} & set(seats_of(device, hall)):
            refuse(Refusal.UNKNOWN_DOCUMENT)
        return await letter_response(request, hall, mandate)
    except Refused as refused:
        return refused_page(request, refused)


async def letter_response(request: Request, hall: Hall, mandate: Mandate) -> Response:
    """The letter as a download, which no browser opens as a page of ours."""
    content = await services(request).proxy_desk.letter(hall, mandate)
    name = f"surat-kuasa-{mandate.letter[:12]}.{mandate.letter_form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA_TYPES[mandate.letter_form], headers=headers)
