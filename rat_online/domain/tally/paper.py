"""A ballot paper as it was cast, and the sorting of papers into valid, abstain, blank and invalid.

Rule book 6.6: entitled = valid + abstain + blank + invalid + did not vote; every figure is in weights.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from rat_online.domain.vocabulary import OptionId

Choices: TypeAlias = tuple[OptionId, ...]


class Fault(StrEnum):
    """Why a paper is invalid (suara tidak sah)."""

    UNKNOWN_OPTION = "unknown-option"
    REPEATED = "repeated"
    EQUAL_RANKS = "equal-ranks"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    SPOILT = "spoilt"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, or `weight` papers alike. In a ranked ballot `choices` runs from the first preference on.

    No choice, no abstention and no fault means blank. `fault` marks what the sorter cannot see in `choices`:
    a paper spoilt at a desk, or names given the same rank.
    """

    choices: Choices = ()
    weight: int = 1
    abstain: bool = False
    fault: Fault | None = None

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise ValueError(f"a paper weighs at least 1, got {self.weight}")


@dataclass(frozen=True, slots=True)
class SortedPapers:
    """Valid papers grouped by what they say, and the weights of all others."""

    valid: dict[Choices, int] = field(default_factory=dict)
    abstain: int = 0
    blank: int = 0
    faults: dict[Fault, int] = field(default_factory=dict)

    @property
    def valid_weight(self) -> int:
        return sum(self.valid.values())


def fault_of(
    choices: Choices, options: frozenset[OptionId], fewest: int = 1, most: int | None = None
) -> Fault | None:
    """What makes these choices invalid: a name not on the ballot, a name twice, too few or too many."""
    if not options.issuperset(choices):
        return Fault.UNKNOWN_OPTION
    if len(set(choices)) < len(choices):
        return Fault.REPEATED
    if len(choices) < fewest:
        return Fault.TOO_FEW
    if most is not None and len(choices) > most:
        return Fault.TOO_MANY
    return None


def sort_papers(papers: Iterable[Paper], judge: Callable[[Choices], Fault | None]) -> SortedPapers:
    """Group identical papers first, so that each thing said is judged once however many said it."""
    weights: dict[tuple[Choices, bool, Fault | None], int] = defaultdict(int)
    for paper in papers:
        weights[paper.choices, paper.abstain, paper.fault] += paper.weight
    valid: dict[Choices, int] = {}
    faults: dict[Fault, int] = defaultdict(int)
    abstain = blank = 0
    for (choices, abstains, marked), weight in weights.items():
        if marked is not None:
            faults[marked] += weight
        elif abstains:
            abstain += weight
        elif not choices:
            blank += weight
        elif (fault := judge(choices)) is not None:
            faults[fault] += weight
        else:
            valid[choices] = weight
    in_order = {fault: faults[fault] for fault in Fault if fault in faults}
    return SortedPapers(valid, abstain, blank, in_order)
