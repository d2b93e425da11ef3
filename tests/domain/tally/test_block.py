import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally import Fault, Paper
from rat_online.domain.tally.block import count_exactly, count_up_to
from tests.domain.tally.papers import NAMES, namings, papers


def test_up_to_k_takes_fewer_names_but_not_more() -> None:
    tally = count_up_to(NAMES, papers("3 A", "2 B C", "4 A B C"), seats=2)

    assert (tally.elected, tally.tied, tally.valid) == (("A",), ("B", "C"), 5)
    assert tally.faults == {Fault.TOO_MANY: 4}


def test_exactly_k_takes_neither_fewer_nor_more() -> None:
    tally = count_exactly(NAMES, papers("3 A", "2 B C", "4 A B C", "1 B D"), seats=2)

    assert tally.votes == {"A": 0, "B": 3, "C": 2, "D": 1, "E": 0}
    assert tally.elected == ("B", "C")
    assert tally.faults == {Fault.TOO_FEW: 3, Fault.TOO_MANY: 4}


def test_a_blank_paper_is_blank_also_where_k_names_are_due() -> None:
    assert count_exactly(NAMES, papers("1"), seats=2).blank == 1


def test_exactly_k_of_fewer_than_k_is_all_of_them() -> None:
    assert count_exactly(("A", "B"), papers("5 A B"), seats=3).elected == ("A", "B")


def test_the_number_of_names_may_differ_from_the_seats() -> None:
    assert count_up_to(NAMES, papers("2 A B C"), seats=5, picks=3).valid == 2
    assert count_exactly(NAMES, papers("2 A"), seats=5, picks=1).valid == 2


def test_a_ballot_that_lets_nobody_be_named_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one option"):
        count_up_to(NAMES, [], seats=1, picks=0)


@given(namings(), st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_changes_the_result(
    cast: list[Paper], seats: int, chance: random.Random
) -> None:
    shuffled = chance.sample(cast, len(cast))

    assert count_up_to(NAMES, shuffled, seats) == count_up_to(NAMES, cast, seats)
    assert count_exactly(NAMES, shuffled, seats) == count_exactly(NAMES, cast, seats)


@given(namings(), st.sampled_from(NAMES), st.integers(1, 4))
def test_one_more_paper_with_a_name_never_lowers_it(cast: list[Paper], option: str, seats: int) -> None:
    before = count_up_to(NAMES, cast, seats)
    after = count_up_to(NAMES, [*cast, Paper((option,))], seats)

    assert after.votes[option] == before.votes[option] + 1
    if option in before.elected:
        assert option in after.elected
