"""The second count of ranked ballots, IRV and STV, from the votes to the sheet. Rule book section 6.2.

Weighted inclusive Gregory with a Droop quota, by the rules for Scottish local elections (SSI 2007/42,
schedule 1, rules 45 to 52), in exact fractions. Written apart from the software's own: papers stay single
bundles that know whose they are and what they are worth; the votes of a candidate are summed from them at
every stage.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

PLACES = 5


@dataclass(slots=True)
class Bundle:
    """Papers alike: `at` is the place of the ranking that holds them, beyond its end when exhausted."""

    ranking: tuple[str, ...]
    weight: int
    value: Fraction = Fraction(1)
    at: int = 0

    @property
    def holder(self) -> str | None:
        return self.ranking[self.at] if self.at < len(self.ranking) else None

    @property
    def worth(self) -> Fraction:
        return self.weight * self.value


@dataclass(slots=True)
class Sheet:
    """A count under way, and in the end its stages."""

    names: list[str]
    seats: int
    bundles: list[Bundle]
    lots: list[str]
    quota: int = 0
    continuing: list[str] = field(default_factory=list)
    elected: list[str] = field(default_factory=list)
    surpluses: list[str] = field(default_factory=list)
    history: list[dict[str, Fraction]] = field(default_factory=list)
    stages: list[dict[str, Any]] = field(default_factory=list)
    unresolved: dict[str, Any] | None = None
    level: list[str] = field(default_factory=list)

    def as_payload(self) -> dict[str, Any]:
        return {"quota": self.quota, "stages": self.stages, "unresolved": self.unresolved}


def count_ranked(
    rankings: Sequence[tuple[tuple[str, ...], int]], names: list[str], seats: int, lots: list[str]
) -> Sheet:
    """Every stage until the seats are filled, or until only a lot could go on."""
    alike: Counter[tuple[str, ...]] = Counter()
    for ranking, weight in rankings:
        alike[ranking] += weight
    sheet = Sheet(names, seats, [Bundle(ranking, weight) for ranking, weight in alike.items()], lots)
    sheet.continuing = list(names)
    valid = alike.total()
    sheet.quota = valid // (seats + 1) + 1
    _note(sheet, "first-preferences", None, None, may_elect=valid > 0)
    while valid and len(sheet.elected) < seats and sheet.continuing and sheet.unresolved is None:
        _take_a_step(sheet)
    return sheet


def _take_a_step(sheet: Sheet) -> None:
    """The largest surplus moves; with none left the lowest is excluded (rules 49 and 50)."""
    votes, surplus = sheet.history[-1], bool(sheet.surpluses)
    among = sheet.surpluses if surplus else sheet.continuing
    extreme = (max if surplus else min)(votes[one] for one in among)
    level = [one for one in among if votes[one] == extreme]
    tie = None
    if len(level) > 1:
        tie = _broken(sheet, "surplus" if surplus else "exclusion", level)
        if tie["by"] == "unresolved":
            sheet.unresolved, sheet.level = tie, _level_after_looking_back(sheet, level, lowest=not surplus)
            return
    chosen = tie["chosen"][0] if tie else level[0]
    if surplus:
        sheet.surpluses.remove(chosen)
        share = (votes[chosen] - sheet.quota) / votes[chosen]
        _pass_on(sheet, chosen, share)
        _note(sheet, "surplus", chosen, tie)
    else:
        sheet.continuing.remove(chosen)
        _pass_on(sheet, chosen, Fraction(1))
        _note(sheet, "exclusion", chosen, tie)


def _pass_on(sheet: Sheet, source: str, share: Fraction) -> None:
    """Every paper of a candidate moves to its next continuing name at its share of its value."""
    for bundle in sheet.bundles:
        if bundle.holder != source:
            continue
        bundle.value *= share
        bundle.at += 1
        while bundle.holder is not None and bundle.holder not in sheet.continuing:
            bundle.at += 1


def _note(
    sheet: Sheet,
    action: str,
    option: str | None,
    tie: dict[str, Any] | None,
    *,
    may_elect: bool = True,
) -> None:
    """Sum the votes, see who is elected by them, and write the stage down."""
    votes = dict.fromkeys(sheet.names, Fraction(0))
    exhausted = Fraction(0)
    for bundle in sheet.bundles:
        if bundle.holder is None:
            exhausted += bundle.worth
        else:
            votes[bundle.holder] += bundle.worth
    # Whoever's surplus has moved keeps the quota, though the papers lie elsewhere now.
    for one in sheet.elected:
        if one not in sheet.surpluses and sheet.history[-1][one] >= sheet.quota:
            votes[one] = Fraction(sheet.quota)
    sheet.history.append(votes)
    ties = [tie] if tie else []
    elected = _elect(sheet, ties) if may_elect else []
    sheet.stages.append(
        {
            "action": action,
            "option": option,
            "votes": {one: written(value) for one, value in votes.items()},
            "exhausted": written(exhausted),
            "elected": elected,
            "ties": ties,
        }
    )


def _elect(sheet: Sheet, ties: list[dict[str, Any]]) -> list[str]:
    """Whoever has the quota (rule 47); then all who continue, if there is a seat for each (rule 52)."""
    votes = sheet.history[-1]
    new = _in_order(sheet, [one for one in sheet.continuing if votes[one] >= sheet.quota], ties)
    _seat(sheet, new)
    if 0 < len(sheet.continuing) <= sheet.seats - len(sheet.elected):
        rest = _in_order(sheet, list(sheet.continuing), ties)
        _seat(sheet, rest)
        new = [*new, *rest]
    return new


def _seat(sheet: Sheet, names: list[str]) -> None:
    for one in names:
        sheet.continuing.remove(one)
        sheet.elected.append(one)
        if sheet.history[-1][one] > sheet.quota:
            sheet.surpluses.append(one)


def _in_order(sheet: Sheet, names: list[str], ties: list[dict[str, Any]]) -> list[str]:
    """From most votes to fewest. Those level all have a seat: without lots the ballot paper orders them."""
    votes = sheet.history[-1]
    ordered: list[str] = []
    for value in sorted({votes[one] for one in names}, reverse=True):
        level = [one for one in names if votes[one] == value]
        if len(level) > 1:
            tie = _ordered_tie(sheet, level)
            ties.append(tie)
            level = tie["chosen"]
        ordered.extend(level)
    return ordered


def _ordered_tie(sheet: Sheet, level: list[str]) -> dict[str, Any]:
    """One after the other by the tie rule; where it says nothing, by lot, else by the ballot paper."""
    rest, ordered, by = list(level), list[str](), "earlier-stage"
    while rest:
        first = _level_after_looking_back(sheet, rest, lowest=False)
        drawn = [one for one in sheet.lots if one in first]
        if len(first) == 1:
            moved = first
        elif len(drawn) == len(first):
            moved, by = drawn[:1], "lot" if by != "no-difference" else by
        else:
            moved, by = first, "no-difference"
        for one in moved:
            rest.remove(one)
        ordered.extend(moved)
    return {"about": "order", "tied": level, "by": by, "chosen": ordered}


def _broken(sheet: Sheet, about: str, level: list[str]) -> dict[str, Any]:
    """One of the level, by an earlier stage, by lot, or because it makes no difference; else nobody."""
    lowest = about == "exclusion"
    left = _level_after_looking_back(sheet, level, lowest=lowest)
    if len(left) == 1:
        return {"about": about, "tied": level, "by": "earlier-stage", "chosen": left}
    votes = sheet.history[-1]
    enough = len(sheet.continuing) - len(level) >= sheet.seats - len(sheet.elected)
    if lowest and enough and not any(votes[one] for one in level):
        return {"about": about, "tied": level, "by": "no-difference", "chosen": left[:1]}
    drawn = [one for one in sheet.lots if one in left]
    if len(drawn) == len(left):
        return {"about": about, "tied": level, "by": "lot", "chosen": [drawn[-1] if lowest else drawn[0]]}
    return {"about": about, "tied": level, "by": "unresolved", "chosen": []}


def _level_after_looking_back(sheet: Sheet, level: list[str], *, lowest: bool) -> list[str]:
    """Those whom no stage separates, read from the latest to the first (rules 49(2) and 51(2)(a))."""
    left = list(level)
    for votes in reversed(sheet.history):
        extreme = (min if lowest else max)(votes[one] for one in left)
        left = [one for one in left if votes[one] == extreme]
        if len(left) == 1:
            break
    return left


def written(value: Fraction) -> str:
    """With five decimals, cut off."""
    whole, rest = divmod(value.numerator * 10**PLACES // value.denominator, 10**PLACES)
    return f"{whole}.{rest:0{PLACES}d}"
