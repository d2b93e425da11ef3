"""The media process behind its port: kept running by one process of the install, given orders by each."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from rat_online.adapters.media.keeper import MediaKeeper
from rat_online.adapters.media.port import MediaPlace
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.app.media_orders import sign_out_order
from rat_online.app.media_pass import Passes, Right
from rat_online.app.ports.log import LogUnavailable
from rat_online.app.ports.media import INSTALL, MediaUnavailable, Standing
from rat_online.app.ports.store import StoreUnavailable

AGAIN_S = 1.0

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def _ended(code: int) -> None:
    logger.error("media process ended, starting it again", code=code)


class LocalMedia:
    """The media process of this install, whichever of its servers runs it.

    Args:
        place: where it listens; None where no stream is served.
        data_dir: shared with it.
        standing: what each run of it is told before anybody is let in from here.
        now: the clock.
    """

    def __init__(
        self, place: MediaPlace | None, data_dir: Path, standing: Standing, now: Callable[[], datetime]
    ) -> None:
        self._keeper = MediaKeeper(place, data_dir, _ended, self._started)
        self.passes = Passes(SecretsDir(data_dir).media_key(), now)
        if place is not None and self.port != place.port:
            logger.info("the stream's port is that of the servers that run already", port=self.port)
        self._standing = standing
        self._starts = 0
        self._told: str | None = None
        self._telling = asyncio.Lock()
        self._news: asyncio.Queue[str] = asyncio.Queue()
        """Sessions that are over, and "" for each start: what it must hear of without being asked."""

    @property
    def port(self) -> int | None:
        place = self._keeper.place
        return place.port if place is not None else None

    @property
    def is_running(self) -> bool:
        return self._keeper.is_running

    def _started(self) -> None:
        self._starts += 1
        self._news.put_nowait("")

    async def run(self) -> None:
        if self._standing.is_anything_on():
            self._keeper.want()
        telling = asyncio.create_task(self._tell_news())
        try:
            await self._keeper.run()
        finally:
            telling.cancel()

    async def ready(self) -> bool:
        place, run = self._keeper.place, await self._keeper.ready()
        if place is None or run is None:
            return False
        async with self._telling:
            if self._told != run:
                try:
                    for meeting, asked in await self._standing.all():
                        await self._send(place, meeting, asked)
                except (MediaUnavailable, StoreUnavailable, LogUnavailable):
                    return False
                self._told = run
        return True

    def sign_out(self, session: str) -> None:
        if self.is_running:  # else the standing orders say it
            self._news.put_nowait(session)

    async def order(self, meeting: str, asked: dict[str, Any]) -> dict[str, Any]:
        place = self._keeper.place
        if place is None or not await self.ready():
            raise MediaUnavailable
        return await self._send(place, meeting, asked)

    async def _send(self, place: MediaPlace, meeting: str, asked: dict[str, Any]) -> dict[str, Any]:
        return await asyncio.to_thread(place.order, self.passes.write(meeting, Right.CONTROL), asked)

    async def _tell_news(self) -> None:
        """Until it is heard; a process that crashes on it is told by its standing orders."""
        while True:
            session, start = await self._news.get(), self._starts
            if not await self._tell(session) and start == self._starts:
                asyncio.get_running_loop().call_later(AGAIN_S, self._news.put_nowait, session)

    async def _tell(self, session: str) -> bool:
        if not session:
            return await self.ready()
        try:
            await self.order(INSTALL, sign_out_order(session))
        except MediaUnavailable:
            return False
        return True
