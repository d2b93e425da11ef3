"""What every book of tallies does, in memory and on both databases: one limit for all processes."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.adapters.store.tallies import SqlTallies
from rat_online.app.attempts import Attempts
from rat_online.app.misses import Share
from rat_online.app.ports.tallies import FORGOTTEN_AFTER, Tally, TallyBook
from rat_online.app.shares import SharedMisses, Shares
from tests.contracts.stores import opened

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
HOME, HALL = "198.51.100.9", "203.0.113.7"


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.fixture
async def books(log_url: str | None) -> AsyncIterator[tuple[TallyBook, TallyBook]]:
    """The same book as two processes hold it."""
    if log_url is None:
        book = MemoryTallies()
        yield book, book
        return
    async with opened(log_url) as database:
        yield SqlTallies(database), SqlTallies(database)


def one_more(tally: Tally | None) -> Tally:
    return Tally(1 + (tally.amount if tally else 0), NOON)


Books = tuple[TallyBook, TallyBook]


async def test_two_that_count_at_once_lose_nothing(books: Books) -> None:
    await asyncio.gather(*(books[n % 2].change("k", NOON, one_more) for n in range(10)))
    assert await books[0].change("k", NOON, lambda tally: tally) == Tally(10, NOON)
    assert await books[1].change("other", NOON, lambda tally: tally) is None


async def test_a_tally_is_taken_away_and_an_old_one_forgotten(books: Books) -> None:
    for key in ("a", "b"):
        await books[0].change(key, NOON, one_more)
    await books[1].change("a", NOON, lambda _: None)
    assert await books[0].change("a", NOON, lambda tally: tally) is None
    later = NOON + FORGOTTEN_AFTER + timedelta(seconds=1)
    if not isinstance(books[0], MemoryTallies):
        assert await books[0].change("b", later, lambda tally: tally) is None


async def test_five_wrong_answers_lock_a_key_for_whatever_process_is_asked(books: Books) -> None:
    here, there = (Attempts(book, "roll") for book in books)
    begun = await asyncio.gather(*((here, there)[n % 2].begin("melati 0001", NOON) for n in range(8)))
    assert sorted(begun) == [0] * 5 + [900] * 3
    assert await Attempts(books[0], "password").begin("melati 0001", NOON) == 0
    assert await there.begin("melati 0002", NOON) == 0
    assert await there.begin("melati 0001", after(14 * 60)) == 60
    assert await there.begin("melati 0001", after(15 * 60)) == 0
    await here.succeeded("melati 0001", after(15 * 60))
    assert [await there.begin("melati 0001", after(15 * 60)) for _ in range(6)] == [0] * 5 + [900]


async def test_a_share_is_spent_by_both_and_fills_up_again(books: Books) -> None:
    here, there = (Shares(book, "nominee", Share(4, 1 / 300)) for book in books)
    taken = await asyncio.gather(*((here, there)[n % 2].take("sari", NOON) for n in range(6)))
    assert sorted(taken) == [0, 0, 0, 0, 300, 300]
    assert await here.take("budi", NOON) == 0
    assert await there.take("sari", after(299)) == 1
    assert await there.take("sari", after(300)) == 0
    assert await here.take("sari", after(300)) == 300


async def test_a_guesser_who_goes_from_process_to_process_gains_one_guess_in_each(books: Books) -> None:
    here, there = (SharedMisses(book, "code", Share(5, 0.5), Share(100, 5)) for book in books)
    for _ in range(5):
        await here.note(HOME, NOON)
    assert here.seconds_to_wait(HOME, NOON) == 2
    assert there.seconds_to_wait(HOME, NOON) == 0
    await there.note(HOME, NOON)
    assert there.seconds_to_wait(HOME, NOON) == 4
    assert there.seconds_to_wait(HALL, NOON) == here.seconds_to_wait(HALL, NOON) == 0
    assert there.seconds_to_wait(HOME, after(4)) == 0


async def test_what_was_noted_beforehand_is_given_back_to_both(books: Books) -> None:
    here, there = (SharedMisses(book, "password", Share(2, 0.5), Share(100, 5)) for book in books)
    await here.note(HOME, NOON)
    await here.forgive(HOME, NOON)
    await there.note(HOME, NOON)
    assert there.seconds_to_wait(HOME, NOON) == 0
    await there.note(HOME, NOON)
    await there.forgive(HOME, NOON)
    await here.note(HOME, NOON)
    assert here.seconds_to_wait(HOME, NOON) == 2
