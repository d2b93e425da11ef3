"""What two witnesses agreed on at the places of a ballot, and what a hand there weighs. Rule book 3, 6.6."""

from rat_online.domain.ballot import Ballot
from rat_online.domain.bench import Bench
from rat_online.domain.place import PlaceCount, agreed
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import BallotForm, OptionId


def counted_at(ballot: Ballot) -> dict[Bench, PlaceCount]:
    """The benches whose count stands, each with it."""
    found = {bench: agreed(ballot.entries_of(bench)) for bench in ballot.benches}
    return {bench: count for bench, count in found.items() if count is not None}


def weight_at(ballot: Ballot, bench: Bench, roll: Roll) -> int:
    """What each vote of a bench weighs: all the same."""
    return roll.weight_of(ballot.voters_at(bench)[0])


def votes_for(option: OptionId, ballot: Ballot, count: PlaceCount) -> int:
    """Those of an option; where papers rank, the papers that put it first."""
    if ballot.form is not BallotForm.RANKED:
        return count.counts.get(option, 0)
    return sum(papers for said, papers in count.counts.items() if said.split(" ")[0] == option)
