"""From papers to winners: one pure module for each method, one shape of result. Rule book 6.2."""

from collections.abc import Iterable, Sequence

from rat_online.domain.tally.approval import count_approval
from rat_online.domain.tally.block import count_exactly, count_up_to
from rat_online.domain.tally.irv import count_irv
from rat_online.domain.tally.paper import Fault, Paper
from rat_online.domain.tally.plurality import count_plurality
from rat_online.domain.tally.result import Method, Tally
from rat_online.domain.tally.stv import count_stv
from rat_online.domain.vocabulary import OptionId

__all__ = ["Fault", "Method", "Paper", "Tally", "count_papers"]


def count_papers(
    method: Method,
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int = 1,
    lots: Sequence[OptionId] = (),
    decimals: int | None = None,
) -> Tally:
    """Count papers by a method; `options` stand in the order of the ballot paper.

    `lots` are options in the order in which they were drawn, for ties that nothing else breaks; `decimals`
    cuts off transfer values in an STV count and means nothing elsewhere, where every figure is whole.
    """
    match method:
        case Method.PLURALITY:
            return count_plurality(options, papers, seats, lots)
        case Method.APPROVAL:
            return count_approval(options, papers, seats, lots)
        case Method.UP_TO:
            return count_up_to(options, papers, seats, lots)
        case Method.EXACTLY:
            return count_exactly(options, papers, seats, lots)
        case Method.IRV:
            if seats != 1:
                raise ValueError(f"instant run-off fills one seat, got {seats}")
            return count_irv(options, papers, lots)
        case Method.STV:
            return count_stv(options, papers, seats, lots, decimals)
