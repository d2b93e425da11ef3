"""The viewers' delay: the 95th percentile, at most 15 s (rule book 6.4)."""

from datetime import UTC, datetime

import pytest

from rat_online.app.delays import LONGEST_MS, REPORTED_WITHIN, Delays

NOW = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def reported(*delays: int) -> Delays:
    board = Delays(lambda: NOW)
    for page, delay in enumerate(delays):
        board.report(page, delay)
    return board


@pytest.mark.parametrize(
    ("delays", "expected"),
    [
        ((), 0),
        ((700,), 1000),
        ((1000,), 1000),
        ((*[1000] * 95, *[9000] * 5), 1000),
        ((*[1000] * 94, *[9000] * 6), 9000),
        ((*[1000] * 19, 9000), 1000),
        ((10**9,), LONGEST_MS),
        ((-5,), 0),
    ],
)
def test_the_95th_percentile_is_worked_out(delays: tuple[int, ...], expected: int) -> None:
    board = reported(*delays)
    assert board.value == 0
    assert board.work_out() == board.value == expected


def test_the_slowest_is_kept_apart_for_an_acclamation() -> None:
    board = reported(*[1000] * 99, 40_200)
    assert (board.work_out(), board.slowest) == (1000, 40_500)
    board.forget(99)
    board.work_out()
    assert board.slowest == 1000


def test_a_page_counts_once_and_not_after_it_left() -> None:
    board = reported(1000, 9000)
    board.report(1, 2000)
    assert board.work_out() == 2000
    board.forget(1)
    board.forget("stranger")
    assert board.work_out() == 1000


def test_who_turned_the_stream_off_or_watches_one_that_is_over_adds_nothing_to_a_deadline() -> None:
    moment = [NOW]
    board = Delays(lambda: moment[0])
    board.report("off", 9000)
    moment[0] += REPORTED_WITHIN / 2
    board.report("on", 1000)
    assert board.work_out() == 9000
    moment[0] += REPORTED_WITHIN / 2
    assert board.work_out() == 1000
    moment[0] += REPORTED_WITHIN
    assert board.work_out() == 0


def test_of_another_stream_nothing_is_known_that_was_reported_of_the_one_before() -> None:
    board = reported(1000, 9000)
    board.follow("first")
    board.report(1, 9000)
    board.follow("first")
    assert board.work_out() == 9000
    board.follow("second")
    assert (board.value, board.slowest, board.work_out()) == (0, 0, 0)
