"""The count sheet of a ranked ballot as the minutes print it: stage by stage, with names (rule book 7)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from rat_online.domain.count_sheet import CountSheet, CountStage
from rat_online.domain.count_sheet import StageTie as Tie
from rat_online.domain.minutes.terms import Fate
from rat_online.domain.tally.sheet import Action, TieAbout, TieBreak
from rat_online.domain.vocabulary import OptionId


@dataclass(frozen=True, slots=True)
class StageCount:
    """One candidate's standing at one stage; values are exact to five decimals, cut off."""

    label: str
    votes: Decimal
    change: Decimal = Decimal(0)
    fate: Fate = Fate.CONTINUING


@dataclass(frozen=True, slots=True)
class StageTie:
    """Who was level at a stage, what for, and what put `chosen` first."""

    about: TieAbout
    tied: tuple[str, ...]
    by: TieBreak
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the count sheet; whoever was excluded before it is no longer in it."""

    number: int
    action: Action
    counts: tuple[StageCount, ...]
    option: str = ""
    exhausted: Decimal = Decimal(0)
    ties: tuple[StageTie, ...] = ()


Label = Callable[[OptionId], str]


def stages_of(sheet: CountSheet | None, label: Label) -> tuple[Stage, ...]:
    """The stages of a sheet, the tie at which it stopped under the last of them."""
    stages: list[Stage] = []
    fates: dict[OptionId, Fate] = {}
    before: dict[OptionId, Decimal] = {}
    for number, stage in enumerate(sheet.stages if sheet else (), start=1):
        gone = {option for option, fate in fates.items() if fate is Fate.EXCLUDED}
        _take_in(fates, stage)
        votes = {option: _value(text) for option, text in stage.votes.items() if option not in gone}
        ties = stage.ties
        if sheet is not None and sheet.unresolved is not None and number == len(sheet.stages):
            ties = (*ties, sheet.unresolved)
        stages.append(
            Stage(
                number=number,
                action=stage.action,
                option=label(stage.option) if stage.option else "",
                counts=tuple(
                    StageCount(
                        label(option),
                        value,
                        value - before.get(option, value),
                        fates.get(option, Fate.CONTINUING),
                    )
                    for option, value in votes.items()
                ),
                exhausted=_value(stage.exhausted),
                ties=tuple(_tie(tie, label) for tie in ties),
            )
        )
        before = votes
    return tuple(stages)


def _take_in(fates: dict[OptionId, Fate], stage: CountStage) -> None:
    if stage.option is not None and stage.action is Action.EXCLUSION:
        fates[stage.option] = Fate.EXCLUDED
    fates.update(dict.fromkeys(stage.elected, Fate.ELECTED))


def _tie(tie: Tie, label: Label) -> StageTie:
    tied, chosen = (tuple(label(option) for option in options) for options in (tie.tied, tie.chosen))
    return StageTie(tie.about, tied, tie.by, chosen)


def _value(text: str) -> Decimal:
    """`3.00000` is 3, `0.75000` is 0.75."""
    return Decimal(text.rstrip("0").rstrip("."))
