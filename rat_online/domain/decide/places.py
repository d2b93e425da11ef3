"""Rules of votes at a place: two witnesses, within those checked in there. Rule book 3 and 6.6."""

from dataclasses import replace

from rat_online.domain.ballot import Ballot, Tally
from rat_online.domain.commands import voting as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import running_ballot
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import voting as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import ChannelCount, PlaceCount, agreed
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import ABSTAIN, BLANK, Channel, OptionId


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
    """Every option with its figure, in the order of the paper; each valid paper chooses one of them."""
    known = [option.id for option in ballot.options]
    figures = (*command.counts.values(), command.invalid)
    if not command.counts.keys() <= set(known) or any(figure < 0 for figure in figures):
        refuse(Refusal.PLACE_COUNT_INVALID)
    counts = {option: command.counts.get(option, 0) for option in known}
    papers = sum(counts.values()) + command.invalid
    if command.papers is not None and command.papers != papers:
        refuse(Refusal.PLACE_COUNT_INVALID)
    return PlaceCount(counts, command.invalid, papers)


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
            options={option: votes + count.counts.get(option, 0) for option, votes in tally.options.items()},
            valid=tally.valid + count.papers - count.invalid - abstain - blank,
            abstain=tally.abstain + abstain,
            blank=tally.blank + blank,
            invalid=tally.invalid + count.invalid,
            not_voted=tally.not_voted - count.papers,
        )
    return tally


def channels_of(ballot: Ballot, on_line: Tally, roll: Roll) -> tuple[ChannelCount, ...]:
    """The parts of the result; who votes at a place is not entitled on line (rule book section 3)."""
    at_places = sum(entitled_at(ballot, place, roll) for place in ballot.places)
    neither: dict[OptionId, int] = {ABSTAIN: on_line.abstain, BLANK: on_line.blank}
    options = [option.id for option in ballot.options]
    parts = [
        ChannelCount(
            Channel.ONLINE,
            "",
            on_line.entitled - at_places,
            on_line.cast,
            {option: {**on_line.options, **neither}[option] for option in options},
            on_line.invalid,
        )
    ]
    for place, count in _counted(ballot).items():
        witnesses = tuple(sorted(ballot.entries_of(place)))
        entitled = entitled_at(ballot, place, roll)
        parts.append(
            ChannelCount(Channel.HALL, place, entitled, count.papers, count.counts, count.invalid, witnesses)
        )
    return tuple(parts)


def reconcile(channels: tuple[ChannelCount, ...], tally: Tally) -> bool:
    """Votes ≤ entitled in every channel and place, and together they are the result (rule book 6.6)."""
    within = all(part.is_within_bounds for part in channels)
    votes, entitled = sum(part.votes for part in channels), sum(part.entitled for part in channels)
    return within and votes == tally.cast and entitled == tally.entitled
