"""The websocket of a meeting: hello, snapshot, then events, figures and answers (docs/reference/wire.md)."""

import time
from contextlib import suppress
from datetime import datetime

import anyio
import anyio.abc
from msgspec import UnsetType
from starlette.websockets import WebSocket, WebSocketDisconnect

from rat_online.app.frame import Frame
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.chain import Json, time_text
from rat_online.domain.errors import Refusal, Refused
from rat_online.web.counter import hand_in
from rat_online.web.gate import device_of
from rat_online.web.handshake import shake_hands
from rat_online.web.protocol import EXTENSION, FramedSocket, text_frame
from rat_online.web.services import Services, services
from rat_online.web.signals import relay
from rat_online.web.tab import DeviceTab
from rat_online.web.throttle import Bucket
from rat_online.web.wire import Close, Message, hello, read_message, read_position, refusal

MESSAGES_PER_S = 20
BURST = 60
MOST_MALFORMED = 5


async def live(websocket: WebSocket) -> None:
    """`GET /rapat/{meeting}/langsung`. A refused handshake is accepted, then closed with its code."""
    comes = await shake_hands(websocket)
    if comes is None:
        return
    async with anyio.create_task_group() as tasks:
        visit = Visit(websocket, *comes, tasks)
        await visit.stay()
        # Whoever hung up waits for no answers; what was submitted is decided all the same.
        tasks.cancel_scope.cancel()


class Visit:
    """One connection from its welcome to its end; also the outlet of its tab."""

    def __init__(self, websocket: WebSocket, device: Device, hall: Hall, tasks: anyio.abc.TaskGroup) -> None:
        self._websocket = websocket
        self._device = device
        self._hall = hall
        self._tasks = tasks
        self._given: Services = services(websocket)
        self._socket: FramedSocket = websocket.scope["extensions"][EXTENSION]
        as_screen = websocket.query_params.get("sebagai") == "layar"
        self._tab = DeviceTab(hall, device, self, as_screen)
        self._bucket = Bucket(MESSAGES_PER_S, BURST, time.monotonic)
        self._malformed = 0

    def put(self, frame: Frame) -> None:
        self._socket.write_framed(frame.framed("websocket", text_frame))

    def close(self, code: int) -> None:
        self._tasks.start_soon(self._close, code)

    async def _close(self, code: int) -> None:
        with suppress(RuntimeError, WebSocketDisconnect):  # the other side was faster
            await self._websocket.close(code)

    async def stay(self) -> None:
        """Welcome, then read until the other side is gone."""
        now = self._given.house.now()
        self._given.switchboard.plug(self._tab)
        self._socket.on_pong = self._heard
        for person in self._tab.seats:
            self._hall.presence.connect(person, now)
        try:
            if await self._is_still_signed_in():
                self._say(hello(self._hall.key.id, now))
                await self._tab.welcome(read_position(self._websocket.query_params.get("after")))
                self._tab.tell_moves(self._given.moves.leaving(self._device.session))
                self._heard()
                await self._read()
        finally:
            self._socket.on_pong = None
            self._tab.leave()
            self._hall.delays.forget(self._tab)
            self._hall.studio_closed(self._tab)
            self._given.switchboard.unplug(self._tab)
            for person in self._tab.seats:
                self._hall.presence.disconnect(person, self._given.house.now())

    async def _is_still_signed_in(self) -> bool:
        """A session that changed between the cookie's check and the switchboard's plug is caught here."""
        try:
            device = await device_of(self._websocket)
        except Refused:
            await self._close(Close.SIGNED_OUT)
            return False
        if device != self._device:
            await self._close(Close.LOOK_AGAIN)
            return False
        return True

    def _heard(self) -> None:
        """A pong or a message: the phone is there, though its page may sleep."""
        for person in self._tab.seats:
            if self._hall.hear(person):
                self._tasks.start_soon(self._hall.welcome_back, person)
        # A chair at the console is not silent, though the own phone may be.
        for person in self._tab.offices:
            self._hall.presence.hear(person, self._given.house.now())

    async def _read(self) -> None:
        while True:
            received = await self._websocket.receive()
            if received["type"] != "websocket.receive":
                return
            received_at = self._given.house.now()
            self._heard()
            try:
                message = read_message(received.get("text") or received.get("bytes") or "")
            except Refused as refused:
                self._say(refusal(None, refused))
                self._malformed += 1
                if self._malformed >= MOST_MALFORMED:
                    await self._close(Close.PROTOCOL)
                    return
            else:
                self._take(message, received_at)

    def _take(self, message: Message, received_at: datetime) -> None:
        if not self._bucket.take():
            self._say(refusal(message.id, Refused(Refusal.TOO_MANY_ATTEMPTS, {"seconds": 1})))
        elif message.ping is not None:
            self._say({"pong": message.ping, "at": time_text(received_at)})
        elif not isinstance(message.delay, UnsetType):
            self._hall.report_delay(self._tab, message.delay)
        elif message.signal is not None:
            self._relay(message)
        else:
            self._tasks.start_soon(self._do, message, received_at)

    def _relay(self, message: Message) -> None:
        try:
            relay(self._hall, self._device, self._tab, message)
        except Refused as refused:
            self._say(refusal(message.id, refused))

    async def _do(self, message: Message, received_at: datetime) -> None:
        given = self._given
        prove, places = given.officer_proof.need_of, given.points
        answer = await hand_in(self._hall, self._device, message, received_at, given.ids, prove, places)
        self._say(answer)

    def _say(self, content: dict[str, Json]) -> None:
        self._tab.send(Frame(content, self._hall.live.state.position))
