"""A viewer's socket that takes what a test lets it take."""

from rat_online.adapters.media.viewers import Outlet


class PaperOutlet(Outlet):
    """Remembers what was written; `reads` says whether the other side takes it."""

    def __init__(self, *, reads: bool = True) -> None:
        self.reads = reads
        self.said: list[dict[str, str | int]] = []
        self.written: list[bytes] = []
        self._unsent = 0

    @property
    def unsent(self) -> int:
        return 0 if self.reads else self._unsent

    def say(self, message: dict[str, str | int]) -> None:
        self.said.append(message)

    def write(self, framed: bytes) -> None:
        self.written.append(framed)
        self._unsent += len(framed)

    def offer(self, framed: bytes, most_unsent: int) -> bool:
        if self.unsent > most_unsent:
            return False
        self.write(framed)
        return True
