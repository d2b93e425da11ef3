"""The console of those who run a meeting, with who is here and what the secretary has noted."""

import json
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.attendance_book import AttendanceBook
from rat_online.app.capacities import in_office
from rat_online.app.command_codec import wire_name
from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Name
from rat_online.app.view import plain
from rat_online.app.view.audience import OFFICER_ROLES
from rat_online.domain.authority import MAY
from rat_online.domain.chain import Json, StoredEvent, time_text
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.vocabulary import PersonId, Presence
from rat_online.web.fallback import STATUS_FOR, refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import explained, page
from rat_online.web.pages.records import reader_of
from rat_online.web.practice import may_join, told_of
from rat_online.web.proof import way_back
from rat_online.web.services import services

LARGEST_PAGE = 50
LONGEST_SEARCH = 80
KNOWN = "kenal"
REFUSED_AS = {
    Refusal.SIGNED_OUT: "door.enter-first",
    Refusal.UNKNOWN_MEETING: "door.no-such-meeting",
    Refusal.SECOND_FACTOR_NEEDED: "organiser.arm-title",
    Refusal.PROOF_NEEDED: "door.prove",
    Refusal.PROVE_YOURSELF_AGAIN: "prove.lead-title",
    Refusal.WRONG_PIN: "prove.lead-title",
    Refusal.OWN_LINK_NEEDED: "prove.lead-title",
    Refusal.OFFICE_LINK_NEEDED: "prove.office-title",
}
"""What a page says on top that is refused for another reason than whom it is for."""

ASKS_PIN = (Refusal.PROVE_YOURSELF_AGAIN, Refusal.WRONG_PIN)
"""Whom the meeting elected gives the own PIN on the page that says so."""

_books: WeakKeyDictionary[Hall, AttendanceBook] = WeakKeyDictionary()
_numbers: WeakKeyDictionary[Hall, dict[PersonId, Name]] = WeakKeyDictionary()


def officer_of(device: Device, hall: Hall) -> PersonId:
    """In whose name this device runs the meeting; a chair elected in it leads from the own seat.

    Raises:
        Refused: `not-allowed` for everybody who does not, `office-link-needed`, `prove-yourself-again`.
    """
    return in_office(device, hall.live.state, OFFICER_ROLES)


def refused_page(request: Request, refused: Refused) -> Response:
    """A refusal as a page: to the door for who is signed out, in words for the others."""
    told = {
        "explained": explained(request, refused),
        "heading": REFUSED_AS.get(refused.code, "console.refused-title"),
        "is_signed_out": refused.code is Refusal.SIGNED_OUT,
        "proof": way_back(request) if refused.code is Refusal.PROOF_NEEDED else "",
        "is_unarmed": refused.code is Refusal.SECOND_FACTOR_NEEDED,
        "leads_first": refused.code is Refusal.PROVE_YOURSELF_AGAIN,
        "asks_pin": request.path_params["meeting"] if refused.code in ASKS_PIN else "",
    }
    return page(request, "ditolak.html", told, STATUS_FOR.get(refused.code, 409))


