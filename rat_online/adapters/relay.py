"""How processes hear of each other's turns: not at all, or over PostgreSQL's NOTIFY."""

import asyncio
import base64
import json
import random
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncpg
import structlog
from asyncpg.exceptions import InterfaceError, PostgresError

from rat_online.adapters.store.log import CHANNEL
from rat_online.app.ports.relay import HeardWord, Moved, Word, WordTooLong
from rat_online.domain.chain import MeetingKey

ALIVE_SECONDS = 15.0
"""How often a silent connection is asked whether it still is one."""

PATIENCE_SECONDS = 5.0
"""Longest pause between attempts to reconnect, and longest wait for an answer."""

WORDS = "rat_words"
LONGEST_PAYLOAD = 7_900
"""PostgreSQL's NOTIFY carries less than 8,000 bytes; an offer of one voice and picture takes about 2,000."""

MOST_WORDS = 200
"""Waiting to be sent; a speaker's offer and its addresses are some twenty."""

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class LocalRelay:
    """For a process that owns its database alone: nobody else moves a meeting."""

    is_alone = True

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        return lambda: None

    def listen(self, heard: HeardWord) -> None:
        """There is nobody else."""

    def tell(self, meeting: MeetingKey, word: Word) -> None:
        """Everybody is here."""

    async def start(self) -> None:
        return

    async def stop(self) -> None:
        return


class PostgresRelay:
    """Listens on a connection of its own, which it replaces when it breaks."""

    is_alone = False

    def __init__(self, url: str) -> None:
        """Take the address of the database in libpq's spelling."""
        self._url = url
        self._subscribers: dict[object, Moved] = {}
        self._task: asyncio.Task[None] | None = None
        self._heard: HeardWord = lambda _meeting, _word: None
        self._words: asyncio.Queue[str] = asyncio.Queue(MOST_WORDS)

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        ticket = object()
        self._subscribers[ticket] = moved
        return lambda: self._subscribers.pop(ticket, None) and None

    def listen(self, heard: HeardWord) -> None:
        self._heard = heard

    def tell(self, meeting: MeetingKey, word: Word) -> None:
        packed = zlib.compress(json.dumps([meeting.cooperative, meeting.id, word]).encode())
        payload = base64.b64encode(packed).decode()
        if len(payload) > LONGEST_PAYLOAD:
            raise WordTooLong
        with suppress(asyncio.QueueFull):
            self._words.put_nowait(payload)

    async def start(self) -> None:
        """Listen from now on; a database that is away is waited for in the background."""
        listening = asyncio.Event()
        self._task = asyncio.create_task(self._keep_listening(listening), name="relay")
        with suppress(TimeoutError):
            await asyncio.wait_for(listening.wait(), PATIENCE_SECONDS)

    async def stop(self) -> None:
        if self._task is None:
            return
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        self._task = None

    async def _keep_listening(self, listening: asyncio.Event) -> None:
        pause = 0.05
        while True:
            try:
                await self._listen(listening)
            except (PostgresError, InterfaceError, OSError, TimeoutError) as error:
                logger.warning("relay_lost", error=type(error).__name__)
            if listening.is_set():
                listening.clear()
                pause = 0.05
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311  # spreads processes, guards nothing
            pause = min(pause * 2, PATIENCE_SECONDS)

    async def _listen(self, listening: asyncio.Event) -> None:
        """Pass notifications on until the connection ends."""
        connection = await asyncpg.connect(self._url, timeout=PATIENCE_SECONDS)  # type: ignore[no-untyped-call]  # asyncpg has none
        try:
            ended = asyncio.Event()
            connection.add_termination_listener(lambda _connection: ended.set())
            await connection.add_listener(CHANNEL, self._notified)
            await connection.add_listener(WORDS, self._notified_of_word)
            listening.set()
            self._tell(None, 0)
            while not ended.is_set():
                await self._say_words(connection, ended)
        finally:
            connection.terminate()

    async def _say_words(self, connection: Any, ended: asyncio.Event) -> None:
        """Send what waits; where nothing does for a while, ask whether anybody is there."""
        waiting = asyncio.create_task(self._words.get())
        over = asyncio.create_task(ended.wait())
        try:
            await asyncio.wait((waiting, over), timeout=ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                await connection.execute(
                    "SELECT pg_notify($1, $2)", WORDS, waiting.result(), timeout=PATIENCE_SECONDS
                )
            elif not ended.is_set():
                await connection.execute("SELECT 1", timeout=PATIENCE_SECONDS)
        finally:
            waiting.cancel()
            over.cancel()

    def _notified_of_word(self, connection: Any, process: int, _channel: str, payload: object) -> None:
        if process == connection.get_server_pid():
            return  # its own
        cooperative, meeting, word = json.loads(zlib.decompress(base64.b64decode(str(payload))))
        self._heard(MeetingKey(cooperative, meeting), word)

    def _notified(self, _connection: Any, _process: int, _channel: str, payload: object) -> None:
        cooperative, meeting, position = json.loads(str(payload))
        self._tell(MeetingKey(cooperative, meeting), position)

    def _tell(self, meeting: MeetingKey | None, position: int) -> None:
        for moved in list(self._subscribers.values()):
            moved(meeting, position)
