"""How often a secret may open nothing: guessing is slowed, who holds a good link is not (design section 9).

An address gets a share of its own, so that a guesser at home closes no door in the hall; the share is large,
because a hall is one address too. What one process knows; `app/shares.py` counts for all of them.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from math import ceil

MOST_ADDRESSES = 10_000
"""Older ones are forgotten; the share of the whole install stays spent."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many at once, and so many more each second."""

    at_once: int
    per_second: float


@dataclass(slots=True)
class _Left:
    """What is left of a share; below nothing when many tries were under way at once."""

    share: Share
    left: float
    at: datetime

    def refill(self, now: datetime) -> None:
        passed = max(0.0, (now - self.at).total_seconds())
        self.left = min(self.share.at_once, self.left + passed * self.share.per_second)
        self.at = now

    def seconds_to_wait(self) -> int:
        return 0 if self.left >= 1 else ceil((1 - self.left) / self.share.per_second)


class Misses:
    """Counts what opened nothing, by address (None where it says nothing) and for the whole install."""

    def __init__(self, address: Share, install: Share) -> None:
        self._address = address
        self._install = install
        self._addresses: OrderedDict[str, _Left] = OrderedDict()
        self._all: _Left | None = None

    def seconds_to_wait(self, address: str | None, now: datetime) -> int:
        """How long until this address may miss again; 0 when it may now."""
        return max(left.seconds_to_wait() for left in self._shares(address, now))

    def note(self, address: str | None, now: datetime) -> None:
        """It opened nothing."""
        for left in self._shares(address, now):
            left.left = max(left.left - 1, -left.share.at_once)

    def forgive(self, address: str | None, now: datetime) -> None:
        """What was noted beforehand did open something."""
        for left in self._shares(address, now):
            left.left = min(left.left + 1, left.share.at_once)

    def learn(self, address: str | None, of_address: float | None, of_install: float, now: datetime) -> None:
        """What is left of the shares that others spend too, where that is less."""
        for left, known in zip(self._shares(address, now), (of_install, of_address), strict=False):
            left.left = left.left if known is None else min(left.left, known)

    def _shares(self, address: str | None, now: datetime) -> list[_Left]:
        if self._all is None:
            self._all = _Left(self._install, self._install.at_once, now)
        shares = [self._all]
        if address is not None:
            of_address = self._addresses.pop(address, None)
            self._addresses[address] = of_address or _Left(self._address, self._address.at_once, now)
            shares.append(self._addresses[address])
            while len(self._addresses) > MOST_ADDRESSES:
                self._addresses.popitem(last=False)
        for left in shares:
            left.refill(now)
        return shares
