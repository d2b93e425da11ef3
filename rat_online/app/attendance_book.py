"""Attendance over time: the curve of who was present, and every count that the log keeps with its arithmetic.

Folded from the meeting's events as they come, so that a console or an auditor may ask for it at any moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.events import Event, Happened
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.quorum import QuorumSnapshot

SECONDS_APART = 5
"""Closer changes of the count share a point: a storm of arrivals is one rise."""

MOST_POINTS = 240


@dataclass(frozen=True, slots=True)
class Point:
    """How many were present from `at` on, of how many entitled."""

    at: datetime
    present: int
    entitled: int


@dataclass(frozen=True, slots=True)
class Count:
    """A count that the log keeps: what happened, when, and its arithmetic."""

    kind: str
    position: int
    at: datetime
    quorum: QuorumSnapshot


class AttendanceBook:
    """One meeting's attendance, up to `position`."""

    def __init__(self, meeting: str) -> None:
        self._meeting = Meeting(meeting)
        self._points: list[Point] = []
        self.counts: list[Count] = []

    @property
    def position(self) -> int:
        return self._meeting.position

    def take(self, happened: Iterable[Happened]) -> None:
        """Go on with what has happened since."""
        for one in happened:
            evolve(self._meeting, one)
            quorum = quorum_in(one.event)
            if quorum is not None:
                self.counts.append(Count(type(one.event).__name__, one.position, one.at, quorum))
            self._note(one.at)

    def _note(self, at: datetime) -> None:
        present, entitled = self._meeting.attendance.present, self._meeting.roll.total
        last = self._points[-1] if self._points else None
        if last is None and present == 0:
            return
        if last is not None and (last.present, last.entitled) == (present, entitled):
            return
        if last is not None and (at - last.at).total_seconds() < SECONDS_APART and len(self._points) > 1:
            self._points[-1] = Point(last.at, present, entitled)
        else:
            self._points.append(Point(at, present, entitled))

    def points(self) -> list[Point]:
        """The curve, thinned evenly to what a screen can show; its last point is always there."""
        step = -(-len(self._points) // MOST_POINTS) or 1
        return self._points[:-1][::step] + self._points[-1:]


def quorum_in(event: Event) -> QuorumSnapshot | None:
    """The count that an event carries, if it does."""
    quorum = getattr(event, "quorum", None)
    return quorum if isinstance(quorum, QuorumSnapshot) else None
