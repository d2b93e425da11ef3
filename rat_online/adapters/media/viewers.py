"""Whoever watches over a websocket: framed bytes go straight to the socket; the slow skip to a key picture.

No queue and no task a viewer: what is not taken waits in the socket's own buffer, and no more is added to a
full one. A viewer that never reads costs the others nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from rat_online.adapters.media.boxes import Part

MOST_WAITING = 512 * 1024
"""Unsent bytes beyond which parts are skipped: some seven seconds of picture."""


class Outlet(Protocol):
    """A viewer's socket. Nothing here waits."""

    write: Callable[[bytes], None]
    """A binary message, framed already. Called a part for each of a thousand viewers: the shortest way."""

    @property
    def is_stuck(self) -> bool:
        """Whether it takes no more: too much is unsent, or the other side is gone."""
        ...

    def when_stuck(self, most_unsent: int, tell: Callable[[], None]) -> None:
        """Call `tell`, also within a `write`, whenever it comes to that; so much may be unsent."""

    def say(self, message: dict[str, str | int]) -> None:
        """A text message; see docs/reference/media.md."""


@dataclass(slots=True, eq=False)
class Viewer:
    """One open player."""

    outlet: Outlet

    def begin(self, mime: str, zero_at_ms: int, framed_init: bytes) -> None:
        """Another session: the player changes to its type, and starts with its first key picture."""
        self.outlet.say({"t": "session", "mime": mime, "zero_at_ms": zero_at_ms})
        self.outlet.write(framed_init)

    def pause(self) -> None:
        """The broadcast paused: the last picture stays, and the page says so."""
        self.outlet.say({"t": "pause"})


@dataclass(slots=True)
class Audience:
    """All viewers of a rendition: who gets every part, and who waits for a key picture to start with.

    Args:
        frame: makes a part a message of a socket, once for all viewers.
    """

    frame: Callable[[bytes], bytes]
    _following: dict[Viewer, Callable[[bytes], None]] = field(default_factory=dict)
    _waiting: set[Viewer] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self._following) + len(self._waiting)

    def all(self) -> list[Viewer]:
        return [*self._following, *self._waiting]

    def join(self, viewer: Viewer) -> None:
        self._waiting.add(viewer)
        viewer.outlet.when_stuck(MOST_WAITING, lambda: self._fall_behind(viewer))

    def leave(self, viewer: Viewer) -> None:
        self._following.pop(viewer, None)
        self._waiting.discard(viewer)

    def begin(self, mime: str, zero_at_ms: int, framed_init: bytes) -> None:
        """Another session, for all."""
        viewers = self.all()
        self._following, self._waiting = {}, set(viewers)
        for viewer in viewers:
            viewer.begin(mime, zero_at_ms, framed_init)

    def put(self, part: Part) -> None:
        """Framed once; who cannot take it is not waited for."""
        if part.starts_with_key:
            for viewer in self._waiting.copy():
                self._catch_up(viewer)
        if self._following:
            framed = self.frame(part.data)
            for write in [*self._following.values()]:
                write(framed)

    def show(self, viewer: Viewer, parts: Iterable[Part]) -> None:
        """What was before it came: from a key picture on, as far as it takes it."""
        for part in parts:
            if part.starts_with_key:
                self._catch_up(viewer)
            if viewer in self._following:
                viewer.outlet.write(self.frame(part.data))

    def _catch_up(self, viewer: Viewer) -> None:
        if viewer in self._waiting and not viewer.outlet.is_stuck:
            self._waiting.remove(viewer)
            self._following[viewer] = viewer.outlet.write

    def _fall_behind(self, viewer: Viewer) -> None:
        if self._following.pop(viewer, None) is not None:
            self._waiting.add(viewer)
