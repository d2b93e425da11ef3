"""Votes at places: how far each place is for everybody; a count for nobody but its witness before closing."""

from collections import defaultdict
from collections.abc import Iterable

from rat_online.app.view.plain import Section
from rat_online.domain.ballot import Ballot, GroupCount
from rat_online.domain.bench import Bench
from rat_online.domain.chain import Json
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import BenchCount, ChannelCount, PlaceCount, agreed, differing
from rat_online.domain.place_counts import counted_at
from rat_online.domain.vocabulary import PersonId


def places(meeting: Meeting) -> Section:
    """The places of the running ballot where somebody has counted: who, and on what the witnesses differ.
    For those who run or check the meeting, and without any figure (rule book 6.5)."""
    ballot = meeting.open_ballot()
    if ballot is None:
        return {}
    return _by_place(
        (bench, {"witnesses": sorted(entries), "differs": list(differing(entries))})
        for bench, entries in ballot.place_counts.items()
    )


def _by_place(said: Iterable[tuple[Bench, Json]]) -> Section:
    """By place, in it by whose hands and papers; "" for all of the place."""
    found: defaultdict[str, dict[str, Json]] = defaultdict(dict)
    for bench, what in said:
        found[bench.place][bench.part] = what
    return dict(found)


def progress(meeting: Meeting, ballot: Ballot) -> list[Json]:
    """How far the count of each place is; figures, because arrivals move them."""
    return [_progress(meeting, ballot, bench) for bench in ballot.benches]


def _progress(meeting: Meeting, ballot: Ballot, bench: Bench) -> Json:
    entries = ballot.entries_of(bench)
    return {
        "place": bench.place,
        "part": bench.part,
        "entitled": len(ballot.voters_at(bench)),
        "entered": len(entries),
        "counted": agreed(entries) is not None,
    }


def counted_at_places(ballot: Ballot) -> int:
    """Papers and hands of the places that are counted, for the turnout."""
    return sum(count.papers for count in counted_at(ballot).values())


def done_at_places(ballot: Ballot) -> set[PersonId]:
    """Those for whom nobody waits any more: their place is counted."""
    waiting = set(ballot.uncounted)
    return {person for person, bench in ballot.at_place.items() if bench not in waiting}


def own_counts(meeting: Meeting, witness: PersonId) -> Json:
    """What this witness entered, by ballot, place and part."""
    found: dict[str, Json] = {}
    for ballot in meeting.ballots.values():
        kept = ballot.place_counts.items()
        own = _by_place((bench, _entered(by[witness])) for bench, by in kept if witness in by)
        if own:
            found[ballot.id] = own
    return found


def _entered(count: PlaceCount) -> Json:
    return {"counts": dict(count.counts), "invalid": count.invalid, "papers": count.papers}


def channel(part: ChannelCount) -> Json:
    """A part of a closed ballot's result."""
    return {
        "channel": part.channel.value,
        "place": part.place,
        "entitled": part.entitled,
        "votes": part.votes,
        "counts": dict(part.counts),
        "invalid": part.invalid,
        "witnesses": list(part.witnesses),
        "proxies": part.proxies,
        "benches": [_bench(one) for one in part.benches],
    }


def _bench(one: BenchCount) -> Json:
    """Whose hands and papers were counted apart at a place, in heads."""
    return {
        "part": one.part,
        "each": one.each,
        "entitled": one.entitled,
        "papers": one.papers,
        "counts": dict(one.counts),
        "invalid": one.invalid,
    }


def group(one: GroupCount) -> Json:
    """What a member group voted in a closed ballot, in heads."""
    return {
        "group": one.group,
        "each": one.each,
        "members": one.members,
        "counts": dict(one.counts),
        "not_voted": one.not_voted,
        "invalid": one.invalid,
    }
