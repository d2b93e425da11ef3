"""Rules of votes at a place: two witnesses, within those checked in there. Rule book 3 and 6.6.

Where votes do not weigh alike each bench is counted, and kept within those of it, on its own.
"""

from dataclasses import replace

from rat_online.domain import tally as counts
from rat_online.domain.ballot import APART, Ballot, Tally
from rat_online.domain.bench import Bench
from rat_online.domain.commands import voting as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import running_ballot
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import voting as e
from rat_online.domain.majority import count_ranking, count_votes
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import BenchCount, ChannelCount, PlaceCount
from rat_online.domain.place_counts import counted_at, votes_for, weight_at
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import ABSTAIN, BLANK, BallotForm, Channel, OptionId


def enter(meeting: Meeting, command: c.EnterPlaceCount, context: Context) -> list[Event]:
    """A witness's count; the same figures again change nothing, others replace the own earlier ones."""
    ballot, bench = running_ballot(meeting, command.ballot), Bench(command.place, command.part)
    if bench not in ballot.benches:
        refuse(Refusal.UNKNOWN_PLACE, place=bench.named)
    counted = _read(ballot, command)
    entitled = len(ballot.voters_at(bench))
    if counted.papers > entitled:
        refuse(Refusal.PLACE_COUNT_EXCEEDS, papers=counted.papers, entitled=entitled)
    witness = context.actor.person
    if ballot.entries_of(bench).get(witness) == counted:
        return []
    found = (counted.counts, counted.invalid, counted.papers)
    return [e.PlaceCounted(ballot.id, bench.place, witness, *found, bench.part)]


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
    return sum(roll.weight_of(person) for person, at in ballot.at_place.items() if at.place == place)


def are_counted(ballot: Ballot) -> None:
    """Closing waits for every place; a difference between its witnesses blocks it."""
    if ballot.uncounted:
        refuse(Refusal.PLACES_UNCOUNTED, places=[bench.named for bench in ballot.uncounted])


def merged(on_line: Tally, ballot: Ballot, roll: Roll) -> Tally:
    """One result of all channels, each hand by what it weighs: those of the places are no longer among the
    ones who did not vote."""
    tally = on_line
    for bench, count in counted_at(ballot).items():
        each = weight_at(ballot, bench, roll)
        abstain, blank = each * count.counts.get(ABSTAIN, 0), each * count.counts.get(BLANK, 0)
        papers, invalid = each * count.papers, each * count.invalid
        tally = replace(
            tally,
            options={
                option: votes + each * votes_for(option, ballot, count)
                for option, votes in tally.options.items()
            },
            valid=tally.valid + papers - invalid - abstain - blank,
            abstain=tally.abstain + abstain,
            blank=tally.blank + blank,
            invalid=tally.invalid + invalid,
            not_voted=tally.not_voted - papers,
        )
    return tally


def count_rankings(ballot: Ballot, roll: Roll, lots: tuple[OptionId, ...] = ()) -> counts.Tally | None:
    """The stages over the papers of all channels; nothing where nothing is ranked."""
    if ballot.form is not BallotForm.RANKED:
        return None
    papers = [
        counts.Paper(tuple(said.split(" ")), votes * weight_at(ballot, bench, roll))
        for bench, count in counted_at(ballot).items()
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
    places = [_at_place(ballot, place, roll) for place in ballot.places]
    return (own, proxied, *places) if by_proxy else (own, *places)


def _at_place(ballot: Ballot, place: str, roll: Roll) -> ChannelCount:
    benches = [_bench(ballot, bench, roll) for bench in counted_at(ballot) if bench.place == place]
    witnesses = {one for bench in ballot.benches if bench.place == place for one in ballot.entries_of(bench)}
    return ChannelCount(
        Channel.HALL,
        place,
        entitled_at(ballot, place, roll),
        sum(one.each * one.papers for one in benches),
        {option.id: sum(one.each * one.counts[option.id] for one in benches) for option in ballot.options},
        sum(one.each * one.invalid for one in benches),
        tuple(sorted(witnesses)),
        _proxies_at(ballot, place, roll),
        tuple(one for one in benches if one.part),
    )


def _bench(ballot: Ballot, bench: Bench, roll: Roll) -> BenchCount:
    count = counted_at(ballot)[bench]
    return BenchCount(
        bench.part,
        weight_at(ballot, bench, roll),
        len(ballot.voters_at(bench)),
        count.papers,
        {option.id: votes_for(option.id, ballot, count) for option in ballot.options},
        count.invalid,
    )


def _part(ballot: Ballot, channel: Channel, tally: Tally) -> ChannelCount:
    found = {**tally.options, ABSTAIN: tally.abstain, BLANK: tally.blank}
    counts = {option.id: found[option.id] for option in ballot.options}
    return ChannelCount(channel, "", tally.entitled, tally.cast, counts, tally.invalid)


def _proxies_at(ballot: Ballot, place: str, roll: Roll) -> int:
    """The weights of those for whom a holder votes at a place."""
    at = {giver: ballot.at_place[giver].place for giver in ballot.proxied if giver in ballot.at_place}
    return sum(roll.weight_of(giver) for giver, where in at.items() if where == place)


def reconcile(channels: tuple[ChannelCount, ...], tally: Tally) -> bool:
    """Votes ≤ entitled in every channel and place, and together they are the result (rule book 6.6)."""
    within = all(part.is_within_bounds for part in channels)
    votes, entitled = sum(part.votes for part in channels), sum(part.entitled for part in channels)
    return within and votes == tally.cast and entitled == tally.entitled
