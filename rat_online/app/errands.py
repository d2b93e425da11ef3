"""What follows from an event outside its meeting: done after the commit, and again without harm."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from rat_online.app.hall import Hall
from rat_online.domain.events import Happened

Errand = Callable[[Hall, Happened], Awaitable[None]]
OnFailure = Callable[[str, Exception], None]

FIRST_RETRY_S, LONGEST_RETRY_S = 1, 300
MOST_TRIES = 20
"""More than an hour: by then a full disk has been seen to, or a restart does it."""


@dataclass(frozen=True, slots=True)
class _Due:
    errand: Errand
    hall: Hall
    happened: Happened
    tries: int = 0


class Errands:
    """Runs each errand in the background, in order of the events.

    A failure is told, keeps nobody waiting, and is tried again after a while.

    Args:
        errands: each is asked about every event and does what it must, or nothing.
        on_failure: told the errand's name and what went wrong.
    """

    def __init__(self, errands: Sequence[Errand], on_failure: OnFailure) -> None:
        self._errands = list(errands)
        self._on_failure = on_failure
        self._queue: asyncio.Queue[_Due] = asyncio.Queue()

    def also(self, errand: Errand) -> None:
        """One more, asked about every event from now on."""
        self._errands.append(errand)

    def note(self, hall: Hall, happened: Sequence[Happened]) -> None:
        """Take down what has happened; returns at once."""
        for one in happened:
            for errand in self._errands:
                self._queue.put_nowait(_Due(errand, hall, one))

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            due = await self._queue.get()
            try:
                await due.errand(due.hall, due.happened)
            except Exception as error:  # noqa: BLE001 (one errand's failure must not stop the others)
                self._on_failure(getattr(due.errand, "__qualname__", repr(due.errand)), error)
                self._try_again_later(due)

    def _try_again_later(self, due: _Due) -> None:
        if due.tries + 1 < MOST_TRIES:
            wait_s = min(FIRST_RETRY_S * 2**due.tries, LONGEST_RETRY_S)
            again = replace(due, tries=due.tries + 1)
            asyncio.get_running_loop().call_later(wait_s, self._queue.put_nowait, again)
