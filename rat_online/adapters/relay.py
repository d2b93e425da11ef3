"""How processes hear of each other's turns: not at all, or over PostgreSQL's NOTIFY."""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncpg
import structlog
from asyncpg.exceptions import InterfaceError, PostgresError

from rat_online.adapters.store.log import CHANNEL
from rat_online.app.ports.relay import Moved
from rat_online.domain.chain import MeetingKey

ALIVE_SECONDS = 15.0
"""How often a silent connection is asked whether it still is one."""

PATIENCE_SECONDS = 5.0
"""Longest pause between attempts to reconnect, and longest wait for an answer."""

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class LocalRelay:
    """For a process that owns its database alone: nobody else moves a meeting."""

    is_alone = True

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        return lambda: None

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

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        ticket = object()
        self._subscribers[ticket] = moved
        return lambda: self._subscribers.pop(ticket, None) and None

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
            listening.set()
            self._tell(None, 0)
            while not ended.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(ended.wait(), ALIVE_SECONDS)
                    return
                await connection.execute("SELECT 1", timeout=PATIENCE_SECONDS)
        finally:
            connection.terminate()

    def _notified(self, _connection: Any, _process: int, _channel: str, payload: object) -> None:
        cooperative, meeting, position = json.loads(str(payload))
        self._tell(MeetingKey(cooperative, meeting), position)

    def _tell(self, meeting: MeetingKey | None, position: int) -> None:
        for moved in list(self._subscribers.values()):
            moved(meeting, position)
