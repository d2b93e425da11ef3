"""Keeps the media process running: started when first wanted, watched, started again after a crash.

Nothing of a meeting waits for it: whatever happens to it, votes go on.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 10.0
STEADY_AFTER_S = 30.0
"""A process that lived this long did not fail at its start: the next wait is a short one again."""

READY_WITHIN_S = 20.0
ASK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """Where the media process listens, and with which certificate."""

    host: str
    port: int
    tls_cert: Path | None = None
    tls_key: Path | None = None

    @property
    def loopback(self) -> str:
        """How this machine itself reaches it."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    def arguments(self) -> list[str]:
        tls = [str(self.tls_cert), str(self.tls_key)] if self.tls_cert and self.tls_key else []
        return [self.host, str(self.port), *tls]


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
        self.place = place
        self._data_dir = data_dir
        self._on_exit = on_exit
        self._on_start = on_start
        self._wanted = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The running process, for the health page and for tests."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    def want(self) -> None:
        """Somebody broadcasts, or wants to watch a broadcast that is on."""
        self._wanted.set()

    async def ready(self) -> bool:
        """Want it, and wait until it answers; False when it does not come up."""
        if self.place is None:
            return False
        self.want()
        for _ in range(int(READY_WITHIN_S / ASK_EVERY_S)):
            if await self._answers():
                return True
            await asyncio.sleep(ASK_EVERY_S)
        return False

    async def _answers(self) -> bool:
        assert self.place is not None
        try:
            _, writer = await asyncio.open_connection(self.place.loopback, self.place.port)
        except OSError:
            return False
        writer.close()
        return self.pid is not None

    async def run(self) -> None:
        """Until cancelled; the process ends with it."""
        if self.place is None:
            return
        await self._wanted.wait()
        wait_s = FIRST_WAIT_S
        loop = asyncio.get_running_loop()
        try:
            while True:
                began = loop.time()
                self._on_exit(await self._once(self.place))
                was_steady = loop.time() - began > STEADY_AFTER_S
                wait_s = FIRST_WAIT_S if was_steady else min(2 * wait_s, LONGEST_WAIT_S)
                await asyncio.sleep(wait_s)
        finally:
            await self._end()

    async def _once(self, place: MediaPlace) -> int:
        # It ends when its standard input does: also when this process is killed.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "rat_online.media",
            *place.arguments(),
            stdin=asyncio.subprocess.PIPE,
            env={**os.environ, "RAT_DATA_DIR": str(self._data_dir)},
        )
        self._on_start()
        return await self._process.wait()

    async def _end(self) -> None:
        process = self._process
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()
