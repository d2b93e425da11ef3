"""The wire without websockets: commands by POST, events as a stream (SSE). Same words, same answers."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial

from msgspec import UnsetType
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from rat_online.app.frame import Frame
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.chain import Json
from rat_online.domain.errors import Refusal, Refused
from rat_online.web.counter import hand_in
from rat_online.web.gate import device_of, hall_for
from rat_online.web.services import services
from rat_online.web.tab import DeviceTab
from rat_online.web.wire import hello, read_message, read_position, refusal

KEPT_FOR_A_STREAM = 64
"""Frames that wait for a slow stream; who falls further behind comes back to a snapshot."""

BEAT_S = 20.0

STATUS_FOR = {
    Refusal.SIGNED_OUT: 401,
    Refusal.UNKNOWN_MEETING: 404,
    Refusal.UNKNOWN_MOVE: 404,
    Refusal.UNKNOWN_TRANSFER: 404,
    Refusal.UNKNOWN_SESSION: 404,
    Refusal.PROOF_NEEDED: 403,
    Refusal.SECOND_FACTOR_NEEDED: 403,
    Refusal.PROVE_YOURSELF_AGAIN: 403,
    Refusal.OFFICE_LINK_NEEDED: 403,
    Refusal.OWN_LINK_NEEDED: 403,
    Refusal.WRONG_PIN: 403,
    Refusal.PIN_CLEARED: 403,
    Refusal.UNKNOWN_DOCUMENT: 404,
    Refusal.LETTER_ERASED: 410,
    Refusal.UNKNOWN_PAGE: 404,
    Refusal.NOT_ALLOWED: 403,
    Refusal.NOT_ON_THE_FLOOR: 403,
    Refusal.STUDIO_AWAY: 503,
    Refusal.MALFORMED: 400,
    Refusal.TOO_LARGE: 413,
    Refusal.TRY_AGAIN: 503,
}


def refused_response(refused: Refused, id_: str | None = None) -> JSONResponse:
    """A refusal as JSON; what the rules refuse is no fault of the request: 409."""
    return JSONResponse(refusal(id_, refused), STATUS_FOR.get(refused.code, 409))


async def command(request: Request) -> Response:
    """`POST /rapat/{meeting}/perintah`: one message of the wire, one answer."""
    received_at = services(request).house.now()
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        message = read_message(await request.body())
        if not isinstance(message.delay, UnsetType):
            hall.report_delay(device.session, message.delay)
            return JSONResponse({})
        if message.do is None:
            raise Refused(Refusal.MALFORMED, {"field": "do"})
    except Refused as refused:
        return refused_response(refused)
    _hear(hall, device, received_at)
    given = services(request)
    prove = given.officer_proof.need_of
    answer = await hand_in(hall, device, message, received_at, given.ids, prove, given.points)
    refused_as = answer.get("refused")
    status = 200 if refused_as is None else STATUS_FOR.get(Refusal(str(refused_as)), 409)
    return JSONResponse(answer, status)


async def stream(request: Request) -> Response:
    """`GET /rapat/{meeting}/peristiwa`: the frames of the wire, each an event whose id is its position."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_response(refused)
    after = request.headers.get("last-event-id") or request.query_params.get("after")
    frames = _frames(request, hall, device, read_position(after))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(frames, media_type="text/event-stream", headers=headers)


class _Queue:
    """The outlet of a stream."""

    def __init__(self) -> None:
        self.frames: asyncio.Queue[Frame | None] = asyncio.Queue(KEPT_FOR_A_STREAM)

    def put(self, frame: Frame) -> None:
        try:
            self.frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.close(0)

    def close(self, code: int) -> None:
        """End the stream; the client asks again from what it has, and is told then what is wrong.

        What still waits is dropped with it: a frame left out between others would never be made good.
        """
        while not self.frames.empty():
            self.frames.get_nowait()
        self.frames.put_nowait(None)


def sse(position: int, payload: bytes) -> bytes:
    """One server-sent event (HTML Living Standard, section 9.2)."""
    return b"id: %d\ndata: %b\n\n" % (position, payload)


def _first_event(content: dict[str, Json]) -> bytes:
    """Without an id: who is cut off right after it has been brought to no position yet."""
    return b"data: %b\n\n" % json.dumps(content, separators=(",", ":")).encode()


async def _frames(request: Request, hall: Hall, device: Device, after: int | None) -> AsyncIterator[bytes]:
    given = services(request)
    outlet = _Queue()
    tab = DeviceTab(hall, device, outlet, request.query_params.get("sebagai") == "layar")
    given.switchboard.plug(tab)
    for person in tab.seats:
        hall.presence.connect(person, given.house.now())
    try:
        if not await _is_still(device, request):
            return
        yield _first_event(hello(hall.key.id, given.house.now()))
        await tab.welcome(after)
        tab.tell_moves(given.moves.leaving(device.session))
        _hear(hall, device, given.house.now())
        while True:
            try:
                frame = await asyncio.wait_for(outlet.frames.get(), BEAT_S)
            except TimeoutError:
                # A comment keeps proxies from closing a quiet stream, and finds out who is gone.
                _hear(hall, device, given.house.now())
                yield b":\n\n"
                continue
            if frame is None:
                return
            yield frame.framed("sse", partial(sse, frame.position))
    finally:
        tab.leave()
        given.switchboard.unplug(tab)
        for person in tab.seats:
            hall.presence.disconnect(person, given.house.now())


async def _is_still(device: Device, request: Request) -> bool:
    """A session that changed between the cookie's check and the switchboard's plug is caught here."""
    try:
        return await device_of(request) == device
    except Refused:
        return False


_welcomes: set[asyncio.Task[None]] = set()


def _hear(hall: Hall, device: Device, now: datetime) -> None:
    series = hall.live.state.about.series
    for seat in device.seats:
        if seat.series == series and hall.hear(seat.entry):
            task = asyncio.create_task(hall.welcome_back(seat.entry))
            _welcomes.add(task)
            task.add_done_callback(_welcomes.discard)
    for office in device.offices:
        if office.series in (None, series):
            hall.presence.hear(office.person, now)
