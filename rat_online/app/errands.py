"""What follows from an event outside its meeting: done after the commit, and again without harm."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from rat_online.app.hall import Hall
from rat_online.domain.events import Happened

Errand = Callable[[Hall, Happened], Awaitable[None]]
OnFailure = Callable[[str, Exception], None]


class Errands:
    """Runs each errand in the background, in order of the events; a failure is told and keeps nobody waiting.

    Args:
        errands: each is asked about every event and does what it must, or nothing.
        on_failure: told the errand's name and what went wrong.
    """

    def __init__(self, errands: Sequence[Errand], on_failure: OnFailure) -> None:
        self._errands = list(errands)
        self._on_failure = on_failure
        self._queue: asyncio.Queue[tuple[Hall, Happened]] = asyncio.Queue()

    def note(self, hall: Hall, happened: Sequence[Happened]) -> None:
        """Take down what has happened; returns at once."""
        for one in happened:
            self._queue.put_nowait((hall, one))

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            hall, happened = await self._queue.get()
            for errand in self._errands:
                try:
                    await errand(hall, happened)
                except Exception as error:  # noqa: BLE001 (one errand's failure must not stop the others)
                    self._on_failure(getattr(errand, "__qualname__", repr(errand)), error)