async def console(request: Request) -> Response:
    """`GET /rapat/{meeting}/konsol`: for the chairs, their deputies, operator, secretary and committee."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        officer_of(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    about = hall.live.state.about
    authority = {wire_name(command): sorted(role.value for role in roles) for command, roles in MAY.items()}
    context = {
        "meeting": hall.key.id,
        "cooperative": cooperative.name if cooperative else "",
        "title": about.title,
        "zone": about.zone,
        "may_join": await may_join(request, device, hall),
        "rehearsed": await told_of(request, hall),
        "authority": json.dumps(authority, separators=(",", ":")),
    }
    return page(request, "konsol.html", context)


async def attendance(request: Request) -> Response:
    """`GET /rapat/{meeting}/kehadiran`: the curve, the counts, and people by name, a page at a time.

    `cari` is a part of a name or number; `siapa` is `hadir`, `tidak`, `semua` or `kenal`, the last with
    those who have a login; `mulai` is the first row.
    """
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
        book = await book_of(request, hall)
    except Refused as refused:
        return refused_response(refused)
    query = request.query_params
    who = query.get("siapa", "hadir")
    names = {**await names_in(request, hall), **(await _logins(request, hall) if who == KNOWN else {})}
    search = query.get("cari", "")[:LONGEST_SEARCH].strip().casefold()
    offset = int(query["mulai"]) if query.get("mulai", "").isdecimal() and len(query["mulai"]) < 7 else 0
    async with hall.live.shown():
        rows = _people(hall, names, who, search)
        gavel = hall.live.state.offices.gavel
        quorum = plain.quorum(hall.live.state.quorum())
    answer: dict[str, Json] = {
        "at": time_text(services(request).house.now()),
        "quorum": quorum,
        "curve": curve_of(book),
        "gavel": _gavel(hall, gavel),
        "found": len(rows),
        "people": rows[offset : offset + LARGEST_PAGE],
    }
    return JSONResponse(answer)


def _gavel(hall: Hall, gavel: PersonId | None) -> Json:
    """Whether who holds the palu is there: after a while of silence a deputy may take it over."""
    if gavel is None:
        return None
    heard_at = time_text(hall.presence.heard_at(gavel))
    return {"person": gavel, "heard_at": heard_at, "connected": hall.presence.is_connected(gavel)}


def curve_of(book: AttendanceBook) -> Json:
    return [[time_text(point.at), point.present, point.entitled] for point in book.points()]


async def book_of(request: Request, hall: Hall) -> AttendanceBook:
    """The meeting's attendance up to now; what is new since the last question is read from the log."""
    book = _books.get(hall)
    if book is None:
        book = _books[hall] = AttendanceBook(hall.key.id)
    if book.position < hall.live.state.position:
        events = await services(request).log.read(hall.key, after=book.position)
        book.take(to_happened(stored) for stored in events if stored.position == book.position + 1)
    return book


async def names_in(request: Request, hall: Hall) -> dict[PersonId, Name]:
    """Names and numbers of everybody on the roll or in an office, kept until somebody new turns up."""
    state = hall.live.state
    wanted = {*state.roll.entries, *state.attendance.visits}
    known = _numbers.get(hall)
    if known is None or wanted != known.keys():
        lines = await services(request).registry.roll_lines(hall.key)
        known = {line.entry: Name(line.number, line.name) for line in lines if line.entry in wanted}
        for person in wanted - known.keys():
            known[person] = Name("", hall.feed.names.get(person, ""))
        _numbers[hall] = known
    return known


async def _logins(request: Request, hall: Hall) -> dict[PersonId, Name]:
    """Officers who are no members, such as an auditor: they may be given an office."""
    accounts = await services(request).registry.accounts(hall.key.cooperative)
    return {one.id: Name(one.login, one.name) for one in accounts if one.revoked_at is None}


def _people(hall: Hall, names: dict[PersonId, Name], who: str, search: str) -> list[Json]:
    state = hall.live.state
    rows: list[tuple[str, Json]] = []
    for person, name in names.items():
        visit = state.attendance.visits.get(person)
        is_here = visit is not None and visit.presence is Presence.PRESENT
        if who in ("hadir", "tidak") and is_here != (who == "hadir"):
            continue
        if search and search not in name.name.casefold() and search not in name.number.casefold():
            continue
        row: Json = {
            "person": person,
            "name": name.name,
            "number": name.number,
            "presence": visit.presence.value if visit else None,
            "channel": visit.channel.value if visit else None,
            "place": visit.place if visit else "",
            "since": time_text(visit.first_in_at) if visit else None,
            "connected": hall.presence.is_connected(person),
            "votes": person in state.roll,
        }
        rows.append((f"{len(name.number):03d}{name.number}{name.name}", row))
    return [row for _, row in sorted(rows, key=lambda keyed: keyed[0])]


async def notes(request: Request) -> Response:
    """`GET /rapat/{meeting}/catatan`: the secretary's notes so far, for who runs or checks the meeting."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
    except Refused as refused:
        return refused_response(refused)
    events = await services(request).log.read(hall.key)
    return JSONResponse({"notes": [_note(hall, one) for one in events if one.kind == "NoteTaken"]})


def _note(hall: Hall, stored: StoredEvent) -> Json:
    return {
        "position": stored.position,
        "at": time_text(stored.at),
        "item": stored.payload["item"],
        "text": hall.live.texts.get(str(stored.payload["note"]), ""),
        "by": hall.feed.names.get(stored.actor.partition(":")[2], ""),
    }
