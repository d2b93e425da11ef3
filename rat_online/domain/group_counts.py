"""A ballot's result for each member group of a multi-party cooperative, in heads of all channels and places.

Rule book 1, 6.6.
"""

from rat_online.domain.ballot import Ballot, GroupCount, Tally
from rat_online.domain.place_counts import counted_at, votes_for
from rat_online.domain.profile import PartyRule
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import ABSTAIN, BLANK, BallotForm, OptionId


def count_groups(ballot: Ballot, roll: Roll, rule: PartyRule | None) -> tuple[GroupCount, ...]:
    """In the order of the articles; nothing where the cooperative has no member groups."""
    if rule is None:
        return ()
    return tuple(_count(ballot, roll, party.group) for party in rule.parties)


def _count(ballot: Ballot, roll: Roll, group: str) -> GroupCount:
    counts: dict[OptionId, int] = {option.id: 0 for option in ballot.options}
    entitled = [person for person in ballot.entitled if roll.group_of(person) == group]
    each = next(entry.weight for entry in roll.entries.values() if entry.group == group)
    for person in entitled:
        choice = ballot.votes.get(person, ())
        for option in choice[:1] if ballot.form is BallotForm.RANKED else choice:
            counts[option] += 1
    voted = sum(1 for person in entitled if person in ballot.votes)
    there = [count for bench, count in counted_at(ballot).items() if bench.part == group]
    for count in there:
        counts = {option: heads + votes_for(option, ballot, count) for option, heads in counts.items()}
    papers, invalid = sum(count.papers for count in there), sum(count.invalid for count in there)
    return GroupCount(group, each, len(entitled), counts, len(entitled) - voted - papers, invalid)


def groups_add_up(groups: tuple[GroupCount, ...], tally: Tally) -> bool:
    """Together, each weighed by its share, they are the result; nothing to check where there are none."""
    if not groups:
        return True
    found = {**tally.options, ABSTAIN: tally.abstain, BLANK: tally.blank}
    options = groups[0].counts
    sums = {option: sum(one.each * one.counts[option] for one in groups) for option in options}
    entitled = sum(one.each * one.members for one in groups)
    not_voted = sum(one.each * one.not_voted for one in groups)
    invalid = sum(one.each * one.invalid for one in groups)
    whole = (entitled, not_voted, invalid) == (tally.entitled, tally.not_voted, tally.invalid)
    return whole and all(found.get(option, 0) == votes for option, votes in sums.items())
