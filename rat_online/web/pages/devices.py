"""Where one is signed in, and the way to end it from afar: for oneself, and for the admin."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.capacities import ends_no_office
from rat_online.app.ports.identity import Device, DeviceSession
from rat_online.app.ports.registry import AccountRole
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId
from rat_online.web.device_name import device_name
from rat_online.web.gate import device_of
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import armed_officer
from rat_online.web.services import services

MOST_SHOWN = 200


async def own(request: Request) -> Response:
    """`GET /perangkat`: the devices on which somebody of this one is signed in too."""
    try:
        device = await device_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    found = await _ended_from(request, device)
    cooperative = await services(request).registry.cooperative(device.cooperative)
    shown = {"rows": await _rows(request, device, found), "cooperative": cooperative}
    return page(request, "perangkat.html", shown)


async def end_own(request: Request) -> Response:
    """`POST /perangkat/{session}/akhiri`: its pages close at once."""
    try:
        device = await device_of(request)
        await _end(request, device, await _ended_from(request, device))
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse("/perangkat", 303)


async def of_cooperative(request: Request) -> Response:
    """`GET /panitia/perangkat`: the latest seen, or those of the members whom a search finds."""
    try:
        device, _ = await armed_officer(request, {AccountRole.ADMIN})
    except Refused as refused:
        return refused_page(request, refused)
    given, search = services(request), request.query_params.get("cari", "").strip()[:80]
    persons = None
    if search:
        members = await given.registry.members(device.cooperative, search=search, limit=MOST_SHOWN)
        persons = [one.id for one in members]
    found = await given.sessions.devices(device.cooperative, MOST_SHOWN, persons)
    cooperative = await given.registry.cooperative(device.cooperative)
    assert cooperative is not None  # a session is somebody's of an existing cooperative
    context = {"rows": await _rows(request, device, found), "search": search, "most": MOST_SHOWN}
    return organiser_page(request, "panitia/perangkat.html", cooperative, "devices", context)


async def end_any(request: Request) -> Response:
    """`POST /panitia/perangkat/{session}/akhiri`."""
    try:
        device, _ = await armed_officer(request, {AccountRole.ADMIN})
        found = await services(request).sessions.devices(device.cooperative, 1_000_000)
        await _end(request, device, found)
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse("/panitia/perangkat", 303)


async def _end(request: Request, device: Device, found: list[tuple[DeviceSession, Device]]) -> None:
    session = request.path_params["session"]
    if all(one.id != session for one, _ in found):
        refuse(Refusal.UNKNOWN_SESSION)
    await services(request).sessions.revoke(device.cooperative, session)


async def _ended_from(request: Request, device: Device) -> list[tuple[DeviceSession, Device]]:
    """The devices of the same persons, but for those where an office is open that this one does not hold."""
    found = await services(request).sessions.devices(device.cooperative, MOST_SHOWN, _persons_of(device))
    return [(session, held) for session, held in found if ends_no_office(device, held)]


def _persons_of(device: Device) -> list[PersonId]:
    return [*(seat.entry for seat in device.seats), *(office.person for office in device.offices)]


async def _rows(
    request: Request, device: Device, found: list[tuple[DeviceSession, Device]]
) -> list[dict[str, object]]:
    persons = {person for _, held in found for person in _persons_of(held)}
    names = await services(request).registry.names(device.cooperative, persons)
    return [
        {
            "id": session.id,
            "is_this": session.id == device.session,
            "what": device_name(session.label),
            "since": session.created_at,
            "seen": session.last_seen_at,
            "who": [names[one].name for one in dict.fromkeys(_persons_of(held)) if one in names],
        }
        for session, held in found
    ]
