"""Rules of votes at a place: two witnesses, within those checked in there. Rule book 3 and 6.6."""

from dataclasses import replace

from rat_online.domain import tally as counts
from rat_online.domain.ballot import APART, Ballot, Tally
from rat_online.domain.commands import voting as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import running_ballot
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import voting as e
from rat_online.domain.majority import count_ranking, count_votes
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import ChannelCount, PlaceCount, agreed
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import ABSTAIN, BLANK, BallotForm, Channel, OptionId


def enter(meeting: Meeting, command: c.EnterPlaceCount, context: Context) -> list[Event]:
    """A witness's count; the same figures again change nothing, others replace the own earlier ones."""
    ballot = running_ballot(meeting, command.ballot)
    if command.place not in ballot.places:
        refuse(Refusal.UNKNOWN_PLACE, place=command.place)
    counted = _read(ballot, command)
    entitled = entitled_at(ballot, command.place, meeting.roll)
    if counted.papers > entitled:
        refuse(Refusal.PLACE_COUNT_EXCEEDS, papers=counted.papers, entitled=entitled)
    witness = context.actor.person
    if ballot.entries_of(command.place).get(witness) == counted:
        return []
    return [
        e.PlaceCounted(ballot.id, command.place, witness, counted.counts, counted.invalid, counted.papers)
    ]


def _read(ballot: Ballot, command: c.EnterPlaceCount) -> PlaceCount:
    """What was found fits the paper: where a paper has one choice the figures say how many papers there are,
    where it names several the witness counts the papers too."""
    if any(figure < 0 for figure in (*command.counts.values(), command.invalid)):
        refuse(Refusal.PLACE_COUNT_INVALID)
    if ballot.form is BallotForm.RANKED:
        found = _rankings(ballot, command)
    else:
        known = [option.id for option in ballot.options]
        if not command.counts.keys() <= set(known):
            refuse(Refusal.PLACE_COUNT_INVALID)
        found = {option: command.counts.get(option, 0) for option in known}
    alone = sum(votes for option, votes in found.items() if option in APART) + command.invalid
    named = sum(found.values()) + command.invalid - alone
    one_each = ballot.form is BallotForm.RANKED or ballot.picks() == (1, 1)
    papers = alone + named if command.papers is None and one_each else command.papers
    if papers is None or papers < alone:
        refuse(Refusal.PLACE_COUNT_INVALID)
    if named != papers - alone if one_each else not ballot.may_name(named, papers - alone):
        refuse(Refusal.PLACE_COUNT_INVALID)
    return PlaceCount(found, command.invalid, papers)


def _rankings(ballot: Ballot, command: c.EnterPlaceCount) -> dict[str, int]:
    """Papers of a ranked ballot are counted by what they say: `c2 c1` is c2 before c1."""
    for said in command.counts:
        choice = tuple(said.split(" "))
        alone = choice in ((ABSTAIN,), (BLANK,)) and any(option.id == said for option in ballot.options)
        if not alone and (not set(choice) <= set(ballot.names) or len(set(choice)) < len(choice)):
            refuse(Refusal.PLACE_COUNT_INVALID)
    return {said: papers for said, papers in sorted(command.counts.items()) if papers}


def entitled_at(ballot: Ballot, place: str, roll: Roll) -> int:
    """The weights of those who vote there: checked in at the place at any moment while it was open."""
    return sum(roll.weight_of(person) for person, at in ballot.at_place.items() if at == place)


def are_counted(ballot: Ballot) -> None:
    """Closing waits for every place; a difference between its witnesses blocks it."""
    if ballot.uncounted:
        refuse(Refusal.PLACES_UNCOUNTED, places=list(ballot.uncounted))


def _counted(ballot: Ballot) -> dict[str, PlaceCount]:
    found = {place: agreed(ballot.entries_of(place)) for place in ballot.places}
    return {place: count for place, count in found.items() if count is not None}


