import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally import Fault, Paper
from rat_online.domain.tally.plurality import count_plurality
from tests.domain.tally.papers import NAMES, namings, one_by_one, papers


def test_one_of_n_is_won_by_most_votes() -> None:
    tally = count_plurality(NAMES, papers("4 A", "6 B", "1 C"))

    assert tally.elected == ("B",)
    assert tally.votes == {"A": 4, "B": 6, "C": 1, "D": 0, "E": 0}


def test_a_paper_with_two_names_is_invalid_and_counted_as_such() -> None:
    tally = count_plurality(NAMES, papers("2 A B", "1 C", "3"))

    assert (tally.valid, tally.invalid, tally.blank) == (1, 2, 3)
    assert tally.faults == {Fault.TOO_MANY: 2}
    assert tally.cast == 6


def test_a_tie_for_the_seat_elects_nobody_and_names_the_tied() -> None:
    tally = count_plurality(NAMES, papers("4 A", "4 B", "1 C"))

    assert (tally.elected, tally.tied, tally.open_seats) == ((), ("A", "B"), 1)
    assert not tally.is_settled


def test_no_votes_elect_nobody_and_tie_nobody() -> None:
    tally = count_plurality(NAMES, [])

    assert (tally.elected, tally.tied, tally.open_seats) == ((), (), 1)


@pytest.mark.parametrize(
    ("options", "seats", "lots"), [((), 1, ()), (("A",), 0, ()), (("A", "A"), 1, ()), (("A",), 1, ("B",))]
)
def test_a_ballot_that_cannot_be_counted_is_refused(
    options: tuple[str, ...], seats: int, lots: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError):
        count_plurality(options, [], seats, lots)


@given(namings(), st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_changes_the_result(
    cast: list[Paper], seats: int, chance: random.Random
) -> None:
    shuffled = chance.sample(cast, len(cast))

    assert count_plurality(NAMES, shuffled, seats) == count_plurality(NAMES, cast, seats)


@given(namings(), st.integers(1, 4))
def test_a_weight_counts_like_as_many_papers(cast: list[Paper], seats: int) -> None:
    assert count_plurality(NAMES, one_by_one(cast), seats) == count_plurality(NAMES, cast, seats)


@given(namings(), st.sampled_from(NAMES), st.integers(1, 4))
def test_one_more_vote_for_an_option_never_lowers_it(cast: list[Paper], option: str, seats: int) -> None:
    before = count_plurality(NAMES, cast, seats)
    after = count_plurality(NAMES, [*cast, Paper((option,))], seats)

    assert after.votes[option] == before.votes[option] + 1
    if option in before.elected:
        assert option in after.elected
    if option in before.tied:
        assert option in (*after.elected, *after.tied)
