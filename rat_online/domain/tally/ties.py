"""The tie rule, stated once for every method.

1. Look back. Of those tied, regard the most recent earlier stage at which they had unequal votes (SSI
   2007/42, schedule 1, rules 49(2) and 51(2)(a)). Where that stage separates only some of them, those still
   level are looked back at further, so that the order of reading is always from the latest stage to the
   first.
2. Those level at every stage are separated by the lots that were drawn (rules 49(3) and 51(2)(b)): who was
   drawn earlier is ahead. The lots are an argument; this module draws none.
3. No lots for all of them: the tie is reported as unresolved. Nothing is ever chosen arbitrarily.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from rat_online.domain.tally.sheet import Tie, TieAbout, TieBreak
from rat_online.domain.vocabulary import OptionId

Votes: TypeAlias = Mapping[OptionId, Fraction]


def look_back(
    tied: tuple[OptionId, ...], history: Sequence[Votes], *, lowest: bool
) -> tuple[tuple[OptionId, ...], int | None]:
    """Those still level after looking back, and the number of the last stage that separated any."""
    level, separated_at = tied, None
    for number in range(len(history), 0, -1):
        votes = history[number - 1]
        extreme = min(votes[option] for option in level) if lowest else max(votes[option] for option in level)
        left = tuple(option for option in level if votes[option] == extreme)
        if len(left) < len(level):
            level, separated_at = left, number
        if len(level) == 1:
            break
    return level, separated_at


def break_tie(
    about: TieAbout, tied: tuple[OptionId, ...], history: Sequence[Votes], lots: Sequence[OptionId]
) -> Tie:
    """One of the tied: the lowest when somebody is to be excluded, else the highest."""
    lowest = about is TieAbout.EXCLUSION
    level, stage = look_back(tied, history, lowest=lowest)
    if len(level) == 1:
        return Tie(about, tied, TieBreak.EARLIER_STAGE, chosen=level, stage=stage)
    drawn = [option for option in lots if option in level]
    if len(drawn) == len(level):
        chosen = drawn[-1] if lowest else drawn[0]
        return Tie(about, tied, TieBreak.LOT, chosen=(chosen,), level=level, stage=stage)
    return Tie(about, tied, TieBreak.UNRESOLVED, level=level, stage=stage)


def in_order(
    options: Sequence[OptionId], history: Sequence[Votes], lots: Sequence[OptionId]
) -> tuple[tuple[OptionId, ...], tuple[Tie, ...]]:
    """Options from most votes to fewest, and the ties met on the way.

    All of them are elected together, so a tie here decides no seat: without lots those level keep the order
    of the ballot paper, and the tie says that it makes no difference.
    """
    latest = history[-1]
    ordered: list[OptionId] = []
    ties: list[Tie] = []
    by_votes = sorted(options, key=lambda option: latest[option], reverse=True)
    for _, group in groupby(by_votes, key=lambda option: latest[option]):
        level = tuple(group)
        if len(level) > 1:
            tie = _order_of(level, history, lots)
            ties.append(tie)
            level = tie.chosen
        ordered.extend(level)
    return tuple(ordered), tuple(ties)


def _order_of(tied: tuple[OptionId, ...], history: Sequence[Votes], lots: Sequence[OptionId]) -> Tie:
    """The order among options with equal votes now, one after the other by the tie rule."""
    rest, ordered = list(tied), list[OptionId]()
    by, level = TieBreak.EARLIER_STAGE, tuple[OptionId, ...]()
    stages: list[int] = []
    while rest:
        tie = break_tie(TieAbout.ORDER, tuple(rest), history, lots)
        if tie.by is TieBreak.EARLIER_STAGE:
            stages.extend([tie.stage] if tie.stage is not None else [])
        elif by is not TieBreak.NO_DIFFERENCE:
            by = TieBreak.LOT if tie.by is TieBreak.LOT else TieBreak.NO_DIFFERENCE
            level = level or tie.level
        for option in tie.chosen or tie.level:
            ordered.append(option)
            rest.remove(option)
    return Tie(TieAbout.ORDER, tied, by, tuple(ordered), level, min(stages, default=None))
