"""The running of a ranked count: from the first preferences, stage by stage, to the last seat or an open tie.

The rules are told in `stv`; rule numbers here are those of SSI 2007/42, schedule 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rat_online.domain.tally.number import truncated
from rat_online.domain.tally.paper import Choices
from rat_online.domain.tally.piles import Piles
from rat_online.domain.tally.sheet import Action, CountSheet, Stage, Tie, TieAbout, TieBreak, Transfer
from rat_online.domain.tally.ties import break_tie, in_order
from rat_online.domain.vocabulary import OptionId


@dataclass(frozen=True, slots=True)
class Step:
    """What the next stage does, and the tie that had to be broken to know it."""

    action: Action
    option: OptionId
    tie: Tie | None


class RankedCount:
    """One count under way. `run` it once."""

    def __init__(
        self,
        options: tuple[OptionId, ...],
        valid: Mapping[Choices, int],
        seats: int,
        lots: tuple[OptionId, ...],
        decimals: int | None,
    ) -> None:
        self._piles = Piles(options, valid)
        self.first_preferences = self._piles.first_preferences()
        self._votes = {option: Fraction(weight) for option, weight in self.first_preferences.items()}
        self._valid = sum(valid.values())
        self._quota = self._valid // (seats + 1) + 1
        self._vacancies = seats
        self._lots = lots
        self._decimals = decimals
        self._continuing = dict.fromkeys(options)
        self._with_surplus: list[OptionId] = []
        self._exhausted = self._lost = Fraction(0)
        self._history: list[dict[OptionId, Fraction]] = []
        self._stages: list[Stage] = []
        self._unresolved: Tie | None = None

    def run(self) -> CountSheet:
        """Every stage, until the seats are filled or a tie stays open."""
        self._close_stage(Action.FIRST_PREFERENCES, None, (), None)
        while self._valid and self._vacancies and self._continuing:
            step = self._next_step()
            if isinstance(step, Tie):
                self._unresolved = step
                break
            transfers = self._transfer_surplus(step) if step.action is Action.SURPLUS else self._exclude(step)
            self._close_stage(step.action, step.option, transfers, step.tie)
        return CountSheet(self._quota, self._decimals, tuple(self._stages), self._unresolved)

    def _next_step(self) -> Step | Tie:
        """The largest surplus first (rule 49(1)); with none left, the lowest is excluded (rule 50(1))."""
        if self._with_surplus:
            largest = max(self._votes[option] for option in self._with_surplus)
            level = tuple(option for option in self._with_surplus if self._votes[option] == largest)
            return self._choose(Action.SURPLUS, TieAbout.SURPLUS, level)
        lowest = min(self._votes[option] for option in self._continuing)
        level = tuple(option for option in self._continuing if self._votes[option] == lowest)
        return self._choose(Action.EXCLUSION, TieAbout.EXCLUSION, level)

    def _choose(self, action: Action, about: TieAbout, level: tuple[OptionId, ...]) -> Step | Tie:
        """One of the level options, by the tie rule where there are several; the tie, if it stays open."""
        if len(level) == 1:
            return Step(action, level[0], None)
        tie = break_tie(about, level, self._history, self._lots)
        if tie.level and self._makes_no_difference(action, level):
            tie = Tie(about, level, TieBreak.NO_DIFFERENCE, tie.level[:1], tie.level, tie.stage)
        return tie if tie.by is TieBreak.UNRESOLVED else Step(action, tie.chosen[0], tie)

    def _makes_no_difference(self, action: Action, level: tuple[OptionId, ...]) -> bool:
        """Whether all of them go in turn anyway: none has votes to pass on, and no seat is left for any."""
        return (
            action is Action.EXCLUSION
            and not any(self._votes[option] for option in level)
            and len(self._continuing) - len(level) >= self._vacancies
        )

    def _transfer_surplus(self, step: Step) -> tuple[Transfer, ...]:
        """Every paper moves on at surplus × value ÷ votes, cut off where the rules say so (rule 48(3))."""
        votes = self._votes[step.option]
        surplus = votes - self._quota
        share = surplus / votes

        def revalue(value: Fraction) -> Fraction:
            exact = value * share
            return exact if self._decimals is None else truncated(exact, self._decimals)

        transfers = self._piles.move(step.option, self._continuing, revalue)
        self._with_surplus.remove(step.option)
        self._votes[step.option] = Fraction(self._quota)
        self._lost += surplus - self._credit(transfers)
        return transfers

    def _exclude(self, step: Step) -> tuple[Transfer, ...]:
        """Every paper moves on at the value it has (rule 50(4))."""
        del self._continuing[step.option]
        transfers = self._piles.move(step.option, self._continuing, lambda value: value)
        self._votes[step.option] = Fraction(0)
        self._credit(transfers)
        return transfers

    def _credit(self, transfers: tuple[Transfer, ...]) -> Fraction:
        """Add what arrived, and return the sum of it."""
        for transfer in transfers:
            if transfer.target is None:
                self._exhausted += transfer.votes
            else:
                self._votes[transfer.target] += transfer.votes
        return sum((transfer.votes for transfer in transfers), Fraction(0))

    def _close_stage(
        self, action: Action, option: OptionId | None, transfers: tuple[Transfer, ...], tie: Tie | None
    ) -> None:
        """Write down the votes as they stand and who is elected by them."""
        self._history.append(dict(self._votes))
        elected, ties = self._elect() if self._valid else ((), ())
        self._stages.append(
            Stage(
                number=len(self._stages) + 1,
                action=action,
                option=option,
                votes=self._history[-1],
                transfers=transfers,
                exhausted=self._exhausted,
                lost=self._lost,
                elected=elected,
                ties=((tie,) if tie is not None else ()) + ties,
            )
        )

    def _elect(self) -> tuple[tuple[OptionId, ...], tuple[Tie, ...]]:
        """Whoever has the quota (rule 47), then everybody left if there is a seat for each (rule 52)."""
        reached = [option for option in self._continuing if self._votes[option] >= self._quota]
        elected, ties = self._seat(reached)
        if 0 < len(self._continuing) <= self._vacancies:
            others, other_ties = self._seat(list(self._continuing))
            return elected + others, ties + other_ties
        return elected, ties

    def _seat(self, options: list[OptionId]) -> tuple[tuple[OptionId, ...], tuple[Tie, ...]]:
        """Elect all of them, those with more votes first, and remember whose surplus has to move."""
        ordered, ties = in_order(options, self._history, self._lots)
        for option in ordered:
            del self._continuing[option]
            if self._votes[option] > self._quota:
                self._with_surplus.append(option)
        self._vacancies -= len(ordered)
        return ordered, ties
