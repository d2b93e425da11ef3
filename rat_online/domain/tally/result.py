"""The one shape in which every method reports its result."""

from dataclasses import dataclass
from enum import StrEnum

from rat_online.domain.tally.paper import Fault, SortedPapers
from rat_online.domain.tally.sheet import CountSheet, Tie
from rat_online.domain.vocabulary import OptionId


class Method(StrEnum):
    """How papers become winners. Rule book 6.2."""

    PLURALITY = "plurality"
    APPROVAL = "approval"
    UP_TO = "up-to"
    EXACTLY = "exactly"
    IRV = "irv"
    STV = "stv"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in weights, and whom it elects.

    `votes` are per option: votes received, or first preferences in a ranked ballot. `elected` is in order of
    election. `tied` are those among whom a run-off or a lot must choose before the open seats can be filled
    (rule book 6.6); the count itself never chooses among them. An option nobody voted for is never elected by
    most votes, so seats may stay open with nobody tied.
    """

    method: Method
    seats: int
    votes: dict[OptionId, int]
    valid: int
    abstain: int
    blank: int
    faults: dict[Fault, int]
    elected: tuple[OptionId, ...]
    tied: tuple[OptionId, ...] = ()
    ties: tuple[Tie, ...] = ()
    sheet: CountSheet | None = None

    @property
    def invalid(self) -> int:
        return sum(self.faults.values())

    @property
    def cast(self) -> int:
        return self.valid + self.abstain + self.blank + self.invalid

    @property
    def open_seats(self) -> int:
        return self.seats - len(self.elected)

    @property
    def is_settled(self) -> bool:
        """Whether no tie stands in the way of any seat."""
        return not self.tied


def check_ballot(options: tuple[OptionId, ...], seats: int, lots: tuple[OptionId, ...]) -> None:
    """Raise on a ballot that cannot be counted; a fault of the caller, never of a voter."""
    if seats < 1:
        raise ValueError(f"at least one seat, got {seats}")
    if not options:
        raise ValueError("a ballot needs at least one option")
    if len(set(options)) < len(options):
        raise ValueError("the options of a ballot differ from each other")
    if len(set(lots)) < len(lots) or not set(lots) <= set(options):
        raise ValueError("the lots name options of this ballot, each at most once")


def tally_of(
    method: Method,
    seats: int,
    papers: SortedPapers,
    votes: dict[OptionId, int],
    elected: tuple[OptionId, ...],
    tied: tuple[OptionId, ...] = (),
    ties: tuple[Tie, ...] = (),
    sheet: CountSheet | None = None,
) -> Tally:
    """A tally with the weights of the sorted papers filled in."""
    return Tally(
        method=method,
        seats=seats,
        votes=votes,
        valid=papers.valid_weight,
        abstain=papers.abstain,
        blank=papers.blank,
        faults=papers.faults,
        elected=elected,
        tied=tied,
        ties=ties,
        sheet=sheet,
    )
