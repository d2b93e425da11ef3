"""What is counted of tries, so that a limit is one limit however many processes serve."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

FORGOTTEN_AFTER = timedelta(hours=2)
"""Longer than any limit remembers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """An amount of something, as it was at a time."""

    amount: float
    at: datetime


Count = Callable[[Tally | None], Tally | None]
"""What becomes of a tally; None where there is none, or none any more."""


class TallyBook(Protocol):
    async def change(self, key: str, at: datetime, count: Count) -> Tally | None:
        """Count on what stands under this key, two that do it at once one after the other; what stands there
        then. It may be forgotten when nobody has counted for FORGOTTEN_AFTER."""
        ...
