"""Five wrong answers, then a quarter of an hour."""

from datetime import UTC, datetime, timedelta

from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.app.attempts import Attempts

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


async def tried(times: int) -> Attempts:
    attempts = Attempts(MemoryTallies(), "door")
    for _ in range(times):
        assert await attempts.begin("ratna", NOON) == 0
    return attempts


async def test_four_lock_nothing_and_five_lock_for_a_quarter_of_an_hour() -> None:
    assert await (await tried(4)).begin("ratna", NOON) == 0
    assert await (await tried(5)).begin("ratna", NOON) == 900
    assert await (await tried(5)).begin("ratna", after(14)) == 60
    assert await (await tried(5)).begin("ratna", after(15)) == 0


async def test_after_the_lock_there_are_five_again() -> None:
    attempts = await tried(5)
    assert [await attempts.begin("ratna", after(15)) for _ in range(6)] == [0] * 5 + [900]


async def test_success_forgets_and_so_does_time() -> None:
    attempts = await tried(4)
    await attempts.succeeded("ratna", NOON)
    assert [await attempts.begin("ratna", NOON) for _ in range(5)] == [0] * 5
    slow = await tried(4)
    assert [await slow.begin("ratna", after(16)) for _ in range(5)] == [0] * 5


async def test_a_miss_tells_at_once_that_it_was_the_last() -> None:
    attempts = Attempts(MemoryTallies(), "door")
    assert [await attempts.miss("ratna", NOON) for _ in range(6)] == [0] * 4 + [900] * 2
    assert await attempts.miss("ratna", after(14)) == 60


async def test_each_key_is_counted_alone() -> None:
    assert await (await tried(5)).begin("dewi", NOON) == 0
