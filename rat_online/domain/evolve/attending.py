"""What presence adds up to. Whoever is present before the time of a ballot is over is entitled in it; nobody
who comes later, by whatever door (rule book 6.4)."""

from datetime import datetime
from typing import assert_never

from rat_online.domain.attendance import Arrival, RollCall
from rat_online.domain.events import AttendingEvent, Happened
from rat_online.domain.events import attending as e
from rat_online.domain.evolve.last_count import keep_last_count
from rat_online.domain.evolve.representing import attended, entitle_givers, seat_at_bench
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import Channel, PersonId, Role


def evolve(meeting: Meeting, event: AttendingEvent, happened: Happened) -> None:
    keep_last_count(meeting, happened.at)
    attendance, roll = meeting.attendance, meeting.roll
    match event:
        case e.CheckedIn():
            _come_in(meeting, event, happened)
        case e.CheckedOut():
            attendance.depart(event.person, happened.at, roll)
            attendance.visits[event.person].noted_out_at = event.noted_at
        case e.PresenceLapsed():
            for person in event.persons:
                attendance.depart(person, happened.at, roll, event.cause)
        case e.PresenceRestored():
            for person in event.persons:
                attendance.restore(person, happened.at, roll)
                _is_entitled(meeting, person, happened.at)
                # A connection that came back by itself is no answer to a roll-call; a tap is.
                if happened.actor.role is not Role.SYSTEM:
                    _answered(meeting, person)
        case e.RollCallCalled():
            attendance.roll_call = RollCall(happened.at, event.deadline_at)
        case e.RollCallExtended():
            if attendance.roll_call is not None:
                attendance.roll_call.deadline_at = event.deadline_at
        case e.PresenceConfirmed():
            _answered(meeting, event.person)
        case e.RollCallEnded():
            attendance.roll_call, attendance.roll_call_due = None, False
        case e.QuorumReached():
            meeting.quorum_ever_reached = True
        case e.QuorumLost():
            pass
        case _:
            assert_never(event)


def _come_in(meeting: Meeting, event: e.CheckedIn, happened: Happened) -> None:
    attendance, by_desk = meeting.attendance, happened.actor.role is Role.COMMITTEE
    is_first = event.person not in attendance.visits
    attended(meeting, event.person, happened.at)
    attendance.arrive(event.person, Arrival(event.channel, event.place, by_desk), happened.at, meeting.roll)
    if is_first:
        attendance.visits[event.person].noted_in_at = event.noted_at
    _is_entitled(meeting, event.person, happened.at)
    # A newcomer needs no answer to a running roll-call.
    _answered(meeting, event.person)


def _is_entitled(meeting: Meeting, person: PersonId, at: datetime) -> None:
    ballot = meeting.open_ballot()
    if (
        ballot is None
        or ballot.is_over_at(at)
        or person not in meeting.attendance.here
        or person in ballot.excluded
    ):
        return
    ballot.entitled.add(person)
    visit = meeting.attendance.visits[person]
    # Where somebody was first checked in to vote in it, there the vote is counted, if it was not cast before.
    if visit.channel is Channel.HALL and person not in ballot.votes:
        seat_at_bench(meeting, ballot, person, visit.place)
    entitle_givers(meeting, ballot, person)


def _answered(meeting: Meeting, person: PersonId) -> None:
    call = meeting.attendance.roll_call
    if call is not None:
        call.answered.add(person)
        meeting.attendance.visits[person].answered_call_at = call.called_at
