"""A client of the wire for simulated people: signs in, folds the view, repeats commands until answered."""

import asyncio
import contextlib
import http.client
import itertools
import json
import random
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

View = dict[str, Any]

ANSWER_WITHIN_S = 5.0
FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 5.0
MOST_NOT_FOUND = 20


class SignInRefused(Exception):
    """The code of the refusal."""


class Declined(Exception):
    """A command was refused: `code` and `facts`."""

    def __init__(self, code: str, facts: dict[str, Any]) -> None:
        super().__init__(f"{code} {facts}")
        self.code, self.facts = code, facts


PIN = "482915"
"""What every simulated person chooses at the first entry, and gives at the later ones."""


def sign_in(base: str, secret: str, datum: str, pin: str = PIN) -> str:
    """`POST /masuk`; the session's cookie. Blocks: call it in a thread.

    Raises:
        SignInRefused: with the refusal's code.
    """
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    with contextlib.closing(connection):
        body = json.dumps({"secret": secret, "datum": datum, "pin": pin})
        connection.request("POST", "/masuk", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = json.loads(response.read())
        if response.status != 200:
            raise SignInRefused(answer.get("refused", str(response.status)))
        return (response.getheader("Set-Cookie") or "").partition(";")[0]


def sign_in_by_account(base: str, login: str, password: str) -> str:
    """`POST /masuk/petugas`; the session's cookie. Blocks: call it in a thread.

    Raises:
        SignInRefused: with the status.
    """
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    with contextlib.closing(connection):
        form = urlencode({"login": login, "password": password})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/masuk/petugas", form, headers)
        response = connection.getresponse()
        if response.status != 303:
            raise SignInRefused(str(response.status))
        return (response.getheader("Set-Cookie") or "").partition(";")[0]


class Client:
    """One device in one meeting; it comes back by itself for as long as it runs.

    Args:
        on_story: told of every story; called in order, must not wait.
        on_change: called after every frame that changed the view.
    """

    def __init__(
        self,
        base: str,
        meeting: str,
        cookie: str,
        on_story: Callable[["Client", dict[str, Any]], None] | None = None,
        on_change: Callable[["Client"], None] | None = None,
    ) -> None:
        self.base, self.meeting = base, meeting
        self.view: View = {}
        self.you: View = {"seats": [], "offices": []}
        self.position: int | None = None
        self.snapshots = 0
        self._cookie = cookie
        self._on_story, self._on_change = on_story, on_change
        self._socket: ClientConnection | None = None
        self._connected = asyncio.Event()
        self._changed = asyncio.Condition()
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._ids = itertools.count(1)
        self._run_id = f"{random.getrandbits(40):x}"
        self._not_found = 0
        self.is_stopped = False

    async def run(self) -> None:
        """Stay connected until stopped or turned away for good."""
        wait = FIRST_WAIT_S
        while not self.is_stopped:
            try:
                await self._stay()
                wait = FIRST_WAIT_S
            except ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd is not None else None
                # A second meeting is made right after the first was postponed: ask again for a while.
                self._not_found += code == 4404
                if code in (4400, 4401, 4403) or self._not_found > MOST_NOT_FOUND:
                    return
            except (OSError, TimeoutError):
                pass  # the server is away: ask again a little later
            self._connected.clear()
            if not self.is_stopped:
                await asyncio.sleep(wait * random.uniform(0.5, 1.5))
                wait = min(wait * 2, LONGEST_WAIT_S)

    async def _stay(self) -> None:
        after = "" if self.position is None else f"?after={self.position}"
        address = f"{self.base.replace('http', 'ws', 1)}/rapat/{self.meeting}/langsung{after}"
        headers = {"Cookie": self._cookie}
        async with connect(
            address,
            additional_headers=headers,
            subprotocols=["rat.v1"],  # type: ignore[list-item]
            compression=None,
            max_size=2**22,
            open_timeout=20,
        ) as socket:
            self._socket = socket
            if self.is_stopped:  # while it connected
                return
            async for text in socket:
                await self._take(json.loads(text))

    async def _take(self, frame: dict[str, Any]) -> None:
        if "re" in frame:
            waiting = self._waiting.get(frame["re"] or "")
            if waiting is not None and not waiting.done():
                waiting.set_result(frame)
            return
        match frame.get("t"):
            case "snapshot":
                self.view = frame["view"]
                self.snapshots += 1
                self._connected.set()
            case "events":
                self.view.update(frame["set"])
            case "figures":
                self.view["figures"] = frame["figures"]
                self._connected.set()
            case "you":
                self.you = frame["you"]
        if "p" in frame:
            self.position = max(self.position or 0, frame["p"])
        for story in frame.get("events", ()):
            if self._on_story is not None:
                self._on_story(self, story)
        if self._on_change is not None:
            self._on_change(self)
        async with self._changed:
            self._changed.notify_all()

    async def connected(self) -> None:
        await self._connected.wait()

    async def until(self, holds: Callable[[View], bool], within_s: float = 120) -> None:
        """Wait until something holds of the view."""
        async with asyncio.timeout(within_s), self._changed:
            while not self.view or not holds(self.view):
                await self._changed.wait()

    async def do(self, command: str, actor: str, **args: Any) -> dict[str, Any]:
        """Send a command under one id until it is answered.

        Raises:
            Declined: the rules refuse it.
        """
        id_ = f"{self._run_id}-{next(self._ids)}"
        message = json.dumps({"id": id_, "do": command, "as": actor, "args": args})
        while True:
            answer = await self._ask(id_, message)
            if answer is not None and answer.get("refused") != "try-again":
                break
            await asyncio.sleep(FIRST_WAIT_S)
        if "refused" in answer:
            raise Declined(answer["refused"], answer["facts"])
        done: dict[str, Any] = answer["done"]
        return done

    async def _ask(self, id_: str, message: str) -> dict[str, Any] | None:
        """One sending; None when no answer came."""
        await self._connected.wait()
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[id_] = answer
        try:
            if self._socket is None:
                return None
            await self._socket.send(message)
            return await asyncio.wait_for(answer, ANSWER_WITHIN_S)
        except (ConnectionClosed, TimeoutError):
            return None
        finally:
            self._waiting.pop(id_, None)

    async def stop(self) -> None:
        self.is_stopped = True
        if self._socket is not None:
            await self._socket.close()
