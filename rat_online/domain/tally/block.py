"""Block vote: each paper names up to K, or exactly K, of N options; most votes win. Rule book 6.2."""

from collections.abc import Iterable, Sequence

from rat_online.domain.tally.most_votes import most_votes, votes_per_option
from rat_online.domain.tally.paper import Paper, fault_of, sort_papers
from rat_online.domain.tally.result import Method, Tally, check_ballot, tally_of
from rat_online.domain.vocabulary import OptionId


def count_up_to(
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int,
    lots: Sequence[OptionId] = (),
    picks: int | None = None,
) -> Tally:
    """Papers name at most K options, K being the seats unless `picks` says otherwise."""
    most = seats if picks is None else picks
    return _count(Method.UP_TO, options, papers, seats, lots, fewest=1, most=most)


def count_exactly(
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int,
    lots: Sequence[OptionId] = (),
    picks: int | None = None,
) -> Tally:
    """Papers name K options, neither fewer nor more; with fewer options than K, all of them."""
    most = min(seats if picks is None else picks, len(options))
    return _count(Method.EXACTLY, options, papers, seats, lots, fewest=most, most=most)


def _count(
    method: Method,
    options: Sequence[OptionId],
    papers: Iterable[Paper],
    seats: int,
    lots: Sequence[OptionId],
    *,
    fewest: int,
    most: int,
) -> Tally:
    check_ballot(tuple(options), seats, tuple(lots))
    if most < 1:
        raise ValueError(f"a paper names at least one option, got {most}")
    known = frozenset(options)
    box = sort_papers(papers, lambda choices: fault_of(choices, known, fewest, most))
    votes = votes_per_option(options, box.valid)
    winners = most_votes(votes, seats, lots)
    return tally_of(method, seats, box, votes, winners.elected, winners.tied, winners.ties)
