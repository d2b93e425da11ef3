"""A seat that comes from another phone: the page that waits for it, and the other's "bukan saya"."""

from math import ceil

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.ports.entries import MoveEnd, SeatMove
from rat_online.app.ports.identity import Device
from rat_online.domain.errors import Refused
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services


async def waiting(request: Request) -> Response:
    """`GET /pindah/{move}`: the new device waits; what it shows is what the server says."""
    try:
        device = await device_of(request)
        move = await services(request).moves.of(device, request.path_params["move"])
    except Refused as refused:
        return refused_page(request, refused)
    state = await _state_of(request, device, move)
    return page(request, "pindah.html", {"move": move.id, **state})


async def state(request: Request) -> Response:
    """`GET /pindah/{move}/keadaan`: `{"state", "seconds", "to"}`."""
    try:
        device = await device_of(request)
        move = await services(request).moves.of(device, request.path_params["move"])
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse(await _state_of(request, device, move))


async def refuse(request: Request) -> Response:
    """`POST /pindah/{move}/bukan-saya`: the old device says no; the seat stays until the desk decides."""
    try:
        device = await device_of(request)
        await services(request).moves.refuse(device, request.path_params["move"])
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"done": {}})


async def _state_of(request: Request, device: Device, move: SeatMove) -> dict[str, object]:
    given = services(request)
    if move.end is None:
        left = (move.due_at - given.house.now()).total_seconds()
        return {"state": "waiting", "seconds": max(0, ceil(left)), "to": ""}
    if move.end is not MoveEnd.MOVED or not device.sits(move.entry.series, move.entry.person):
        ended = MoveEnd.WITHDRAWN if move.end is MoveEnd.MOVED else move.end
        return {"state": ended.value, "seconds": 0, "to": "/masuk"}
    rows = await given.registry.meetings(device.cooperative)
    to = next((f"/rapat/{row.id}" for row in rows if row.series == move.entry.series), "/")
    return {"state": move.end.value, "seconds": 0, "to": to}
