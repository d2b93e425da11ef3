"""Approval: each paper names every option it approves of; most votes win. Rule book 6.2."""

from collections.abc import Iterable, Sequence

from rat_online.domain.tally.most_votes import most_votes, votes_per_option
from rat_online.domain.tally.paper import Paper, fault_of, sort_papers
from rat_online.domain.tally.result import Method, Tally, check_ballot, tally_of
from rat_online.domain.vocabulary import OptionId


def count_approval(
    options: Sequence[OptionId], papers: Iterable[Paper], seats: int = 1, lots: Sequence[OptionId] = ()
) -> Tally:
    """Count papers that approve of any number of options; the order of names on a paper means nothing."""
    check_ballot(tuple(options), seats, tuple(lots))
    known = frozenset(options)
    box = sort_papers(papers, lambda choices: fault_of(choices, known))
    votes = votes_per_option(options, box.valid)
    winners = most_votes(votes, seats, lots)
    return tally_of(Method.APPROVAL, seats, box, votes, winners.elected, winners.tied, winners.ties)
