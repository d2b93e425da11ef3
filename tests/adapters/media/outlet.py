"""A viewer's socket that takes what a test lets it take."""

from collections.abc import Callable

from rat_online.adapters.media.viewers import Outlet


class PaperOutlet(Outlet):
    """Remembers what was written; `reads` says whether the other side takes it."""

    def __init__(self, *, reads: bool = True) -> None:
        self.reads = reads
        self.said: list[dict[str, str | int]] = []
        self.written: list[bytes] = []
        self.write = self._write
        self.unsent = 0
        self._most_unsent = 0
        self._tell: Callable[[], None] = lambda: None

    @property
    def is_stuck(self) -> bool:
        return self.unsent > self._most_unsent

    def when_stuck(self, most_unsent: int, tell: Callable[[], None]) -> None:
        self._most_unsent, self._tell = most_unsent, tell

    def say(self, message: dict[str, str | int]) -> None:
        self.said.append(message)

    def read_all(self) -> None:
        """The other side takes what waits, and goes on reading."""
        self.reads, self.unsent, self.written = True, 0, []

    def _write(self, framed: bytes) -> None:
        was_full = self.is_stuck
        self.written.append(framed)
        self.unsent += 0 if self.reads else len(framed)
        if self.is_stuck and not was_full:
            self._tell()
