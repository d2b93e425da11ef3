"""The count sheet of a ranked ballot as the log keeps it: stage by stage, readable without our program.

The count itself is exact; here every value is written with five decimals, cut off and never rounded up.
"""

from dataclasses import dataclass

from rat_online.domain.tally import sheet as exact
from rat_online.domain.tally.number import decimal_text
from rat_online.domain.tally.sheet import Action, TieAbout, TieBreak
from rat_online.domain.vocabulary import OptionId

PLACES = 5


@dataclass(frozen=True, slots=True)
class StageTie:
    """Who was level, what for, and what put `chosen` first."""

    about: TieAbout
    tied: tuple[OptionId, ...]
    by: TieBreak
    chosen: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class CountStage:
    """One stage: what it did, with whom, and how the votes stand at its end."""

    action: Action
    option: OptionId | None
    votes: dict[OptionId, str]
    exhausted: str
    elected: tuple[OptionId, ...]
    ties: tuple[StageTie, ...]


@dataclass(frozen=True, slots=True)
class CountSheet:
    """All stages of a ranked count; `unresolved` is the tie at which it stopped, for want of a lot."""

    quota: int
    stages: tuple[CountStage, ...]
    unresolved: StageTie | None

    def standing(self, names: tuple[OptionId, ...]) -> tuple[OptionId, ...]:
        """Those neither elected nor excluded when the count ended."""
        gone = {option for stage in self.stages for option in stage.elected}
        gone.update(
            stage.option for stage in self.stages if stage.option and stage.action is Action.EXCLUSION
        )
        return tuple(name for name in names if name not in gone)


def written(sheet: exact.CountSheet) -> CountSheet:
    """An exact sheet as it goes into the log."""
    return CountSheet(
        sheet.quota,
        tuple(_stage(stage) for stage in sheet.stages),
        None if sheet.unresolved is None else _tie(sheet.unresolved),
    )


def _stage(stage: exact.Stage) -> CountStage:
    return CountStage(
        action=stage.action,
        option=stage.option,
        votes={option: decimal_text(votes, PLACES) for option, votes in stage.votes.items()},
        exhausted=decimal_text(stage.exhausted, PLACES),
        elected=stage.elected,
        ties=tuple(_tie(tie) for tie in stage.ties),
    )


def _tie(tie: exact.Tie) -> StageTie:
    return StageTie(tie.about, tie.tied, tie.by, tie.chosen)
