"""Shares that all processes spend together: so many at once, and so many more each second."""

from datetime import datetime
from math import ceil

from rat_online.app.misses import Misses, Share
from rat_online.app.ports.tallies import Tally, TallyBook


class Shares:
    """A share by key; `name` keeps one kind of key from another."""

    def __init__(self, book: TallyBook, name: str, share: Share) -> None:
        self._book = book
        self._name = name
        self._share = share

    async def take(self, key: str, now: datetime) -> int:
        """Spend one, or say how long to wait for it."""
        waits = 0

        def count(tally: Tally | None) -> Tally:
            nonlocal waits
            left = self._left(tally, now)
            waits = 0 if left >= 1 else ceil((1 - left) / self._share.per_second)
            return Tally(left - 1, now) if not waits else tally or Tally(left, now)

        await self._book.change(self._key(key), now, count)
        return waits

    async def spend(self, key: str, now: datetime) -> float:
        """One was spent in any case; what is left, below nothing when many were spent at once."""

        def count(tally: Tally | None) -> Tally:
            return Tally(max(self._left(tally, now) - 1, -float(self._share.at_once)), now)

        left = await self._book.change(self._key(key), now, count)
        return left.amount if left is not None else self._share.at_once

    async def give_back(self, key: str, now: datetime) -> None:
        """What was spent beforehand was not due."""

        def count(tally: Tally | None) -> Tally | None:
            left = min(float(self._share.at_once), self._left(tally, now) + 1)
            return Tally(left, now) if left < self._share.at_once else None

        await self._book.change(self._key(key), now, count)

    def _left(self, tally: Tally | None, now: datetime) -> float:
        if tally is None:
            return self._share.at_once
        passed = max(0.0, (now - tally.at).total_seconds())
        return min(float(self._share.at_once), tally.amount + passed * self._share.per_second)

    def _key(self, key: str) -> str:
        return f"{self._name}\0{key}"


class SharedMisses:
    """Misses of all processes: each keeps the shares as it learned them at its own last miss, so that whoever
    comes in with what is right asks the database nothing, and a guesser gains one guess a process at most."""

    def __init__(self, book: TallyBook, name: str, address: Share, install: Share) -> None:
        self._here = Misses(address, install)
        self._address = Shares(book, f"{name} address", address)
        self._install = Shares(book, f"{name} install", install)

    def seconds_to_wait(self, address: str | None, now: datetime) -> int:
        """How long until this address may miss again; 0 when it may now."""
        return self._here.seconds_to_wait(address, now)

    async def note(self, address: str | None, now: datetime) -> None:
        """It opened nothing."""
        self._here.note(address, now)
        of_install = await self._install.spend("", now)
        of_address = await self._address.spend(address, now) if address is not None else None
        self._here.learn(address, of_address, of_install, now)

    async def forgive(self, address: str | None, now: datetime) -> None:
        """What was noted beforehand did open something."""
        self._here.forgive(address, now)
        await self._install.give_back("", now)
        if address is not None:
            await self._address.give_back(address, now)
