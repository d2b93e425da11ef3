"""Keeps the media process running: started when first wanted, watched, started again after a crash.

Of several processes that serve an install one runs it, and another takes that over when the first is gone.
Nothing of a meeting waits for it: whatever happens to it, votes go on.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rat_online.adapters.media.lease import MediaLease
from rat_online.adapters.media.port import MediaPlace

FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 10.0
STEADY_AFTER_S = 30.0
"""A process that lived this long did not fail at its start: the next wait is a short one again."""

READY_WITHIN_S = 20.0
ASK_EVERY_S = 0.1
TAKE_OVER_EVERY_S = 0.5
"""How often a process that waits for the lease asks for it."""


class MediaKeeper:
    """Args:
    place: where it listens; None where no stream is served (command line, tests).
    data_dir: shared with the server, for secrets and recordings.
    on_exit: told each time the process ended by itself, with its exit code.
    on_start: told each time that it was started.
    """

    def __init__(
        self,
        place: MediaPlace | None,
        data_dir: Path,
        on_exit: Callable[[int], None] = lambda _code: None,
        on_start: Callable[[], None] = lambda: None,
    ) -> None:
        self._data_dir = data_dir
        self._on_exit = on_exit
        self._on_start = on_start
        self._wanted = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None
        self._lease = MediaLease(data_dir, place.port) if place is not None else None
        self.place = place if self._lease is None or place is None else replace(place, port=self._lease.port)

    @property
    def pid(self) -> int | None:
        """The process that is run from here, for tests."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    @property
    def is_running(self) -> bool:
        """Here, or by another process of the install."""
        return self.pid is not None or (self._lease is not None and self._lease.is_elsewhere())

    def want(self) -> None:
        """Somebody broadcasts, or wants to watch a broadcast that is on."""
        self._wanted.set()

    async def ready(self) -> str | None:
        """Want it, and wait until it answers; the name of its run, None when it does not come up."""
        if self.place is None:
            return None
        self.want()
        for _ in range(int(READY_WITHIN_S / ASK_EVERY_S)):
            run = await asyncio.to_thread(self.place.run)
            if run is not None and self.is_running:
                return run
            await asyncio.sleep(ASK_EVERY_S)
        return None

    async def run(self) -> None:
        """Until cancelled; the process ends with it."""
        if self.place is None or self._lease is None:
            return
        try:
            await self._until_wanted(self._lease)
            await self._keep(self.place, self._lease)
        finally:
            await self._end()
            self._lease.release()

    async def _until_wanted(self, lease: MediaLease) -> None:
        """By somebody here, or already elsewhere: whoever runs it may die, and nobody here notices."""
        while not self._wanted.is_set() and not lease.is_elsewhere():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), TAKE_OVER_EVERY_S)

    async def _keep(self, place: MediaPlace, lease: MediaLease) -> None:
        wait_s = FIRST_WAIT_S
        loop = asyncio.get_running_loop()
        while True:
            if not lease.take():
                await asyncio.sleep(TAKE_OVER_EVERY_S)
                continue
            began = loop.time()
            self._on_exit(await self._once(place, lease))
            was_steady = loop.time() - began > STEADY_AFTER_S
            wait_s = FIRST_WAIT_S if was_steady else min(2 * wait_s, LONGEST_WAIT_S)
            await asyncio.sleep(wait_s)

    async def _once(self, place: MediaPlace, lease: MediaLease) -> int:
        # It ends when its standard input does: also when this process is killed.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "rat_online.media",
            *place.arguments(),
            stdin=asyncio.subprocess.PIPE,
            pass_fds=(lease.file,),
            env={**os.environ, "RAT_DATA_DIR": str(self._data_dir)},
        )
        self._on_start()
        return await self._process.wait()

    async def _end(self) -> None:
        process = self._process
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()
