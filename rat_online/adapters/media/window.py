"""The last seconds of one rendition: what late joiners start from, and what a playlist lists.

The window is the memory bound of a broadcast: a few hundred kilobytes, whatever the number of viewers.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from rat_online.adapters.media.boxes import Init, Part

KEPT_MS = 14_000
"""Of parts: six segments of two seconds and what is being cut."""

SEGMENT_MS = 2_000
"""A segment ends at the first part after this that begins with a key picture."""

LONGEST_SEGMENT_MS = 10_000
"""And here without one: an encoder that sends hardly any key pictures does not fill the memory."""


LARGEST_SEGMENT, LARGEST = 4 * 1024 * 1024, 32 * 1024 * 1024
"""Bytes of a segment, and of all of them: whatever times an encoder writes beside what it sends."""


@dataclass(slots=True)
class Segment:
    """Parts from a key picture to before another. `session` numbers the init that it needs."""

    number: int
    session: int
    starts_at_ms: int
    parts: list[Part] = field(default_factory=list)
    size: int = 0

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.size += len(part.data)

    @property
    def duration_ms(self) -> int:
        last = self.parts[-1]
        return last.starts_at_ms + last.duration_ms - self.starts_at_ms

    @property
    def data(self) -> bytes:
        return b"".join(part.data for part in self.parts)


@dataclass(slots=True)
class Window:
    """One rendition's inits and segments.

    Args:
        first_number: of its first segment; larger after a restart of the process than any before it.
    """

    first_number: int
    inits: dict[int, Init] = field(default_factory=dict)
    session: int = 0
    _segments: deque[Segment] = field(default_factory=deque)

    def begin(self, session: int, init: Init) -> None:
        """A broadcaster's session: its parts need this init."""
        self.session = session
        self.inits[session] = init

    def add(self, part: Part) -> None:
        """Take in the newest part; the oldest segments go when the window is full."""
        last = self._segments[-1] if self._segments else None
        if last is None or last.session != self.session or self._ends_before(last, part):
            number = self.first_number if last is None else last.number + 1
            last = Segment(number, self.session, part.starts_at_ms)
            self._segments.append(last)
        last.add(part)
        newest = part.starts_at_ms + part.duration_ms
        while len(self._segments) > 1 and (
            newest - self._segments[1].starts_at_ms > KEPT_MS or self.size > LARGEST
        ):
            self._segments.popleft()
        needed = {segment.session for segment in self._segments} | {self.session}
        for session in self.inits.keys() - needed:
            del self.inits[session]

    @staticmethod
    def _ends_before(segment: Segment, part: Part) -> bool:
        lasts = part.starts_at_ms - segment.starts_at_ms
        return segment.size > LARGEST_SEGMENT or lasts >= (
            SEGMENT_MS if part.starts_with_key else LONGEST_SEGMENT_MS
        )

    def finished(self) -> list[Segment]:
        """Segments to which nothing is added any more, oldest first."""
        return [segment for segment in self._segments if segment is not self._segments[-1]]

    def segment(self, number: int) -> Segment | None:
        return next((one for one in self.finished() if one.number == number), None)

    def since_last_key(self) -> Iterator[Part]:
        """What a late joiner needs after the init to see a picture at once."""
        if not self._segments or self._segments[-1].session != self.session:
            return
        own = [segment for segment in self._segments if segment.session == self.session]
        parts = [part for segment in own for part in segment.parts]
        start = max((index for index, part in enumerate(parts) if part.starts_with_key), default=0)
        yield from parts[start:]

    @property
    def size(self) -> int:
        """Bytes held."""
        return sum(segment.size for segment in self._segments)
