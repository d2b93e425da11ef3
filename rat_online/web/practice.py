"""What the pages of a real meeting say of its rehearsals."""

from starlette.requests import Request

from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.rehearsals import BEFORE
from rat_online.web.catalogue import translate
from rat_online.web.formats import date
from rat_online.web.page import language_for
from rat_online.web.services import services


async def may_join(request: Request, device: Device, hall: Hall) -> bool:
    """Whether a rehearsal is under way in which this device has a place."""
    if hall.live.state.about.is_rehearsal or hall.live.state.state not in BEFORE:
        return False
    given = services(request).rehearsals
    rehearsal = await given.under_way(hall)
    if rehearsal is None:
        return False
    series = hall.live.state.about.series
    has_office = any(one.series in (None, series) for one in device.offices)
    return has_office or bool(given.places(device, hall, rehearsal))


async def told_of(request: Request, hall: Hall) -> tuple[bool, str]:
    """Whether the meeting was rehearsed, and in words: a line of its readiness list."""
    language = language_for(request)
    if hall.live.state.about.is_rehearsal or hall.live.state.state not in BEFORE:
        return True, ""
    found = await services(request).rehearsals.of(hall)
    if any(one.is_gathered for one in found):
        return False, translate(language, "rehearsal.still-under-way", {})
    held = [one.live.state for one in found]
    opened_at = max((one.opened_at for one in held if one.opened_at), default=None)
    if opened_at is None:
        return False, translate(language, "rehearsal.not-held", {})
    on = date(opened_at, hall.live.state.about.zone, language)
    return True, translate(language, "rehearsal.held", {"date": on})
