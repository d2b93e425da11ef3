"""Rules of presence. Rule book section 3; crossing the quorum is an event of its own."""

from datetime import datetime, timedelta
from typing import assert_never

from rat_online.domain.attendance import Arrival, Visit
from rat_online.domain.commands import AttendingCommand
from rat_online.domain.commands import attending as c
from rat_online.domain.context import Context
from rat_online.domain.decide import falling_silent
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
from rat_online.domain.vocabulary import (
    Channel,
    LapseCause,
    MeetingState,
    PersonId,
    Presence,
    Role,
    TurnEnding,
)

GATHERING = (MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)
NOTED_FROM, NOTED_UNTIL = timedelta(minutes=1), timedelta(days=1)


def decide(meeting: Meeting, command: AttendingCommand, context: Context) -> list[Event]:
    match command:
        case c.CheckIn():
            return _check_in(meeting, command, context)
        case c.CheckOut():
            return _check_out(meeting, command, context)
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
    by_desk = context.actor.role is Role.COMMITTEE
    if not by_desk:
        acts_for_self(context, command.person)
        if command.channel is not Channel.ONLINE:
            refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
    elif command.channel is Channel.PROXY:
        refuse(Refusal.MALFORMED, field="channel")
    elif command.channel is Channel.HALL:
        is_on_roll(meeting, command.person)
    # Only the desk knows of places.
    arrival = Arrival(command.channel, command.place if by_desk else "", by_desk)
    visit = meeting.attendance.visits.get(command.person)
    if visit is not None:
        if visit.presence is Presence.PRESENT and _changes_nothing(visit, arrival):
            return []
        _may_come_by(meeting, arrival, visit, command.person)
    coming: list[tuple[PersonId, Channel]] = []
    if command.person not in meeting.attendance.here:
        coming = [(command.person, command.channel)]
    return [
        e.CheckedIn(command.person, arrival.channel, arrival.place, _noted(command.noted_at, context)),
        *crossing(meeting, coming, 1),
    ]


def _noted(noted_at: datetime | None, context: Context) -> datetime | None:
    """The desk's own time, where a network that was gone kept its act for a minute or more (rule book
    section 3: the server's time counts, the desk's is a note). Nobody else has one, and no desk one that
    lies ahead or days back."""
    if noted_at is None or noted_at.tzinfo is None or context.actor.role is not Role.COMMITTEE:
        return None
    noted_at = noted_at.replace(microsecond=0)
    return noted_at if NOTED_FROM <= context.at - noted_at <= NOTED_UNTIL else None


def _changes_nothing(visit: Visit, arrival: Arrival) -> bool:
    """The desk cannot make somebody who is on line by the own phone independent of it."""
    same_line = visit.channel is arrival.channel is Channel.ONLINE
    return visit.arrival == arrival or (same_line and not visit.by_desk)


def _may_come_by(meeting: Meeting, arrival: Arrival, visit: Visit, person: PersonId) -> None:
    """Who is checked in to vote in the hall votes there: only the desk moves the entry, and never that of
    somebody who has voted (rule book section 3). Leaving and coming back is no way around it."""
    if arrival.channel is visit.channel:
        return
    ballot = meeting.open_ballot()
    if ballot is not None and person in ballot.votes:
        refuse(Refusal.ALREADY_VOTED, ballot=ballot.id)
    still_there = visit.presence is Presence.PRESENT or ballot is not None
    if visit.channel is Channel.HALL and still_there and not arrival.by_desk:
        refuse(Refusal.VOTES_IN_HALL)


def _check_out(meeting: Meeting, command: c.CheckOut, context: Context) -> list[Event]:
    state_is(meeting, *GATHERING)
    person = command.person
    by_desk = context.actor.role is Role.COMMITTEE
    if not by_desk:
        acts_for_self(context, person)
    visit = meeting.attendance.visits.get(person)
    if visit is None or visit.presence is Presence.LEFT:
        refuse(Refusal.NOT_CHECKED_IN)
    if visit.channel is Channel.HALL and not by_desk:
        refuse(Refusal.VOTES_IN_HALL)
    going = [(person, visit.channel)] if person in meeting.attendance.here else []
    silent = falling_silent.somebody(meeting, person, context.at, TurnEnding.LEFT)
    return [*silent, e.CheckedOut(person, _noted(command.noted_at, context)), *crossing(meeting, going, -1)]


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
            if meeting.attendance.visits[person].needs_connection
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
        person for person in persons if meeting.attendance.is_here(person) and visits[person].needs_connection
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
    # Givers come and go with their holders; one who comes in person is not there by proxy any more.
    weight_of, attendance = meeting.roll.weight_of, meeting.attendance
    givers = [giver for person, _ in voters for giver in attendance.held.get(person, ())]
    in_person = [person for person, _ in voters if person in attendance.represented]
    moving = sum(weight_of(person) for person, _ in voters) + sum(map(weight_of, givers))
    shift = Shift(
        present=step * moving - sum(map(weight_of, in_person)),
        online=step * (len(voters) - hall),
        hall=step * hall,
        proxy=step * len(givers) - len(in_person),
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
