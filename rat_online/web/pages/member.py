"""A member's page: the room of a meeting on the own phone. What is in it comes over the wire."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.capacities import by_election, pengawas_on, roles_here
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device, Series
from rat_online.app.view.audience import Audience, audience_for
from rat_online.domain.errors import Refused
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.gate import device_of, hall_for
from rat_online.web.kiosk_mode import kiosk_of
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.practice import may_join
from rat_online.web.services import services
from rat_online.web.stream_address import media_address, policy_for

DESKS = {Audience.OFFICER: "konsol", Audience.AUDITOR: "periksa"}


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a room's page shows besides the wire; read once a meeting: a whole roll may join in a minute."""

    cooperative: str
    address: str
    numbers: dict[PersonId, str]


_mastheads: WeakKeyDictionary[Hall, Masthead] = WeakKeyDictionary()
_reading: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)


async def room(request: Request) -> Response:
    """`GET /rapat/{meeting}`: the room; who holds an office and no seat goes to its own page."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        if kiosk := kiosk_of(request):
            return RedirectResponse(f"/kios/{kiosk}", 303)
        return refused_page(request, refused)
    seats = seats_of(device, hall)
    desk = desk_of(device, hall)
    if desk and not seats:
        return RedirectResponse(f"/rapat/{hall.key.id}/{desk}", 303)
    masthead = await masthead_of(request, hall, seats)
    series = Series(hall.key.cooperative, hall.live.state.about.series)
    glance = await services(request).help_desk.glance(series)
    names = hall.feed.names
    context: dict[str, object] = {
        "meeting": hall.key.id,
        "title": hall.live.state.about.title,
        "cooperative": masthead.cooperative,
        "contact": whatsapp_number(glance.contact) if glance.contact else None,
        "zone": hall.live.state.about.zone,
        "help": next((glance.requests[seat] for seat in seats if seat in glance.requests), None),
        "address": masthead.address,
        "seats": [
            {"entry": entry, "name": names.get(entry, ""), "number": masthead.numbers.get(entry, "")}
            for entry in seats
        ],
    }
    given = services(request)
    context["kiosk"] = kiosk_of(request)
    context["may_join"] = not context["kiosk"] and await may_join(request, device, hall)
    context["stage"], context["kept_days"] = hall.live.state.stage, given.settings.recording_days
    response = page(request, "anggota.html", context)
    address = media_address(request, given.settings, given.media)
    response.headers.update(policy_for(hall.live.state.stage, address))
    return response


def seats_of(device: Device, hall: Hall) -> list[PersonId]:
    """The seats of this device in the meeting's line of calls."""
    series = hall.live.state.about.series
    return [seat.entry for seat in device.seats if seat.series == series]


def desk_of(device: Device, hall: Hall) -> str:
    """Where an officer works: the console, the counts of places, the records for who checks; else nowhere."""
    state = hall.live.state
    roles: frozenset[Role] = frozenset()
    for person in device.persons_in(state.about.series):
        roles |= roles_here(device, state, person) | by_election(state, person)
    if audience_for(roles) is Audience.AUDITOR and Role.WITNESS in roles:
        return "saksi"
    if pengawas_on(device) is not None and audience_for(roles) is not Audience.OFFICER:
        return "periksa"
    return DESKS.get(audience_for(roles), "")


async def masthead_of(request: Request, hall: Hall, seats: list[PersonId]) -> Masthead:
    """Kept until somebody turns up whose number is not known: the chair may have amended the roll."""
    async with _reading[hall.key.id]:
        known = _mastheads.get(hall)
        if known is None or not known.numbers.keys() >= set(seats):
            known = _mastheads[hall] = await _read_masthead(request, hall, seats)
    return known


async def _read_masthead(request: Request, hall: Hall, seats: list[PersonId]) -> Masthead:
    registry = services(request).registry
    cooperative = await registry.cooperative(hall.key.cooperative)
    numbers = dict.fromkeys(seats, "")
    numbers.update({line.entry: line.number for line in await registry.roll_lines(hall.key)})
    name, address = (cooperative.name, cooperative.address) if cooperative else ("", "")
    return Masthead(name, address, numbers)
