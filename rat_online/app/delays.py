"""How far the pictures of the viewers are behind; deadlines count it in (rule book 6.4)."""

from collections.abc import Callable
from datetime import datetime, timedelta

LONGEST_MS = 15_000
SLOWEST_MS = 60_000
REPORTED_WITHIN = timedelta(seconds=20)
"""A page that plays says it every five seconds; one that is stopped without a word plays nothing."""
STEP_MS = 500
"""Figures move in steps, so that a jitter of milliseconds is no news."""


class Delays:
    """What the open pages of a meeting report, by page.

    `value` is what was last worked out: a vote may ask for it a thousand times a second; `slowest` is the
    longest of all, which an acclamation waits for (rule book 6.1).

    Args:
        now: the clock.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._reported: dict[object, tuple[int, datetime]] = {}
        self._stream: object = None
        self.value = 0
        self.slowest = 0

    def report(self, page: object, delay_ms: int) -> None:
        """A page's own figure; what no stream can be is cut."""
        self._reported[page] = (min(max(delay_ms, 0), SLOWEST_MS), self._now())

    def forget(self, page: object) -> None:
        """A page that plays nothing any more, or is gone."""
        self._reported.pop(page, None)

    def follow(self, stream: object) -> None:
        """What is to be seen now; how far the one before was behind says nothing of it."""
        if stream != self._stream:
            self._stream = stream
            self._reported.clear()
            self.value = self.slowest = 0

    def work_out(self) -> int:
        """The 95th percentile in ms, at most 15 s, rounded up to a step; 0 when nobody watches any more."""
        oldest = self._now() - REPORTED_WITHIN
        self._reported = {page: one for page, one in self._reported.items() if one[1] > oldest}
        if not self._reported:
            self.value = self.slowest = 0
        else:
            ordered = sorted(delay for delay, _ in self._reported.values())
            found = ordered[(95 * len(ordered) + 99) // 100 - 1]
            self.value = min(-(-found // STEP_MS) * STEP_MS, LONGEST_MS)
            self.slowest = -(-ordered[-1] // STEP_MS) * STEP_MS
        return self.value
