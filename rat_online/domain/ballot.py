"""An open ballot: its fixed text, options, rule and deadline, and the votes. Rule book 6.4 to 6.6."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.bench import Bench
from rat_online.domain.count_sheet import CountSheet
from rat_online.domain.place import ChannelCount, Entries, PlaceCount, agreed
from rat_online.domain.profile import DecisionRule
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    ABSTAIN,
    AGAINST,
    BLANK,
    FOR,
    BallotForm,
    BallotId,
    BallotStatus,
    DecisionId,
    OptionId,
    Outcome,
    PersonId,
    ProseId,
)

Choice: TypeAlias = tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice on the ballot. A candidate is named by `person`; the label then stays empty."""

    id: OptionId
    label: str = ""
    person: PersonId | None = None


MOTION_OPTIONS = (Option(FOR), Option(AGAINST), Option(ABSTAIN))
BLANK_OPTION = Option(BLANK)
APART = frozenset({BLANK, ABSTAIN})
"""What stands alone on a paper, beside the names."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in weights. entitled = valid + abstain + blank + invalid + not_voted, or it is blocked.

    `options` are votes received, in a ranked ballot first preferences.
    """

    options: dict[OptionId, int]
    entitled: int
    valid: int
    abstain: int
    blank: int
    invalid: int
    not_voted: int

    @property
    def cast(self) -> int:
        return self.valid + self.abstain + self.blank + self.invalid

    @property
    def is_reconciled(self) -> bool:
        parts = (self.valid, self.abstain, self.blank, self.invalid, self.not_voted)
        return all(part >= 0 for part in parts) and self.cast + self.not_voted == self.entitled


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The part of a tally that is of one member group, in heads: each of them weighs `each` in the tally."""

    group: str
    each: int
    members: int
    counts: dict[OptionId, int]
    not_voted: int
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a count means: `base` and `needed` are the arithmetic of the majority, None for most votes."""

    outcome: Outcome
    elected: tuple[OptionId, ...] = ()
    tied: tuple[OptionId, ...] = ()
    base: int | None = None
    needed: int | None = None


@dataclass(slots=True)
class Ballot:
    id: BallotId
    decision: DecisionId
    round: int
    form: BallotForm
    text: str
    options: tuple[Option, ...]
    seats: int
    rule: DecisionRule
    quorum: QuorumSnapshot
    void: bool
    void_reason: ProseId | None
    opened_at: datetime
    deadline_at: datetime
    entitled: set[PersonId]
    votes: dict[PersonId, Choice] = field(default_factory=dict)
    received_at: dict[PersonId, datetime] = field(default_factory=dict)
    status: BallotStatus = BallotStatus.OPEN
    closed_at: datetime | None = None
    quorum_at_end: QuorumSnapshot | None = None
    """The count at the announced end, where anything has moved it since."""
    quorum_at_close: QuorumSnapshot | None = None
    tally: Tally | None = None
    result: Result | None = None
    sheet: CountSheet | None = None
    notes: str = ""
    excluded: frozenset[PersonId] = frozenset()
    reconciled: bool = False
    annulled_reason: ProseId | None = None
    at_place: dict[PersonId, Bench] = field(default_factory=dict)
    place_counts: dict[Bench, dict[PersonId, PlaceCount]] = field(default_factory=dict)
    proxied: dict[PersonId, PersonId] = field(default_factory=dict)
    """Who is entitled in it by proxy, with the holder; not those who came themselves before the vote."""
    channels: tuple[ChannelCount, ...] = ()
    groups: tuple[GroupCount, ...] = ()

    def is_over_at(self, at: datetime) -> bool:
        """Whether its announced time has run out: it takes nobody in any more, though it may stay open until
        the places are counted (rule book 6.4)."""
        return at > self.deadline_at

    @property
    def places(self) -> tuple[str, ...]:
        """Where people vote by hand or paper in it; who was once checked in there votes there."""
        return tuple(sorted({bench.place for bench in self.at_place.values()}))

    @property
    def benches(self) -> tuple[Bench, ...]:
        """What is counted apart: each place, and in it those whose votes weigh alike."""
        return tuple(sorted(set(self.at_place.values())))

    @property
    def uncounted(self) -> tuple[Bench, ...]:
        """Those whose count two witnesses have not agreed on: closing waits for them."""
        return tuple(bench for bench in self.benches if agreed(self.entries_of(bench)) is None)

    def entries_of(self, bench: Bench) -> Entries:
        return self.place_counts.get(bench, {})

    def voters_at(self, bench: Bench) -> list[PersonId]:
        """Who votes there: checked in at any moment until its announced end."""
        return [person for person, at in self.at_place.items() if at == bench]

    @property
    def names(self) -> tuple[OptionId, ...]:
        """What is voted for, without blank and abstain."""
        return tuple(option.id for option in self.options if option.id not in APART)

    def picks(self) -> tuple[int, int]:
        """How many names a choice has, at least and at most."""
        match self.form:
            case BallotForm.MOTION | BallotForm.ONE_OF:
                return 1, 1
            case BallotForm.EXACTLY:
                return self.seats, self.seats
            case BallotForm.UP_TO:
                return 1, self.seats
            case BallotForm.APPROVAL | BallotForm.RANKED:
                return 1, len(self.names)

    def may_name(self, names: int, papers: int) -> bool:
        """Whether so many valid papers can have named so many names between them."""
        fewest, most = self.picks()
        return papers * fewest <= names <= papers * most

    def as_on_paper(self, choice: Choice) -> Choice:
        """The same choice in the order of the ballot paper, where the order says nothing."""
        known = [option.id for option in self.options]
        if self.form is BallotForm.RANKED or not set(choice) <= set(known):
            return choice
        return tuple(sorted(choice, key=known.index))

    def fits(self, tally: Tally) -> bool:
        """Whether the votes for the options are as many as the valid papers can have named."""
        named = sum(tally.options.values())
        return named == tally.valid if self.form is BallotForm.RANKED else self.may_name(named, tally.valid)
