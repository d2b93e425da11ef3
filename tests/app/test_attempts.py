"""Five wrong answers, then a quarter of an hour."""

from datetime import UTC, datetime, timedelta

from rat_online.app import attempts
from rat_online.app.attempts import Attempts

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def tried(times: int) -> Attempts:
    tallies = Attempts()
    for _ in range(times):
        tallies.begin("ratna", NOON)
    return tallies


def test_four_lock_nothing_and_five_lock_for_a_quarter_of_an_hour() -> None:
    assert tried(4).seconds_locked("ratna", NOON) == 0
    assert tried(5).seconds_locked("ratna", NOON) == 900
    assert tried(5).seconds_locked("ratna", after(14)) == 60
    assert tried(5).seconds_locked("ratna", after(15)) == 0


def test_after_the_lock_there_are_five_again() -> None:
    tallies = tried(5)
    assert tallies.seconds_locked("ratna", after(15)) == 0
    tallies.begin("ratna", after(15))
    assert tallies.seconds_locked("ratna", after(15)) == 0


def test_success_forgets_and_so_does_time() -> None:
    tallies = tried(4)
    tallies.succeeded("ratna")
    tallies.begin("ratna", NOON)
    assert tallies.seconds_locked("ratna", NOON) == 0
    slow = tried(4)
    slow.begin("ratna", after(16))
    assert slow.seconds_locked("ratna", after(16)) == 0


def test_each_key_is_counted_alone() -> None:
    assert tried(5).seconds_locked("dewi", NOON) == 0


def test_what_is_remembered_is_bounded() -> None:
    tallies = tried(5)
    for number in range(attempts.MOST_KEYS):
        tallies.begin(f"login {number}", NOON)
    assert tallies.seconds_locked("ratna", NOON) == 0
