"""A client somebody else could have written from docs/reference/wire.md; it imports nothing of ours."""

import asyncio
import http.client
import itertools
import json
import uuid
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PIN = "482915"
GIVE_UP = (4400, 4401, 4403, 4404)


def enter(host: str, port: int, secret: str, datum: str) -> str:
    """ "Coming in", step 2 and 3: the session's cookie."""
    connection = http.client.HTTPConnection(host, port, timeout=20)
    try:
        body = json.dumps({"secret": secret, "datum": datum, "pin": PIN})
        connection.request("POST", "/masuk", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = json.loads(answer.read())
        assert answer.status == 200, content
        return (answer.getheader("Set-Cookie") or "").split(";")[0]
    finally:
        connection.close()


class Stranger:
    """Follows a meeting and sends commands, as the page on the wire describes it."""

    def __init__(self, host: str, port: int, meeting: str, cookie: str) -> None:
        self.address = f"ws://{host}:{port}/rapat/{meeting}/langsung"
        self.cookie = cookie
        self.view: dict[str, Any] = {}
        self.you: dict[str, Any] = {"seats": [], "offices": []}
        self.position = 0
        self.closed_with: int | None = None
        self._socket: ClientConnection | None = None
        self._welcomed = asyncio.Event()
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Condition()
        self._numbers = itertools.count(1)
        self._run = uuid.uuid4().hex

    async def follow(self) -> None:
        """Connect, and after any end that is no refusal connect again with `after=`."""
        while True:
            address = self.address + (f"?after={self.position}" if self.position else "")
            try:
                async with connect(
                    address,
                    subprotocols=["rat.v1"],  # type: ignore[list-item]
                    additional_headers={"Cookie": self.cookie},
                ) as self._socket:
                    async for text in self._socket:
                        await self._read(json.loads(text))
                code = self._socket.close_code
            except ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else None
            self._welcomed.clear()
            if code in GIVE_UP:
                self.closed_with = code
                return
            await asyncio.sleep(0.5)

    async def _read(self, frame: dict[str, Any]) -> None:
        if "re" in frame:
            answer = self._answers.pop(frame["re"], None)
            if answer is not None and not answer.done():
                answer.set_result(frame)
            return
        kind = frame.get("t")
        if kind == "snapshot":
            self.view = frame["view"]
        elif kind == "events":
            self.view = {**self.view, **frame["set"]}
        elif kind == "figures":
            self.view["figures"] = frame["figures"]
        elif kind == "you":
            self.you = frame["you"]
            self._welcomed.set()
        self.position = max(self.position, frame.get("p", 0))
        async with self._news:
            self._news.notify_all()

    async def see(self, holds: Callable[["Stranger"], bool]) -> None:
        """Wait until something holds of what the client knows."""
        async with asyncio.timeout(60), self._news:
            while not (self.view and holds(self)):
                await self._news.wait()

    async def do(self, command: str, capacity: str, **args: Any) -> dict[str, Any]:
        """The same id until it is answered; returns the whole answer."""
        id_ = f"{self._run}-{next(self._numbers)}"
        message = json.dumps({"id": id_, "do": command, "as": capacity, "args": args})
        while True:
            await self._welcomed.wait()
            answer = self._answers[id_] = asyncio.get_running_loop().create_future()
            try:
                assert self._socket is not None
                await self._socket.send(message)
                return await asyncio.wait_for(answer, 10)
            except (ConnectionClosed, TimeoutError):
                continue
