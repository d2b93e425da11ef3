"""A witness's page: the count of each place where members vote by hand or paper. Rule book section 3."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.capacities import in_office
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.errors import Refused
from rat_online.domain.vocabulary import Role
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.practice import may_join
from rat_online.web.services import services


async def counting(request: Request) -> Response:
    """`GET /rapat/{meeting}/saksi`: for the witnesses of the meeting alone."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        is_witness(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    context = {
        "meeting": hall.key.id,
        "title": hall.live.state.about.title,
        "cooperative": cooperative.name if cooperative else "",
        "may_join": await may_join(request, device, hall),
    }
    return page(request, "saksi.html", context)


def is_witness(device: Device, hall: Hall) -> None:
    """Whether this device witnesses.

    Raises:
        Refused: `not-allowed` for everybody else.
    """
    in_office(device, hall.live.state, {Role.WITNESS})
