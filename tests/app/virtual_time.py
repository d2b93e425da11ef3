"""An event loop whose clock jumps to whatever is due next: minutes take no time and decide nothing."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")

START = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


class VirtualLoop(asyncio.SelectorEventLoop):
    """For coroutines that wait for timers and for each other, not for sockets or threads."""

    def __init__(self) -> None:
        super().__init__()
        self._elapsed = 0.0

    def time(self) -> float:
        return self._elapsed

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self._elapsed = max(self._elapsed, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def in_virtual_time(scenario: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(scenario)


def virtual_now() -> datetime:
    """The clock of whoever runs in virtual time."""
    return START + timedelta(seconds=asyncio.get_running_loop().time())


async def everything_settles() -> None:
    """Let every task that is ready run until all of them wait for a timer or for somebody."""
    for _ in range(20):
        await asyncio.sleep(0)
