import pytest

from rat_online.domain.tally import Method, count_papers
from tests.domain.tally.papers import NAMES, papers

CAST = papers("4 A", "3 B", "2 C")


@pytest.mark.parametrize("method", Method)
def test_every_method_reports_in_the_same_shape(method: Method) -> None:
    tally = count_papers(method, NAMES, CAST)

    assert tally.method is method
    assert (tally.valid, tally.cast, tally.seats) == (9, 9, 1)
    assert tally.elected == ("A",)
    assert (tally.sheet is not None) is (method in (Method.IRV, Method.STV))


def test_instant_run_off_fills_one_seat_only() -> None:
    with pytest.raises(ValueError, match="one seat"):
        count_papers(Method.IRV, NAMES, CAST, seats=2)
