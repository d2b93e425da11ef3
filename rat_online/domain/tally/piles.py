"""The papers of a ranked count, lying in the candidates' piles by the value they have there.

Only sorting happens here, with whole weights; a value is multiplied once for each kind of paper in a pile,
never once for each paper. That keeps exact arithmetic cheap: the numbers may be long, but few of them are
ever touched.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from rat_online.domain.tally.paper import Choices
from rat_online.domain.tally.sheet import Transfer
from rat_online.domain.vocabulary import OptionId

Bundle: TypeAlias = tuple[tuple[int, ...], int, int]
"""Papers alike: their ranking, the place of it that counts now, their weight."""

ONE = Fraction(1)


class Piles:
    """Where every paper lies; the rules of the count say who continues and at what value papers move."""

    def __init__(self, options: Sequence[OptionId], valid: Mapping[Choices, int]) -> None:
        self._options = tuple(options)
        number = {option: index for index, option in enumerate(options)}
        self._piles: list[dict[Fraction, list[Bundle]]] = [defaultdict(list) for _ in options]
        for choices, weight in valid.items():
            ranking = tuple(number[option] for option in choices)
            self._piles[ranking[0]][ONE].append((ranking, 0, weight))

    def first_preferences(self) -> dict[OptionId, int]:
        """The weight in each pile; meant before anything has moved."""
        return {
            option: sum(weight for bundles in pile.values() for _, _, weight in bundles)
            for option, pile in zip(self._options, self._piles, strict=True)
        }

    def move(
        self, source: OptionId, continuing: Collection[OptionId], revalue: Callable[[Fraction], Fraction]
    ) -> tuple[Transfer, ...]:
        """Move a whole pile to the next available preferences, each paper at its new value."""
        standing = [option in continuing for option in self._options]
        index = self._options.index(source)
        pile, self._piles[index] = self._piles[index], defaultdict(list)
        transfers: list[Transfer] = []
        for value in sorted(pile, reverse=True):
            new_value = revalue(value)
            weights = self._deal(pile[value], standing, new_value)
            for number, papers in sorted(weights.items(), key=lambda item: (item[0] < 0, item[0])):
                target = self._options[number] if number >= 0 else None
                transfers.append(Transfer(source, target, papers, new_value, papers * new_value))
        return tuple(transfers)

    def _deal(self, bundles: list[Bundle], standing: list[bool], value: Fraction) -> dict[int, int]:
        """Lay each bundle on the pile of its next standing preference; -1 stands for having none."""
        arrivals: list[list[Bundle]] = [[] for _ in standing]
        weights: dict[int, int] = defaultdict(int)
        for ranking, place, weight in bundles:
            target = -1
            for later in range(place + 1, len(ranking)):
                if standing[ranking[later]]:
                    target = ranking[later]
                    arrivals[target].append((ranking, later, weight))
                    break
            weights[target] += weight
        for target, arrived in enumerate(arrivals):
            if arrived:
                self._piles[target][value] += arrived
        return weights
