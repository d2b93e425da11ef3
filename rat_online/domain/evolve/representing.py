"""What the events of proxies add up to, and what a giver's own coming makes of a proxy."""

from datetime import datetime
from typing import assert_never

from rat_online.domain.ballot import Ballot
from rat_online.domain.bench import bench_of
from rat_online.domain.events import Happened, RepresentingEvent
from rat_online.domain.events import representing as e
from rat_online.domain.evolve.last_count import keep_last_count
from rat_online.domain.meeting import Meeting
from rat_online.domain.proxies import Mandate
from rat_online.domain.vocabulary import Channel, PersonId, ProxyEnding


def evolve(meeting: Meeting, event: RepresentingEvent, happened: Happened) -> None:
    keep_last_count(meeting, happened.at)
    given = meeting.proxies.given
    match event:
        case e.ProxyGiven():
            given[event.giver] = Mandate(event.giver, event.holder, happened.at)
        case e.ProxyLetterAttached():
            mandate = given[event.giver]
            mandate.letter, mandate.letter_form = event.letter, event.letter_form
            mandate.attached_by = happened.actor.person
            meeting.attendance.entrust(event.giver, mandate.holder, happened.at, meeting.roll)
        case e.ProxyEnded():
            _end(meeting, event.giver, event.cause, happened.at)
        case _:
            assert_never(event)


def _end(meeting: Meeting, giver: PersonId, cause: ProxyEnding, at: datetime) -> None:
    if giver in meeting.attendance.holders:
        meeting.attendance.release(giver, at, meeting.roll)
    meeting.proxies.end(giver, cause, at)


def attended(meeting: Meeting, person: PersonId, at: datetime) -> None:
    """It ends when the giver attends, also while a ballot is open: a vote that the holder has cast, or is to
    hand in at a place, stays; where there is none yet the giver votes, if there is time to (rule book 3)."""
    if person not in meeting.proxies.given:
        return
    _end(meeting, person, ProxyEnding.ATTENDED, at)
    ballot = meeting.open_ballot()
    if ballot is None or ballot.is_over_at(at):
        return
    if person not in ballot.votes and person not in ballot.at_place:
        ballot.proxied.pop(person, None)


def struck_off(meeting: Meeting, person: PersonId, at: datetime) -> None:
    """Whoever is off the roll neither gives nor holds a proxy."""
    given = meeting.proxies.given
    for mandate in [one for one in given.values() if person in (one.giver, one.holder)]:
        _end(meeting, mandate.giver, ProxyEnding.OFF_ROLL, at)


def entitle_givers(meeting: Meeting, ballot: Ballot, holder: PersonId) -> None:
    """Those for whom somebody present votes are entitled too; in a hall the holder hands in their papers."""
    attendance = meeting.attendance
    visit = attendance.visits[holder]
    for giver in attendance.held.get(holder, ()):
        if giver in ballot.excluded:
            continue
        ballot.entitled.add(giver)
        ballot.proxied.setdefault(giver, holder)
        if visit.channel is Channel.HALL and giver not in ballot.votes:
            seat_at_bench(meeting, ballot, giver, visit.place)


def seat_at_bench(meeting: Meeting, ballot: Ballot, person: PersonId, place: str) -> None:
    """Where somebody first came to vote in it, there the hand or paper is counted."""
    ballot.at_place.setdefault(person, bench_of(meeting.profile, meeting.roll, person, place))
