"""The door as the pengawas reads it: devices of the committee, shared devices, moves and overrides."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.door_watch import DoorReport, SharedDevice, watch
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Name
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.records import reader_of
from rat_online.web.services import services


async def door(request: Request) -> Response:
    """`GET /rapat/{meeting}/periksa/pintu`."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    given, about = services(request), hall.live.state.about
    report = await watch(given.identity, Series(hall.key.cooperative, about.series), given.house.now())
    names = await given.registry.names(hall.key.cooperative, _persons_in(report))
    cooperative = await given.registry.cooperative(hall.key.cooperative)
    context = {
        "meeting": hall.key.id,
        "title": about.title,
        "zone": about.zone,
        "cooperative": cooperative.name if cooperative else "",
        "entered": report.entered,
        "by_officers": [_row(one, names) for one in report.by_officers],
        "shared": [_row(one, names) for one in report.shared],
        "gates": report.gates,
        "refused": sorted((outcome.value, many) for outcome, many in report.refused.items()),
        "acts": [
            {"act": act, "who": _name(names, act.entry.person), "by": _name(names, act.by or "")}
            for act in reversed(report.acts)
        ],
    }
    return page(request, "auditor_pintu.html", context)


def _persons_in(report: DoorReport) -> set[PersonId]:
    devices = report.shared + report.by_officers
    persons = {person for one in devices for person in (*one.entries, *one.officers)}
    return persons | {act.entry.person for act in report.acts} | {act.by for act in report.acts if act.by}


def _name(names: Mapping[PersonId, Name], person: PersonId) -> str:
    return names[person].name if person in names else ""


def _row(one: SharedDevice, names: Mapping[PersonId, Name]) -> dict[str, object]:
    """The end of a mark's digest tells devices apart, and opens nothing."""
    return {
        "device": one.id[-4:],
        "is_kiosk": one.is_kiosk,
        "entries": [_name(names, person) for person in one.entries],
        "officers": [_name(names, person) for person in one.officers],
        "at": one.first_at,
    }


async def photo(request: Request) -> Response:
    """`GET /rapat/{meeting}/periksa/pintu/{act}`: the photo of an override."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
        series = Series(hall.key.cooperative, hall.live.state.about.series)
        acts = await services(request).doorkeeper.acts(series)
        if all(act.id != request.path_params["act"] for act in acts):
            refuse(Refusal.UNKNOWN_DOCUMENT)
        found = await services(request).doorkeeper.photo(device.cooperative, request.path_params["act"])
        if found is None:
            refuse(Refusal.UNKNOWN_DOCUMENT)
    except Refused as refused:
        return refused_page(request, refused)
    return Response(found, media_type="image/jpeg")
