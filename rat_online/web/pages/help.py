""" "Bantuan" for members: what does not work, told to the committee from the door or the room."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpKind
from rat_online.domain.errors import Refused
from rat_online.web.channel import address_of
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services


def kind_in(sent: str) -> HelpKind:
    known = {kind.value: kind for kind in HelpKind}
    return known.get(sent, HelpKind.OTHER)


async def door(request: Request) -> Response:
    """`GET /bantuan`: for who cannot come in."""
    return page(request, "bantuan.html", {"was_sent": False})


async def ask_at_door(request: Request) -> Response:
    """`POST /bantuan`: the answer is the same whatever the link or code."""
    form = await request.form()
    kind, secret, text = kind_in(str(form.get("kind", ""))), str(form.get("secret", "")), form.get("text", "")
    try:
        await services(request).help_desk.ask_by_secret(secret, kind, str(text), address_of(request))
    except Refused as refused:
        return refused_page(request, refused)
    return page(request, "bantuan.html", {"was_sent": True})


async def ask_in_room(request: Request) -> Response:
    """`POST /rapat/{meeting}/bantuan`: for everybody who sits on this device."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    kind, text = kind_in(str(form.get("kind", ""))), str(form.get("text", ""))
    series = hall.live.state.about.series
    for seat in device.seats:
        if seat.series == series:
            entry = Entry(device.cooperative, series, seat.entry)
            await services(request).help_desk.ask(entry, kind, text)
    return RedirectResponse(f"/rapat/{hall.key.id}#bantuan", 303)
