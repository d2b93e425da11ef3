"""A served meeting for tests of the wire, and a plain socket that sends what it is told, also nonsense."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from rat_online.demo.client import sign_in
from tests.failure.install import Convened, convene, convene_another, settings_for
from tests.web.serving_here import ServerHere, serving_here

MEMBERS = 6


@dataclass
class Desk:
    """A server with one meeting in registration, and another cooperative's beside it."""

    server: ServerHere
    made: Convened
    neighbour: Convened
    cookies: dict[int, str] = field(default_factory=dict)

    async def cookie(self, number: int) -> str:
        """Member `number` on a device of its own; signed in the first time it is asked for."""
        if number not in self.cookies:
            _, secret, datum = self.made.seats[number]
            self.cookies[number] = await asyncio.to_thread(sign_in, self.server.base, secret, datum)
        return self.cookies[number]

    async def chair_cookie(self) -> str:
        made = self.made
        return await asyncio.to_thread(sign_in, self.server.base, made.chair_secret, made.chair_datum)

    def member(self, number: int) -> str:
        return f"member:{self.made.seats[number][0]}"

    @property
    def chair(self) -> str:
        return f"acting-chair:{self.made.chair}"

    @asynccontextmanager
    async def socket(
        self,
        cookie: str,
        meeting: str | None = None,
        protocol: str = "rat.v1",
        path: str = "langsung",
        **headers: str,
    ) -> AsyncIterator["Socket"]:
        address = f"{self.server.base.replace('http', 'ws')}/rapat/{meeting or self.made.meeting}/{path}"
        async with connect(
            address,
            subprotocols=[protocol],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie, **headers},
        ) as connection:
            yield Socket(connection)

    async def close_code(self, cookie: str, meeting: str | None = None, **options: str) -> int | None:
        """With what code a connection that is not welcome is ended."""
        async with self.socket(cookie, meeting, **options) as socket:
            await socket.connection.wait_closed()
            return socket.connection.close_code


class Socket:
    """One connection: `do` waits for its answer, other frames are kept."""

    _numbers = itertools.count(1)

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.frames: list[dict[str, Any]] = []

    async def until(self, kind: str) -> dict[str, Any]:
        """The next frame of a kind: `t`, or `re`."""
        async with asyncio.timeout(30):
            while True:
                frame: dict[str, Any] = json.loads(await self.connection.recv())
                self.frames.append(frame)
                if frame.get("t") == kind or (kind == "re" and "re" in frame):
                    return frame

    async def send(self, text: str) -> dict[str, Any]:
        await self.connection.send(text)
        return await self.until("re")

    async def do(self, command: str, capacity: str, id_: str | None = None, **args: Any) -> dict[str, Any]:
        id_ = id_ or f"c{next(self._numbers)}"
        return await self.send(json.dumps({"id": id_, "do": command, "as": capacity, "args": args}))


@asynccontextmanager
async def a_desk(folder: Path) -> AsyncIterator[Desk]:
    made = await convene(settings_for(folder, None), MEMBERS)
    neighbour = await convene_another(settings_for(folder, None), 2)
    async with serving_here(folder) as server:
        yield Desk(server, made, neighbour)
