"""How long recordings are kept: a year, unless the operator sets another time. What the log says stays.

A recording's digest outlives it, so that a copy somebody kept can still be compared.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from rat_online.app.house import House
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.media import RecordingShelf
from rat_online.domain.commands.staging import EraseRecording

FIRST_AFTER_S = 600.0
EVERY_S = 24 * 3600.0


class RecordingKeeper:
    """Args:
    house: whose meetings are told.
    log: which meetings there are.
    shelf: the files.
    days: how long a recording is kept after it was made.
    now: the clock.
    on_erased: told of each meeting whose files are gone.
    on_failure: told what went wrong; the next day it is tried again.
    """

    def __init__(
        self,
        house: House,
        log: MeetingLog,
        shelf: RecordingShelf,
        days: int,
        now: Callable[[], datetime],
        on_erased: Callable[[str], None] = lambda _meeting: None,
        on_failure: Callable[[Exception], None] = lambda _error: None,
    ) -> None:
        self._house = house
        self._log = log
        self._shelf = shelf
        self._kept_for = timedelta(days=days)
        self._now = now
        self._on_erased = on_erased
        self._on_failure = on_failure

    async def run(self) -> None:
        """Once a day, until cancelled; a start is no time for more work."""
        await asyncio.sleep(FIRST_AFTER_S)
        while True:
            try:
                await self.erase_old()
            except Exception as error:  # noqa: BLE001 (a full disk or a database that is away is no reason to stop)
                self._on_failure(error)
            await asyncio.sleep(EVERY_S)

    def old(self) -> list[str]:
        """Meetings whose recordings have been kept long enough. Blocking."""
        return self._shelf.older_than(self._now() - self._kept_for)

    async def erase_old(self) -> list[str]:
        """Files first, then the log: killed in between, the next day finds the log without its event."""
        for meeting in await asyncio.to_thread(self.old):
            await asyncio.to_thread(self._shelf.erase, meeting)
            self._on_erased(meeting)
        return await self._tell_the_log()

    async def _tell_the_log(self) -> list[str]:
        """Meetings that had a recording by the log and have none on the shelf any more."""
        told = []
        for key in await self._log.meetings():
            hall = await self._house.hall(key)
            stage = hall.live.state.stage
            if stage.recording is None or stage.erased_at is not None:
                continue
            if not await asyncio.to_thread(self._shelf.has, key.id):
                await hall.give(EraseRecording())
                told.append(key.id)
        return told
