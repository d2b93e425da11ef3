import pytest
from hypothesis import given

from rat_online.domain.tally.paper import Fault, Paper, fault_of, sort_papers
from tests.domain.tally.papers import NAMES, namings

OPTIONS = frozenset(NAMES)


def test_a_paper_that_names_nobody_is_blank_not_invalid() -> None:
    box = sort_papers([Paper(), Paper(("A",))], lambda choices: fault_of(choices, OPTIONS))

    assert (box.blank, box.valid, box.faults) == (1, {("A",): 1}, {})


def test_an_abstention_counts_as_such_whatever_else_the_paper_says() -> None:
    box = sort_papers([Paper(("A",), weight=3, abstain=True)], lambda choices: fault_of(choices, OPTIONS))

    assert (box.abstain, box.valid_weight) == (3, 0)


def test_a_paper_spoilt_at_the_desk_is_invalid_even_if_it_names_somebody() -> None:
    box = sort_papers([Paper(("A",), fault=Fault.SPOILT)], lambda choices: fault_of(choices, OPTIONS))

    assert box.faults == {Fault.SPOILT: 1}


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        (("A", "Z"), Fault.UNKNOWN_OPTION),
        (("A", "A"), Fault.REPEATED),
        (("A",), Fault.TOO_FEW),
        (("A", "B", "C", "D"), Fault.TOO_MANY),
        (("A", "B"), None),
        (("A", "B", "C"), None),
    ],
)
def test_each_fault_has_its_name(choices: tuple[str, ...], fault: Fault | None) -> None:
    assert fault_of(choices, OPTIONS, fewest=2, most=3) is fault


def test_a_paper_without_weight_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="weighs at least 1"):
        Paper(("A",), weight=0)


@given(namings())
def test_every_weight_ends_up_in_exactly_one_figure(given_papers: list[Paper]) -> None:
    box = sort_papers(given_papers, lambda choices: fault_of(choices, OPTIONS))

    counted = box.valid_weight + box.abstain + box.blank + sum(box.faults.values())
    assert counted == sum(paper.weight for paper in given_papers)
