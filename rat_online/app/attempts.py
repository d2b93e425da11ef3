"""How often somebody may be wrong: after five times a quarter of an hour passes first (design section 9)."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
MOST_KEYS = 10_000
"""Older ones are forgotten: each costs a guesser a slow hash, so washing one out gains no time."""


@dataclass(slots=True)
class _Tally:
    failures: int
    last_at: datetime


class Attempts:
    """Counts wrong answers by key, in this process."""

    def __init__(self) -> None:
        self._tallies: OrderedDict[str, _Tally] = OrderedDict()

    def seconds_locked(self, key: str, now: datetime) -> int:
        """How long to wait yet; 0 when an attempt may be made."""
        tally = self._tallies.get(key)
        if tally is None or tally.failures < MOST_FAILURES:
            return 0
        left = (tally.last_at + LOCKED_FOR - now).total_seconds()
        if left <= 0:
            del self._tallies[key]
            return 0
        return max(1, round(left))

    def begin(self, key: str, now: datetime) -> None:
        """Count an attempt as failed until `succeeded` says otherwise, so that many at once gain nothing."""
        tally = self._tallies.pop(key, None)
        if tally is None or now - tally.last_at > LOCKED_FOR:
            tally = _Tally(0, now)
        self._tallies[key] = _Tally(tally.failures + 1, now)
        while len(self._tallies) > MOST_KEYS:
            self._tallies.popitem(last=False)

    def succeeded(self, key: str) -> None:
        self._tallies.pop(key, None)
