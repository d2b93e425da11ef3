"""The committee's page of the door: who asks for help, whose entry is stopped, and opening it again."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.doorkeeper import Override, photo_in
from rat_online.app.hall import Hall
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.errors import Refused
from rat_online.domain.members.phone import whatsapp_number
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

MOST_FOUND = 20


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
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    try:
        photo = photo_in(str(form.get("photo", "")))
        override = Override(person, str(form.get("reason", "")), photo)
        entry = _entry(hall, str(form.get("person", "")))
        await services(request).doorkeeper.reopen(entry, override)
        await services(request).help_desk.done(entry)
    except Refused as refused:
        return await _desk(request, cooperative, hall, explained(request, refused))
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}/pintu", 303)


async def done(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/pintu/selesai`: somebody who asked for help was seen to."""
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    person = str((await request.form()).get("person", ""))
    await services(request).help_desk.done(_entry(hall, person))
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


def _entry(hall: Hall, person: str) -> Entry:
    return Entry(hall.key.cooperative, hall.live.state.about.series, person)


async def _desk(request: Request, cooperative: Cooperative, hall: Hall, error: str = "") -> Response:
    given, now = services(request), services(request).house.now()
    series = Series(cooperative.id, hall.live.state.about.series)
    search = request.query_params.get("cari", "").strip()[:80]
    guards = {guard.entry.person: guard for guard in await given.doorkeeper.guards(series)}
    stopped = [one for one in guards.values() if one.frozen_at or _is_locked(one.locked_until, now)]
    members = await given.registry.members(cooperative.id, search=search, limit=MOST_FOUND) if search else []
    asked = await given.help_desk.requests(series)
    persons = {*(one.entry.person for one in stopped), *(one.entry.person for one in asked)}
    known = {one: await given.registry.member(cooperative.id, one) for one in persons}
    context = {
        "error": error,
        "search": search,
        "contact": await given.help_desk.contact(cooperative.id),
        "asked": [
            {
                "person": one.entry.person,
                "name": known_one.member.name if known_one else "",
                "number": known_one.member.number if known_one else "",
                "whatsapp": whatsapp_number(known_one.member.phone or "") if known_one else None,
                "kind": one.kind.value,
                "text": one.text,
                "at": one.at,
                "is_done": one.done_at is not None,
            }
            for one, known_one in ((one, known[one.entry.person]) for one in asked)
        ],
        "stopped": [
            (one.entry.person, found.member.name if found else "", found.member.number if found else "", one)
            for one, found in ((one, known[one.entry.person]) for one in stopped)
        ],
        "found": [(one.id, one.member.name, one.member.number) for one in members if one.id in guards],
    }
    status = 409 if error else 200
    return organiser_page(
        request, "panitia/pintu.html", cooperative, "door", context, hall=hall, status=status
    )


def _is_locked(until: datetime | None, now: datetime) -> bool:
    return until is not None and until > now