def merged(on_line: Tally, ballot: Ballot) -> Tally:
    """One result of all channels: those of the places are no longer among the ones who did not vote."""
    tally = on_line
    for count in _counted(ballot).values():
        abstain, blank = count.counts.get(ABSTAIN, 0), count.counts.get(BLANK, 0)
        tally = replace(
            tally,
            options={
                option: votes + _votes_for(option, ballot, count) for option, votes in tally.options.items()
            },
            valid=tally.valid + count.papers - count.invalid - abstain - blank,
            abstain=tally.abstain + abstain,
            blank=tally.blank + blank,
            invalid=tally.invalid + count.invalid,
            not_voted=tally.not_voted - count.papers,
        )
    return tally


def _votes_for(option: OptionId, ballot: Ballot, count: PlaceCount) -> int:
    """Those of an option; where papers rank, the papers that put it first."""
    if ballot.form is not BallotForm.RANKED:
        return count.counts.get(option, 0)
    return sum(papers for said, papers in count.counts.items() if said.split(" ")[0] == option)


def count_rankings(ballot: Ballot, roll: Roll, lots: tuple[OptionId, ...] = ()) -> counts.Tally | None:
    """The stages over the papers of all channels; nothing where nothing is ranked."""
    if ballot.form is not BallotForm.RANKED:
        return None
    papers = [
        counts.Paper(tuple(said.split(" ")), votes)
        for count in _counted(ballot).values()
        for said, votes in count.counts.items()
        if said not in APART
    ]
    return count_ranking(ballot, roll, papers, lots)


def channels_of(ballot: Ballot, on_line: Tally, roll: Roll) -> tuple[ChannelCount, ...]:
    """The parts of the result; who votes at a place is not entitled on line, and proxies stand apart (rule
    book section 3)."""
    at_places = sum(entitled_at(ballot, place, roll) for place in ballot.places)
    by_proxy = ballot.proxied.keys() - ballot.at_place.keys()
    proxied = _part(ballot, Channel.PROXY, count_votes(ballot, roll, by_proxy))
    own = _part(ballot, Channel.ONLINE, on_line)
    own = replace(
        own,
        entitled=own.entitled - at_places - proxied.entitled,
        votes=own.votes - proxied.votes,
        counts={option: votes - proxied.counts[option] for option, votes in own.counts.items()},
    )
    places = [_at_place(ballot, place, count, roll) for place, count in _counted(ballot).items()]
    return (own, proxied, *places) if by_proxy else (own, *places)


def _at_place(ballot: Ballot, place: str, count: PlaceCount, roll: Roll) -> ChannelCount:
    return ChannelCount(
        Channel.HALL,
        place,
        entitled_at(ballot, place, roll),
        count.papers,
        {option.id: _votes_for(option.id, ballot, count) for option in ballot.options},
        count.invalid,
        tuple(sorted(ballot.entries_of(place))),
        _proxies_at(ballot, place, roll),
    )


def _part(ballot: Ballot, channel: Channel, tally: Tally) -> ChannelCount:
    found = {**tally.options, ABSTAIN: tally.abstain, BLANK: tally.blank}
    counts = {option.id: found[option.id] for option in ballot.options}
    return ChannelCount(channel, "", tally.entitled, tally.cast, counts, tally.invalid)


def _proxies_at(ballot: Ballot, place: str, roll: Roll) -> int:
    """The weights of those for whom a holder votes at a place."""
    givers = (giver for giver in ballot.proxied if ballot.at_place.get(giver) == place)
    return sum(roll.weight_of(giver) for giver in givers)


def reconcile(channels: tuple[ChannelCount, ...], tally: Tally) -> bool:
    """Votes ≤ entitled in every channel and place, and together they are the result (rule book 6.6)."""
    within = all(part.is_within_bounds for part in channels)
    votes, entitled = sum(part.votes for part in channels), sum(part.entitled for part in channels)
    return within and votes == tally.cast and entitled == tally.entitled
