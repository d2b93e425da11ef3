"""How often a secret may open nothing."""

from datetime import UTC, datetime, timedelta

from rat_online.app import misses
from rat_online.app.misses import Misses, Share

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
HALL, HOME = "203.0.113.7", "198.51.100.9"


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def missed(times: int, address: str | None = HOME) -> Misses:
    counted = Misses(Share(5, 0.5), Share(20, 4))
    for _ in range(times):
        counted.note(address, NOON)
    return counted


def test_an_address_waits_once_its_share_is_spent() -> None:
    assert missed(4).seconds_to_wait(HOME, NOON) == 0
    assert missed(5).seconds_to_wait(HOME, NOON) == 2
    assert missed(5).seconds_to_wait(HOME, after(2)) == 0


def test_a_guesser_at_home_closes_no_door_in_the_hall() -> None:
    assert missed(10).seconds_to_wait(HALL, NOON) == 0


def test_all_wait_once_the_share_of_the_install_is_spent() -> None:
    counted = Misses(Share(5, 0.5), Share(20, 4))
    for number in range(20):
        counted.note(f"198.51.100.{number}", NOON)
    assert counted.seconds_to_wait(HALL, NOON) == 1
    assert counted.seconds_to_wait(HALL, after(1)) == 0


def test_without_an_address_only_the_install_counts() -> None:
    assert missed(19, None).seconds_to_wait(None, NOON) == 0
    assert missed(20, None).seconds_to_wait(None, NOON) == 1


def test_tries_that_were_under_way_at_once_are_paid_back_but_not_for_ever() -> None:
    assert missed(7).seconds_to_wait(HOME, NOON) == 6
    assert missed(1000).seconds_to_wait(HOME, NOON) == 12


def test_what_did_open_something_is_forgiven() -> None:
    counted = missed(5)
    counted.forgive(HOME, NOON)
    assert counted.seconds_to_wait(HOME, NOON) == 0


def test_rest_gives_no_more_than_the_whole_share() -> None:
    counted = missed(1)
    for _ in range(5):
        counted.note(HOME, after(3600))
    assert counted.seconds_to_wait(HOME, after(3600)) == 2


def test_a_clock_that_goes_back_takes_nothing() -> None:
    assert missed(4).seconds_to_wait(HOME, after(-60)) == 0


def test_what_is_remembered_is_bounded() -> None:
    counted = Misses(Share(1, 0.001), Share(10 * misses.MOST_ADDRESSES, 1))
    counted.note(HOME, NOON)
    assert counted.seconds_to_wait(HOME, NOON) > 0
    for number in range(misses.MOST_ADDRESSES):
        counted.note(f"address {number}", NOON)
    assert counted.seconds_to_wait(HOME, NOON) == 0
