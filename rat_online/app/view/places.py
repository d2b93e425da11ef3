"""Votes at places: how far each place is for everybody; a count for nobody but its witness before closing."""

from rat_online.app.view.plain import Section
from rat_online.domain.ballot import Ballot, GroupCount
from rat_online.domain.chain import Json
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import ChannelCount, PlaceCount, agreed, differing
from rat_online.domain.vocabulary import PersonId


def places(meeting: Meeting) -> Section:
    """The places of the running ballot where somebody has counted: who, and on what the witnesses differ.
    For those who run or check the meeting, and without any figure (rule book 6.5)."""
    ballot = meeting.open_ballot()
    if ballot is None:
        return {}
    return {
        place: {"witnesses": sorted(entries), "differs": list(differing(entries))}
        for place, entries in ballot.place_counts.items()
    }


def progress(meeting: Meeting, ballot: Ballot) -> list[Json]:
    """How far the count of each place is; figures, because arrivals move them."""
    return [_progress(meeting, ballot, place) for place in ballot.places]


def _progress(meeting: Meeting, ballot: Ballot, place: str) -> Json:
    entries = ballot.entries_of(place)
    there = [person for person, at in ballot.at_place.items() if at == place]
    return {
        "place": place,
        "entitled": sum(meeting.roll.weight_of(person) for person in there),
        "entered": len(entries),
        "counted": agreed(entries) is not None,
    }


def counted_at_places(ballot: Ballot) -> int:
    """Papers and hands of the places that are counted, for the turnout."""
    found = (agreed(ballot.entries_of(place)) for place in ballot.places)
    return sum(count.papers for count in found if count is not None)


def done_at_places(ballot: Ballot) -> set[PersonId]:
    """Those for whom nobody waits any more: their place is counted."""
    waiting = set(ballot.uncounted)
    return {person for person, place in ballot.at_place.items() if place not in waiting}


def own_counts(meeting: Meeting, witness: PersonId) -> Json:
    """What this witness entered, by ballot and place."""
    found: dict[str, Json] = {}
    for ballot in meeting.ballots.values():
        own = {
            place: _entered(kept[witness]) for place, kept in ballot.place_counts.items() if witness in kept
        }
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
    }


def group(one: GroupCount) -> Json:
    """What a member group voted in a closed ballot, in heads."""
    return {
        "group": one.group,
        "each": one.each,
        "members": one.members,
        "counts": dict(one.counts),
        "not_voted": one.not_voted,
    }
