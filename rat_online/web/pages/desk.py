"""The committee's desk at the door of the hall or a meeting point: who stands there, check-in, a fresh code.

The page keeps what it could not send and sends it later; the meeting counts it when it arrives here.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.capacities import in_office
from rat_online.app.hall import Hall
from rat_online.app.links import HandOut
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device, Series
from rat_online.app.ports.registry import KnownMember
from rat_online.app.view.plain import Section, when
from rat_online.domain.chain import time_text
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import MemberStatus
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

GONE = frozenset({MemberStatus.DECEASED, MemberStatus.DEPARTED})
"""Who is no member any more is not searched for; a card of theirs still says whose it was."""


async def desk(request: Request) -> Response:
    """`GET /rapat/{meeting}/meja`: a shell; the list of members comes by itself, so that it can be kept."""
    try:
        hall, person = await committee_at(request)
    except Refused as refused:
        return refused_page(request, refused)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    about = hall.live.state.about
    context = {
        "meeting": hall.key.id,
        "points": await services(request).points(hall.key),
        "title": about.title,
        "zone": about.zone,
        "person": person,
        "in_writing": hall.live.state.is_in_writing,
        "cooperative": cooperative.name if cooperative else "",
    }
    return page(request, "meja.html", context)


async def members(request: Request) -> Response:
    """`GET /rapat/{meeting}/meja/daftar`: everybody whom the desk may be asked about, without contacts."""
    try:
        hall, _ = await committee_at(request)
    except Refused as refused:
        return refused_response(refused)
    given = services(request)
    known = await given.registry.members(hall.key.cooperative)
    photos = await given.member_photos.whose(hall.key.cooperative)
    here = [one for one in known if one.member.status not in GONE]
    rows = [{**_row(hall, one), "photo": one.id in photos} for one in here]
    return JSONResponse({"at": time_text(given.house.now()), "members": rows})


async def look_up(request: Request) -> Response:
    """`POST /rapat/{meeting}/meja/cari`: `{"person"}`, or `{"secret"}` of a card that was scanned; the member
    as the meeting knows them now."""
    try:
        hall, _ = await committee_at(request)
        asked = await _asked(request)
        person = asked.get("person", "") or await _by_card(request, hall, asked.get("secret", ""))
        known = await _known(request, hall, person)
    except Refused as refused:
        return refused_response(refused)
    photo = await services(request).member_photos.find(known.cooperative, known.id)
    return JSONResponse({"member": {**_row(hall, known), "photo": photo is not None}})


async def hand_out(request: Request) -> Response:
    """`POST /rapat/{meeting}/meja/kode`: `{"person", "reason", "links"}`; the code is in this one answer."""
    try:
        hall, by = await committee_at(request)
        own = Entry(hall.key.cooperative, hall.live.state.about.series, by)
        await services(request).officer_proof.need_to_hand_out(await device_of(request), own)
        asked = await _asked(request)
        known = await _known(request, hall, asked.get("person", ""))
        if known.id not in hall.live.state.roll:
            refuse(Refusal.NOT_ON_ROLL)
        entry = Entry(hall.key.cooperative, hall.live.state.about.series, known.id)
        how = HandOut(by, asked.get("reason", "").replace("\0", ""), asked.get("links") == "yes")
        code = await services(request).links.hand_out(entry, how)
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"code": code, "name": known.member.name, "number": known.member.number}, 201)


async def committee_at(request: Request) -> tuple[Hall, PersonId]:
    """The meeting in the address, and in whose name this device works at its desk.

    Raises:
        Refused: `signed-out`, `unknown-meeting`; `not-allowed` for whoever is not of its committee.
    """
    device = await device_of(request)
    hall = await hall_for(request, device)
    return hall, _of_committee(device, hall)


def _of_committee(device: Device, hall: Hall) -> PersonId:
    return in_office(device, hall.live.state, {Role.COMMITTEE})


async def _asked(request: Request) -> dict[str, str]:
    """What the page sent, its texts alone."""
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        refuse(Refusal.MALFORMED)
    if not isinstance(sent, dict):
        refuse(Refusal.MALFORMED)
    return {name: value for name, value in sent.items() if isinstance(value, str)}


async def _by_card(request: Request, hall: Hall, secret: str) -> PersonId:
    series = Series(hall.key.cooperative, hall.live.state.about.series)
    person = await services(request).links.whose(series, secret) if secret else None
    if person is None:
        refuse(Refusal.UNKNOWN_PERSON)
    return person


async def _known(request: Request, hall: Hall, person: PersonId) -> KnownMember:
    known = await services(request).registry.member(hall.key.cooperative, person)
    if known is None:
        refuse(Refusal.UNKNOWN_PERSON)
    return known


def _row(hall: Hall, known: KnownMember) -> Section:
    """A member at the desk: who, of what standing, and whether and where already in."""
    state = hall.live.state
    visit = state.attendance.visits.get(known.id)
    return {
        "person": known.id,
        "number": known.member.number,
        "name": known.member.name,
        "status": known.member.status.value,
        "votes": known.id in state.roll,
        "visit": None
        if visit is None
        else {
            "presence": visit.presence.value,
            "channel": visit.channel.value,
            "place": visit.place,
            "by_desk": visit.by_desk,
            "since": when(visit.first_in_at),
        },
    }
