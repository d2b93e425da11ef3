"""The public screen of the hall and of the stream: what everybody may see, and nothing of anybody."""

import io
import re

import segno
from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.capacities import in_office
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.view.audience import AUDITOR_ROLES, OFFICER_ROLES
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.render import IMMUTABLE
from rat_online.web.services import services

CODE = re.compile(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){2}")
POSITION = re.compile(r"[0-9]{1,9}")


async def screen(request: Request) -> Response:
    """`GET /rapat/{meeting}/layar`: for devices with an office in this line of calls."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        has_office(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    context = {
        "meeting": hall.key.id,
        "title": hall.live.state.about.title,
        "cooperative": cooperative.name if cooperative else "",
    }
    return page(request, "layar.html", context)


async def code(request: Request) -> Response:
    """`GET /rapat/{meeting}/layar/kode.svg`: a kode keaslian with its position as a QR to be photographed.

    It writes what the screen shows beside it, not what is newest: the two must be the same.
    """
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        has_office(device, hall)
        shown, position = request.query_params.get("kode", ""), request.query_params.get("posisi", "")
        if not CODE.fullmatch(shown) or not POSITION.fullmatch(position):
            refuse(Refusal.MALFORMED, field="kode")
    except Refused as refused:
        return refused_response(refused)
    drawn = io.BytesIO()
    text = f"{hall.live.state.about.title}\n{hall.key.id} {position}\n{shown}"
    segno.make_qr(text).save(drawn, kind="svg", omitsize=True, border=2)
    return Response(drawn.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": IMMUTABLE})


def has_office(device: Device, hall: Hall) -> None:
    """A screen is put up by those who run the meeting or check it.

    Raises:
        Refused: `not-allowed` for members and guests.
    """
    in_office(device, hall.live.state, OFFICER_ROLES | AUDITOR_ROLES)
