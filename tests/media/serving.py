"""The media application on a loopback port in the test's own loop, with somebody to send and to watch."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from rat_online.app.media_pass import Passes, Right
from rat_online.media.broadcasts import Broadcasts, Channel
from rat_online.media.guests import Guests
from rat_online.media.joiner import Joiner
from rat_online.media.server import SUBPROTOCOL, Desk, MediaSocket, application
from rat_online.web.heading import BoundedHttp

KEY = b"k" * 32
MEETING = "7QABCDEF"
OTHER = "OTHER"
RUN = "7"
"""The broadcast that is on in both meetings, as the server has said."""


@dataclass
class Clock:
    """A server's clock that a test moves on."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class MediaHouse:
    """A running media application."""

    port: int
    desk: Desk
    clock: Clock
    server: uvicorn.Server
    passes: Passes = field(init=False)

    def __post_init__(self) -> None:
        self.passes = self.desk.passes

    @property
    def connected(self) -> int:
        """How many connections there are."""
        return len(self.server.server_state.connections)

    def write(self, right: Right, meeting: str = MEETING, during: str = "", session: str = "") -> str:
        during = during or (RUN if right is Right.PUBLISH else "")
        return self.passes.write(meeting, right, during=during, session=session)

    def socket(self, given: str, path: str) -> connect:
        return connect(
            f"ws://127.0.0.1:{self.port}/{given}/{path}",
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=None,
        )

    async def ask(self, method: str, path: str, **more: Any) -> httpx2.Response:
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{self.port}") as client:
            return await client.request(method, path, **more)

    async def let_in(self, during: str, channel: Channel = Channel.MAIN, at: int = 0) -> None:
        await self.order(do="let-in", channel=channel.value, during=during, at=at)

    async def order(self, **asked: Any) -> dict[str, Any]:
        answer = await self.ask("POST", f"/{self.write(Right.CONTROL)}/perintah", json=asked)
        assert answer.status_code == 200, answer.text
        answered: dict[str, Any] = answer.json()
        return answered


@asynccontextmanager
async def media_house(data_dir: Path, *, is_told: bool = True, **served: Any) -> AsyncIterator[MediaHouse]:
    """`is_told`: that a broadcast is on, as the server does after each start. `served`: how, beside that."""
    clock = Clock()
    desk = Desk(Passes(KEY, clock), Broadcasts(clock), Guests(clock), Joiner(data_dir), data_dir, clock)
    for meeting in (MEETING, OTHER) if is_told else ():
        desk.broadcasts.of(meeting).let_in(RUN, 0)
    listening = socket.socket()
    # Little waits unseen in the system, so that a test sees who takes nothing.
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
    listening.bind(("127.0.0.1", 0))
    # Who connects before the server accepts waits in the backlog.
    listening.listen(100)
    config = uvicorn.Config(
        application(desk),
        http=BoundedHttp,
        ws=MediaSocket,
        ws_per_message_deflate=False,
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=2,
        **served,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield MediaHouse(listening.getsockname()[1], desk, clock, server)
    finally:
        server.should_exit = True
        await serving


async def send(socket: ClientConnection, data: bytes, at_once: int = 4000) -> None:
    """A whole stream in messages, as fast as it is taken."""
    for start in range(0, len(data), at_once):
        await socket.send(data[start : start + at_once])


async def end_of(socket: ClientConnection) -> int:
    """The code with which the other side ends it."""
    await asyncio.wait_for(socket.wait_closed(), 20)
    return socket.close_code or 0


async def next_said(socket: ClientConnection) -> dict[str, Any]:
    """The next text message."""
    while True:
        received = await asyncio.wait_for(socket.recv(), 20)
        if isinstance(received, str):
            said: dict[str, Any] = json.loads(received)
            return said


async def next_session(socket: ClientConnection) -> dict[str, Any]:
    """The next session's announcement; a pause before it is passed over."""
    while True:
        said = await next_said(socket)
        if said["t"] == "session":
            return said


async def next_bytes(socket: ClientConnection) -> bytes:
    """The next binary message."""
    while True:
        received = await asyncio.wait_for(socket.recv(), 20)
        if isinstance(received, bytes):
            return received
