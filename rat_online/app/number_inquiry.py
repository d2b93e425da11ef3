"""Whose number it is, for a member who nominates: so many questions each seat, that nobody reads the roll."""

from collections.abc import Collection
from datetime import datetime

from rat_online.app.misses import Share
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.tallies import TallyBook
from rat_online.app.shares import Shares
from rat_online.domain.errors import Refusal, refuse

SEAT = Share(at_once=12, per_second=1 / 300)
"""Enough for every nomination of a meeting with its misprints; a roll of a thousand takes days."""


class NumberInquiry:
    """Counts the questions, right or wrong: a name that was found is what is protected."""

    def __init__(self, book: TallyBook) -> None:
        self._asked = Shares(book, "nominee", SEAT)

    async def ask(self, seats: Collection[Entry], at: datetime) -> None:
        """One question of a device, counted for each member who sits there.

        Raises:
            Refused: `too-many-attempts` (seconds).
        """
        waits = [await self._asked.take(f"{one.cooperative} {one.series} {one.person}", at) for one in seats]
        if any(waits):
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=max(waits))
