"""Whoever watches over a websocket: framed bytes go straight to the socket; the slow skip to a key picture.

No queue and no task a viewer: what is not taken waits in the socket's own buffer, and no more is added to a
full one. A viewer that never reads costs the others nothing.
"""

from typing import Protocol

from rat_online.adapters.media.boxes import Part

MOST_WAITING = 512 * 1024
"""Unsent bytes beyond which parts are skipped: some seven seconds of picture."""


class Outlet(Protocol):
    """A viewer's socket. Nothing here waits."""

    @property
    def unsent(self) -> int: ...

    def say(self, message: dict[str, str | int]) -> None:
        """A text message; see docs/reference/media.md."""

    def write(self, framed: bytes) -> None:
        """A binary message, framed already."""

    def offer(self, framed: bytes, most_unsent: int) -> bool:
        """The same, unless more than that is unsent; False then. One call a part for each of a thousand
        viewers."""
        ...


class Viewer:
    """One open player."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._offer = outlet.offer
        self._needs_key = True
        self.skipped = 0

    def begin(self, mime: str, zero_at_ms: int, framed_init: bytes) -> None:
        """Another session: the player changes to its type, and starts with its first key picture."""
        self._outlet.say({"t": "session", "mime": mime, "zero_at_ms": zero_at_ms})
        self._outlet.write(framed_init)
        self._needs_key = True

    def put(self, part: Part, framed: bytes) -> None:
        """`framed` is the part as a message, made once for all viewers."""
        if self._needs_key and not part.starts_with_key:
            self.skipped += 1
        elif self._offer(framed, MOST_WAITING):
            self._needs_key = False
        else:
            self._needs_key = True
            self.skipped += 1

    def pause(self) -> None:
        """The broadcast paused: the last picture stays, and the page says so."""
        self._outlet.say({"t": "pause"})
