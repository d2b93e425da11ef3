"""A member's own data: what the books hold, who sees it, how long it stays; and a request to correct it.

The last digits of the phone and the birth date open an entry, and a phone may be shared: they are not shown.
"""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import KnownMember
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.phone import national_form
from rat_online.domain.vocabulary import PersonId
from rat_online.web.gate import device_of
from rat_online.web.page import explained, page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

HIDDEN_DIGITS = 4
HIDDEN = "••••"


async def own_data(request: Request) -> Response:
    """`GET /data-saya`: of every member who sits on this device."""
    try:
        device = await device_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _page(request, device)


async def ask(request: Request) -> Response:
    """`POST /data-saya`: one of these members says what is wrong."""
    given = services(request)
    try:
        device = await device_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    try:
        person = str(form.get("person", ""))
        if person not in _members_on(device):
            refuse(Refusal.SEAT_NOT_HERE)
        await given.books.ask_correction(device.cooperative, person, str(form.get("text", "")))
    except Refused as refused:
        return await _page(request, device, explained(request, refused))
    return RedirectResponse("/data-saya", 303)


def _members_on(device: Device) -> list[PersonId]:
    offices = [office.person for office in device.offices if office.series is not None]
    return list(dict.fromkeys([*(seat.entry for seat in device.seats), *offices]))


async def _page(request: Request, device: Device, error: str = "") -> Response:
    given = services(request)
    cooperative = await given.registry.cooperative(device.cooperative)
    assert cooperative is not None  # a session is somebody's of an existing cooperative
    asked = await given.books.corrections(device.cooperative)
    found = [await given.registry.member(device.cooperative, one) for one in _members_on(device)]
    context = {
        "cooperative": cooperative,
        "members": [_shown(one) for one in found if one is not None],
        "asked": {act.subject: act.at for act in asked},
        "trials": await _trials(request, device),
        "kept_days": given.settings.contacts_kept_days,
        "recordings_kept_days": given.settings.recording_days,
        "error": error,
    }
    return page(request, "data_saya.html", context, 409 if error else 200)


async def _trials(request: Request, device: Device) -> dict[PersonId, tuple[str, datetime]]:
    """What is kept of "Coba HP saya": the kind of phone and when, of the last that was tried."""
    found: dict[PersonId, tuple[str, datetime]] = {}
    for seat in device.seats:
        entry = Entry(device.cooperative, seat.series, seat.entry)
        trial = await services(request).phone_trials.of_entry(entry)
        if trial.at is not None and (seat.entry not in found or trial.at > found[seat.entry][1]):
            found[seat.entry] = (trial.device, trial.at)
    return found


def _shown(known: KnownMember) -> dict[str, object]:
    one = known.member
    phone = national_form(one.phone) if one.phone else ""
    return {
        "person": known.id,
        "name": one.name,
        "number": one.number,
        "status": one.status.value,
        "group": one.group,
        "position": one.position,
        "phone": phone[:-HIDDEN_DIGITS] + HIDDEN if phone else "",
        "email": one.email or "",
        "has_birth_date": one.born_on is not None,
    }
