import random

from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally import Fault, Paper
from rat_online.domain.tally.approval import count_approval
from tests.domain.tally.papers import NAMES, namings, papers


def test_every_name_on_a_paper_gets_its_weight() -> None:
    tally = count_approval(NAMES, papers("3 A B", "2 B C", "1 C"), seats=2)

    assert tally.votes == {"A": 3, "B": 5, "C": 3, "D": 0, "E": 0}
    assert (tally.elected, tally.tied) == (("B",), ("A", "C"))
    assert tally.valid == 6


def test_a_name_twice_on_one_paper_makes_it_invalid() -> None:
    assert count_approval(NAMES, papers("1 A A")).faults == {Fault.REPEATED: 1}


@given(namings(), st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_changes_the_result(
    cast: list[Paper], seats: int, chance: random.Random
) -> None:
    shuffled = chance.sample(cast, len(cast))

    assert count_approval(NAMES, shuffled, seats) == count_approval(NAMES, cast, seats)


@given(namings(), st.sampled_from(NAMES), st.integers(1, 4))
def test_one_more_approval_of_an_option_never_lowers_it(cast: list[Paper], option: str, seats: int) -> None:
    before = count_approval(NAMES, cast, seats)
    after = count_approval(NAMES, [*cast, Paper((option,))], seats)

    assert after.votes[option] == before.votes[option] + 1
    if option in before.elected:
        assert option in after.elected
    if option in before.tied:
        assert option in (*after.elected, *after.tied)
