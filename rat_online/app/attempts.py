"""How often somebody may be wrong: after five times a quarter of an hour passes first (design section 9)."""

from datetime import datetime, timedelta

from rat_online.app.ports.tallies import Tally, TallyBook

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


class Attempts:
    """Counts wrong answers by key, for all processes together; `name` keeps one kind of key from another."""

    def __init__(self, book: TallyBook, name: str) -> None:
        self._book = book
        self._name = name

    async def begin(self, key: str, now: datetime) -> int:
        """How long to wait yet, or 0: then it is counted as failed until `succeeded` says otherwise, so that
        many at once gain nothing."""
        waits = 0

        def count(tally: Tally | None) -> Tally:
            nonlocal waits
            waits = _seconds_locked(tally, now)
            return tally if waits and tally is not None else _one_more(tally, now)

        await self._book.change(self._key(key), now, count)
        return waits

    async def miss(self, key: str, now: datetime) -> int:
        """It failed; how long to wait from now on, 0 while another attempt may be made."""

        def count(tally: Tally | None) -> Tally:
            is_locked = tally is not None and _seconds_locked(tally, now)
            return tally if is_locked and tally is not None else _one_more(tally, now)

        return _seconds_locked(await self._book.change(self._key(key), now, count), now)

    async def succeeded(self, key: str, now: datetime) -> None:
        await self._book.change(self._key(key), now, lambda _: None)

    def _key(self, key: str) -> str:
        return f"{self._name}\0{key}"


def _seconds_locked(tally: Tally | None, now: datetime) -> int:
    if tally is None or tally.amount < MOST_FAILURES:
        return 0
    left = (tally.at + LOCKED_FOR - now).total_seconds()
    return max(1, round(left)) if left > 0 else 0


def _one_more(tally: Tally | None, now: datetime) -> Tally:
    is_over = tally is None or now - tally.at > LOCKED_FOR or tally.amount >= MOST_FAILURES
    return Tally(1 if is_over or tally is None else tally.amount + 1, now)
