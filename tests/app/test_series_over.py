"""Whether a series is over, as it was answered a moment ago."""

from datetime import UTC, datetime, timedelta

from rat_online.app.ports.identity import Series
from rat_online.app.series_over import SeriesAnswers

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
RAT = Series("melati", "rat")


async def test_an_answer_is_good_for_two_seconds_then_asked_for_again() -> None:
    over = False

    async def is_over(series: Series) -> bool:
        assert series == RAT
        return over

    answers = SeriesAnswers(is_over)
    assert answers.known(RAT, NOON) is None
    await answers.ask(RAT, NOON)
    assert answers.known(RAT, NOON) is False
    assert answers.known(RAT, NOON + timedelta(seconds=2)) is False
    assert answers.known(RAT, NOON + timedelta(seconds=3)) is None
    over = True
    await answers.ask(RAT, NOON + timedelta(seconds=3))
    assert answers.known(RAT, NOON + timedelta(seconds=3)) is True


async def test_the_same_id_in_another_cooperative_is_another_series() -> None:
    async def is_over(series: Series) -> bool:
        return True

    answers = SeriesAnswers(is_over)
    await answers.ask(RAT, NOON)
    assert answers.known(Series("kenanga", "rat"), NOON) is None


async def test_a_clock_that_is_set_back_makes_no_answer_last_longer() -> None:
    async def is_over(series: Series) -> bool:
        return False

    answers = SeriesAnswers(is_over)
    await answers.ask(RAT, NOON)
    assert answers.known(RAT, NOON - timedelta(hours=3)) is None
