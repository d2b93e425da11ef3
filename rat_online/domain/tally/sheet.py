"""The count sheet: stage by stage, what moved, who was elected or excluded, how ties were broken."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rat_online.domain.vocabulary import OptionId


class Action(StrEnum):
    """What a stage did to get from the votes of the stage before to its own."""

    FIRST_PREFERENCES = "first-preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"


class TieAbout(StrEnum):
    """What the tied were level for."""

    SEAT = "seat"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ORDER = "order"


class TieBreak(StrEnum):
    """How a tie was broken, or that it was not."""

    EARLIER_STAGE = "earlier-stage"
    LOT = "lot"
    NO_DIFFERENCE = "no-difference"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Tie:
    """Who was level, and what separated them.

    `chosen` is who goes first in what the tie was about: who is excluded, whose surplus moves, who gets the
    seat; for an order of names, the order. `level` are those whom no earlier stage separates: a lot has to
    choose among them when `by` is unresolved. `stage` is the earlier stage that separated, where one did.
    """

    about: TieAbout
    tied: tuple[OptionId, ...]
    by: TieBreak
    chosen: tuple[OptionId, ...] = ()
    level: tuple[OptionId, ...] = ()
    stage: int | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Papers that moved together: same source, same target (None: exhausted), same value each."""

    source: OptionId
    target: OptionId | None
    papers: int
    value: Fraction
    votes: Fraction


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `votes`, `exhausted` and `lost` (to truncation) are as they stand at its end."""

    number: int
    action: Action
    option: OptionId | None
    votes: dict[OptionId, Fraction]
    transfers: tuple[Transfer, ...]
    exhausted: Fraction
    lost: Fraction
    elected: tuple[OptionId, ...]
    ties: tuple[Tie, ...]

    @property
    def excluded(self) -> OptionId | None:
        return self.option if self.action is Action.EXCLUSION else None


@dataclass(frozen=True, slots=True)
class CountSheet:
    """All stages of a ranked count. `unresolved` is the tie at which it stopped, if it did."""

    quota: int
    decimals: int | None
    stages: tuple[Stage, ...]
    unresolved: Tie | None = None

    @property
    def elected(self) -> tuple[OptionId, ...]:
        return tuple(option for stage in self.stages for option in stage.elected)
