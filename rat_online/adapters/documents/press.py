"""The press: prints documents one at a time in a process of its own, so that no vote waits for a page.

A list of 5,000 people takes seconds of a core and more than half a gigabyte while it is set. A child that
ends after a few documents gives all of it back, and may be killed without the meeting noticing.
"""

import asyncio
import multiprocessing
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, TypeVar

from rat_online.adapters.documents.typst import NO_PHOTOS, Kind, render
from rat_online.domain.minutes.model import Minutes

DOCUMENTS_A_CHILD: Final = 4

T = TypeVar("T")


class Press:
    """Async twin of `render`; the child starts with the first document, and anew after each few."""

    def __init__(self) -> None:
        self._child: ProcessPoolExecutor | None = None

    async def render(
        self, document: Minutes, kind: Kind, language: str = "id", photos: Mapping[str, bytes] = NO_PHOTOS
    ) -> bytes:
        """The document as PDF."""
        return await self.run(render, document, kind, language, dict(photos))

    async def run(self, work: Callable[..., T], *given: object) -> T:
        """A module's function in the child; one that died is replaced, and asked once more."""
        try:
            return await self._ask(work, *given)
        except BrokenProcessPool:
            self.close()
            return await self._ask(work, *given)

    def close(self) -> None:
        """Let the child go, once it has printed what it is at; what waits is given up."""
        if self._child is not None:
            self._child.shutdown(cancel_futures=True)
            self._child = None

    async def _ask(self, work: Callable[..., T], *given: object) -> T:
        if self._child is None:
            # Spawned, not forked: a server with threads and open sockets must not be copied.
            context = multiprocessing.get_context("spawn")
            self._child = ProcessPoolExecutor(1, context, max_tasks_per_child=DOCUMENTS_A_CHILD)
        return await asyncio.get_running_loop().run_in_executor(self._child, work, *given)
