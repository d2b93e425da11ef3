"""Joins recordings: each meeting's by one at a time, and only once nobody writes to it any more."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio.to_process

from rat_online.adapters.media import recording
from rat_online.adapters.media.recording import Archive, Chapter

WRITTEN_WITHIN_S = 30.0
"""A session that was hung up still packages what it had; seconds, on a busy machine."""


class StillWritten(Exception):
    """A broadcast goes on, or its end is not on disk yet; it may be asked again."""


@dataclass(slots=True)
class Joiner:
    """Args:
    data_dir: where the recordings are.
    """

    data_dir: Path
    _written: Counter[str] = field(default_factory=Counter)
    _quiet: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    _turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    _made: dict[str, tuple[object, Archive | None]] = field(default_factory=dict)

    @contextmanager
    def written(self, meeting: str) -> Iterator[None]:
        """A session of it grows within."""
        self._written[meeting] += 1
        self._quiet[meeting].clear()
        try:
            yield
        finally:
            self._written[meeting] -= 1
            if not self._written[meeting]:
                del self._written[meeting]
                self._quiet.pop(meeting).set()

    async def join(self, meeting: str, chapters: Sequence[Chapter]) -> Archive | None:
        """The finished recording; several servers ask for it, and it is made once.

        Raises:
            StillWritten: some of it is still to come.
        """
        async with self._turns[meeting]:
            await self._until_quiet(meeting)
            folder = recording.folder_of(self.data_dir, meeting)
            asked = (tuple(chapters), recording.sizes_in(folder))
            known, made = self._made.get(meeting, (None, None))
            if asked != known or (made is not None and not made.path.is_file()):
                # In a child: a file that breaks the library must not take the broadcast along.
                made = await anyio.to_process.run_sync(recording.join, folder, tuple(chapters))
                self._made[meeting] = (asked, made)
            return made

    async def _until_quiet(self, meeting: str) -> None:
        if not self._written[meeting]:
            return
        try:
            await asyncio.wait_for(self._quiet[meeting].wait(), WRITTEN_WITHIN_S)
        except TimeoutError:
            raise StillWritten from None
