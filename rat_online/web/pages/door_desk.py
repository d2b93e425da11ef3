"""The committee's page of the door: who asks for help, whose entry is stopped, and opening it again."""

from collections.abc import Mapping
from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rat_online.app.datum import in_books, is_on_file
from rat_online.app.door_watch import gates_at
from rat_online.app.doorkeeper import Override, photo_in
from rat_online.app.hall import Hall
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.group_gates import GateDoor, GroupGate
from rat_online.app.ports.help_desk import HelpRequest, HelpSource
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative, Name
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import need_second_factor
from rat_online.web.services import services

MOST_FOUND = 20
LONGEST_ID = 32


async def desk(request: Request) -> Response:
    """`GET /panitia/rapat/{meeting}/pintu`; `cari` finds a member whose entry may be opened again."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    return await _desk(request, cooperative, hall)


async def reopen(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/pintu/buka`: with a reason, and a photo of who stands there."""
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await need_second_factor(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    try:
        photo = photo_in(str(form.get("photo", "")))
        reason, act = str(form.get("reason", "")), _act_in(str(form.get("id", "")))
        override = Override(person, reason, photo, form.get("kartu") == "1", act)
        entry = _entry(hall, str(form.get("person", "")))
        nothing = await _has_nothing_on_file(request, cooperative, entry.person)
        code = await services(request).doorkeeper.reopen(entry, override, nothing_on_file=nothing)
        await services(request).help_desk.done(entry)
    except Refused as refused:
        if _is_from_script(request):
            return JSONResponse({"refused": explained(request, refused)}, 409)
        return await _desk(request, cooperative, hall, explained(request, refused))
    if _is_from_script(request):
        return JSONResponse({"done": {"code": code}})
    if code:
        return await _desk(request, cooperative, hall, handed=(entry.person, code))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/pintu", 303)


def _is_from_script(request: Request) -> bool:
    """A page that sends the form itself, again and again until it is answered."""
    return request.headers.get("accept") == "application/json"


def _act_in(id_: str) -> str:
    """The id that this page gave its form; what somebody made up is none.

    Raises:
        Refused: `malformed` (field).
    """
    if id_ and not (len(id_) <= LONGEST_ID and id_.isascii() and id_.isalnum()):
        refuse(Refusal.MALFORMED, field="id")
    return id_


async def done(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/pintu/selesai`: somebody who asked for help was seen to."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    source = next((one for one in HelpSource if one.value == form.get("source")), None)
    await services(request).help_desk.done(_entry(hall, str(form.get("person", ""))), source)
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/pintu", 303)


async def put_contact(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/pintu/kontak`: the number that members reach the committee at."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        written = str((await request.form()).get("phone", ""))
        await services(request).help_desk.put_contact(cooperative.id, written)
    except Refused as refused:
        return await _desk(request, cooperative, hall, explained(request, refused))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/pintu", 303)


async def _has_nothing_on_file(request: Request, cooperative: Cooperative, person: PersonId) -> bool:
    """Whether the books hold no datum of somebody, so that a code is handed over instead."""
    known = await services(request).registry.member(cooperative.id, person)
    return known is None or not is_on_file(in_books(cooperative.sign_in_datum, known.member))


def _entry(hall: Hall, person: str) -> Entry:
    return Entry(hall.key.cooperative, hall.live.state.about.series, person)


async def _desk(
    request: Request,
    cooperative: Cooperative,
    hall: Hall,
    error: str = "",
    handed: tuple[PersonId, str] | None = None,
) -> Response:
    given, now = services(request), services(request).house.now()
    series = Series(cooperative.id, hall.live.state.about.series)
    search = request.query_params.get("cari", "").strip()[:80]
    guards = {guard.entry.person: guard for guard in await given.doorkeeper.guards(series)}
    stopped = [one for one in guards.values() if one.frozen_at or _is_locked(one.locked_until, now)]
    found = await _found(request, cooperative, search) if search else []
    persons = {*(one.entry.person for one in stopped), *found, *([handed[0]] if handed else ())}
    named = await given.registry.names(cooperative.id, persons)
    context = {
        "error": error,
        "search": search,
        "contact": await given.help_desk.contact(cooperative.id),
        "asked": [await _request_view(request, one) for one in await given.help_desk.requests(series)],
        "stopped": [(one.entry.person, *_named(named, one.entry.person), one) for one in stopped],
        "found": [(one, *_named(named, one)) for one in found if one in guards],
        "new_id": given.ids.new_id,
        "inquiry": await _inquiry(request, series),
        "handed": {"name": _named(named, handed[0])[0], "code": handed[1]} if handed else None,
    }
    status = 409 if error else 201 if handed else 200
    return organiser_page(
        request, "panitia/pintu.html", cooperative, "door", context, hall=hall, status=status
    )


async def _inquiry(request: Request, series: Series) -> GroupGate | None:
    """The public question about the roll, where wrong answers closed or nearly closed it."""
    given = services(request)
    gates = await gates_at(given.identity, series, given.house.now())
    return next((one for one in gates if one.door is GateDoor.INQUIRY and one.is_alarming), None)


async def _request_view(request: Request, one: HelpRequest) -> dict[str, object]:
    known = await services(request).registry.member(one.entry.cooperative, one.entry.person)
    return {
        "person": one.entry.person,
        "name": known.member.name if known else "",
        "number": known.member.number if known else "",
        "whatsapp": whatsapp_number(known.member.phone or "") if known else None,
        "kind": one.kind.value,
        "text": one.text,
        "at": one.at,
        "is_done": one.done_at is not None,
        "source": one.source.value,
    }


async def _found(request: Request, cooperative: Cooperative, search: str) -> list[PersonId]:
    """Members, and officers who are none."""
    registry = services(request).registry
    members = await registry.members(cooperative.id, search=search, limit=MOST_FOUND)
    accounts = await registry.accounts(cooperative.id)
    officers = [one.id for one in accounts if search.casefold() in one.name.casefold()]
    return list(dict.fromkeys([*(one.id for one in members), *officers]))


def _named(names: Mapping[PersonId, Name], person: PersonId) -> tuple[str, str]:
    known = names.get(person, Name("", ""))
    return known.name, known.number


def _is_locked(until: datetime | None, now: datetime) -> bool:
    return until is not None and until > now
