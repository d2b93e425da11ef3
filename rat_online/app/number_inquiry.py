"""Whose number it is, for a member who nominates: so many questions each seat, that nobody reads the roll."""

from collections.abc import Collection
from datetime import datetime

from rat_online.app.misses import Misses, Share
from rat_online.app.ports.entries import Entry
from rat_online.domain.errors import Refusal, refuse

SEAT = Share(at_once=12, per_second=1 / 300)
"""Enough for every nomination of a meeting with its misprints; a roll of a thousand takes days."""
INSTALL = Share(at_once=3000, per_second=20)


class NumberInquiry:
    """Counts the questions of this process, right or wrong: a name that was found is what is protected."""

    def __init__(self) -> None:
        self._asked = Misses(SEAT, INSTALL)

    def ask(self, seats: Collection[Entry], at: datetime) -> None:
        """One question of a device, counted for each member who sits there.

        Raises:
            Refused: `too-many-attempts` (seconds).
        """
        keys = [f"{one.cooperative} {one.series} {one.person}" for one in seats]
        wait = max((self._asked.seconds_to_wait(key, at) for key in keys), default=0)
        if wait:
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=wait)
        for key in keys:
            self._asked.note(key, at)
