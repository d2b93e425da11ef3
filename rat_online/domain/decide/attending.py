"""Rules of presence. Rule book section 3; crossing the quorum is an event of its own."""

from typing import assert_never

from rat_online.domain.commands import AttendingCommand
from rat_online.domain.commands import attending as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import (
    acts_for_self,
    in_range,
    is_on_roll,
    nothing_running,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import attending as e
from rat_online.domain.meeting import Meeting, Shift
from rat_online.domain.vocabulary import Channel, LapseCause, MeetingState, PersonId, Presence, Role

GATHERING = (MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)


def decide(meeting: Meeting, command: AttendingCommand, context: Context) -> list[Event]:
    match command:
        case c.CheckIn():
            return _check_in(meeting, command, context)
        case c.CheckOut():
            return _check_out(meeting, command.person, context)
        case c.ConfirmPresence():
            return _confirm(meeting, command.person, context)
        case c.CallRollCall():
            return _call(meeting, command, context)
        case c.EndRollCall():
            return _end_roll_call(meeting, context)
        case c.LapsePresence():
            return _lapse(meeting, command.persons, LapseCause.GRACE)
        case c.RestorePresence():
            return _heard_again(meeting, command.persons)
        case _:
            assert_never(command)


def _check_in(meeting: Meeting, command: c.CheckIn, context: Context) -> list[Event]:
    state_is(meeting, *GATHERING)
    if context.actor.role is Role.COMMITTEE:
        if command.channel is Channel.HALL or command.person in meeting.roll:
            is_on_roll(meeting, command.person)
    else:
        acts_for_self(context, command.person)
        if command.channel is not Channel.ONLINE:
            refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
    visit = meeting.attendance.visits.get(command.person)
    if visit and visit.presence is Presence.PRESENT:
        if visit.channel is command.channel and visit.place == command.place:
            return []
        _may_move(meeting, visit.channel, command.person, context)
    arrival = e.CheckedIn(command.person, command.channel, command.place)
    coming = [] if command.person in meeting.attendance.here else [(command.person, command.channel)]
    return [arrival, *crossing(meeting, coming, 1)]


def _may_move(meeting: Meeting, channel: Channel, person: PersonId, context: Context) -> None:
    """Who is checked in to vote in the hall votes there: only the desk moves the entry (rule book 3)."""
    if channel is Channel.HALL and context.actor.role is not Role.COMMITTEE:
        refuse(Refusal.VOTES_IN_HALL)
    ballot = meeting.open_ballot()
    if ballot is not None and person in ballot.votes:
        refuse(Refusal.ALREADY_VOTED, ballot=ballot.id)


def _check_out(meeting: Meeting, person: PersonId, context: Context) -> list[Event]:
    state_is(meeting, *GATHERING)
    if context.actor.role is not Role.COMMITTEE:
        acts_for_self(context, person)
    visit = meeting.attendance.visits.get(person)
    if visit is None or visit.presence is Presence.LEFT:
        refuse(Refusal.NOT_CHECKED_IN)
    going = [(person, visit.channel)] if person in meeting.attendance.here else []
    return [e.CheckedOut(person), *crossing(meeting, going, -1)]


def _confirm(meeting: Meeting, person: PersonId, context: Context) -> list[Event]:
    acts_for_self(context, person)
    state_is(meeting, *GATHERING)
    back = back_again(meeting, person)
    call = meeting.attendance.roll_call
    if call is None:
        if not back:
            refuse(Refusal.NO_ROLL_CALL)
        return back
    if person in call.answered:
        return back
    return [*back, e.PresenceConfirmed(person)]


def _call(meeting: Meeting, command: c.CallRollCall, context: Context) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    nothing_running(meeting)
    if meeting.attendance.roll_call is not None:
        refuse(Refusal.ROLL_CALL_RUNNING)
    seconds = meeting.profile.roll_call_s if command.seconds is None else command.seconds
    return [e.RollCallCalled(context.after(in_range(seconds, 10, 3600)))]


def _end_roll_call(meeting: Meeting, context: Context) -> list[Event]:
    """Who is on line and did not answer stops counting until the next tap; the desk's check-ins stay."""
    call = meeting.attendance.roll_call
    if meeting.state is not MeetingState.OPEN or call is None or context.at < call.deadline_at:
        return []
    silent = tuple(
        sorted(
            person
            for person in meeting.attendance.here - call.answered
            if meeting.attendance.visits[person].channel is Channel.ONLINE
        )
    )
    ended = e.RollCallEnded(answered=len(call.answered))
    return [ended, *_lapse(meeting, silent, LapseCause.ROLL_CALL)]


def _lapse(meeting: Meeting, persons: tuple[PersonId, ...], cause: LapseCause) -> list[Event]:
    """Presence is frozen, not lost, while the meeting is suspended (rule book section 4)."""
    if meeting.state not in (MeetingState.REGISTRATION, MeetingState.OPEN):
        return []
    visits = meeting.attendance.visits
    lapsing = tuple(
        person
        for person in persons
        if meeting.attendance.is_here(person) and visits[person].channel is Channel.ONLINE
    )
    if not lapsing:
        return []
    going = [(person, Channel.ONLINE) for person in lapsing]
    return [e.PresenceLapsed(lapsing, cause), *crossing(meeting, going, -1)]


def back_again(meeting: Meeting, person: PersonId) -> list[Event]:
    """Whoever taps is here: a presence that had lapsed comes back; who has not come in is told so."""
    visit = meeting.attendance.visits.get(person)
    if visit is None or visit.presence is Presence.LEFT:
        refuse(Refusal.NOT_CHECKED_IN)
    return restored(meeting, (person,))


def _heard_again(meeting: Meeting, persons: tuple[PersonId, ...]) -> list[Event]:
    """A connection alone brings back who was silent for the grace; who missed a roll-call has to tap."""
    if meeting.state not in GATHERING:
        return []
    visits = meeting.attendance.visits
    silent = (person for person in persons if person in visits)
    return restored(
        meeting, tuple(person for person in silent if visits[person].lapse_cause is LapseCause.GRACE)
    )


def restored(meeting: Meeting, persons: tuple[PersonId, ...]) -> list[Event]:
    """The events of people who are heard again after a lapse."""
    visits = meeting.attendance.visits
    back = tuple(
        person for person in persons if person in visits and visits[person].presence is Presence.LAPSED
    )
    if not back:
        return []
    coming = [(person, visits[person].channel) for person in back]
    return [e.PresenceRestored(back), *crossing(meeting, coming, 1)]


def crossing(meeting: Meeting, movers: list[tuple[PersonId, Channel]], step: int) -> list[Event]:
    """Whether the count crosses the quorum of the meeting when these come (1) or go (-1)."""
    voters = [(person, channel) for person, channel in movers if person in meeting.roll]
    hall = sum(1 for _, channel in voters if channel is Channel.HALL)
    shift = Shift(
        present=step * sum(meeting.roll.weight_of(person) for person, _ in voters),
        online=step * (len(voters) - hall),
        hall=step * hall,
    )
    return crossing_by(meeting, shift)


def crossing_by(meeting: Meeting, shift: Shift) -> list[Event]:
    """The same for any move of the figures; while the meeting is suspended, resuming says it."""
    if meeting.state is not MeetingState.OPEN:
        return []
    before, after = meeting.quorum(), meeting.quorum(shift=shift)
    if before.reached == after.reached:
        return []
    return [e.QuorumReached(after) if after.reached else e.QuorumLost(after)]
