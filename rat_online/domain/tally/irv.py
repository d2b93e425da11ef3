"""Instant run-off: ranked papers, one seat. Rule book 6.2.

The rules of `stv` with one seat: the quota is then more than half of the valid weight, no surplus ever moves,
and the candidate with fewest votes is excluded until somebody has the quota or stands alone.
"""

from collections.abc import Iterable, Sequence

from rat_online.domain.tally.paper import Paper
from rat_online.domain.tally.result import Method, Tally
from rat_online.domain.tally.stv import count_ranked
from rat_online.domain.vocabulary import OptionId


def count_irv(options: Sequence[OptionId], papers: Iterable[Paper], lots: Sequence[OptionId] = ()) -> Tally:
    """Count ranked papers for one seat; `lots` are options in the order in which they were drawn."""
    return count_ranked(Method.IRV, options, papers, 1, lots, None)
