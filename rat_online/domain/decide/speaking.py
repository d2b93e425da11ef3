"""Rules of the floor: hands, turns and interupsi. Rule book section 5; who may speak, section 3."""

from datetime import timedelta
from typing import assert_never

from rat_online.domain.attendance import Visit
from rat_online.domain.authority import roles_of
from rat_online.domain.commands import SpeakingCommand
from rat_online.domain.commands import speaking as c
from rat_online.domain.context import Context
from rat_online.domain.decide import falling_silent, keeping_order
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.requirements import (
    acts_for_self,
    in_range,
    is_here,
    is_on_roll,
    quorum_was_reached,
    reason_given,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import speaking as e
from rat_online.domain.floor import Interruption, Turn
from rat_online.domain.meeting import Meeting
from rat_online.domain.transitions import TURN
from rat_online.domain.vocabulary import (
    ExtensionCause,
    InterruptionId,
    InterruptionStatus,
    MeetingState,
    PersonId,
    Presence,
    Role,
    TurnEnding,
    TurnId,
)

SHORTEST_TURN_S, LONGEST_TURN_S = 10, 3600


def decide(meeting: Meeting, command: SpeakingCommand, context: Context) -> list[Event]:
    if isinstance(command, keeping_order.OrderCommand):
        return keeping_order.decide(meeting, command, context)
    match command:
        case c.RaiseHand():
            return _raise(meeting, command.person, context)
        case c.WithdrawHand():
            return _take_down(meeting, command.person, context)
        case c.GiveFloor():
            return _give(meeting, command, context)
        case c.ExtendTurn():
            return _extend(meeting, command, context)
        case c.EndTurn():
            return _end(meeting, command.turn, context)
        case c.Interrupt():
            return _interrupt(meeting, command, context)
        case c.WithdrawInterruption():
            return _take_back(meeting, command.interruption, context)
        case c.AcceptInterruption():
            return _accept(meeting, command, context)
        case c.RefuseInterruption():
            return _refuse(meeting, command)
        case c.RecordGist():
            return _gist(meeting, command)
        case _:
            assert_never(command)


def _is_under_way(meeting: Meeting) -> None:
    """Until quorum is reached nothing is debated (rule book section 2)."""
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)


def _may_speak(meeting: Meeting, person: PersonId) -> None:
    if person in meeting.floor.removed:
        refuse(Refusal.REMOVED)
    if person in meeting.floor.muted:
        refuse(Refusal.MUTED)


def _asks_to_speak(meeting: Meeting, person: PersonId, context: Context) -> list[Event]:
    """A member on the roll who is here asks for the floor; others speak when the chair asks or allows."""
    acts_for_self(context, person)
    _is_under_way(meeting)
    is_on_roll(meeting, person)
    returning = back_again(meeting, person)
    _may_speak(meeting, person)
    return returning


def _raise(meeting: Meeting, person: PersonId, context: Context) -> list[Event]:
    returning = _asks_to_speak(meeting, person, context)
    if person in meeting.floor.hands:
        return returning
    return [*returning, e.HandRaised(person)]


def _take_down(meeting: Meeting, person: PersonId, context: Context) -> list[Event]:
    """Also in a suspension, which keeps the queue; taken down twice is taken down once."""
    if context.actor.role is Role.MEMBER:
        acts_for_self(context, person)
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    return [e.HandWithdrawn(person)] if person in meeting.floor.hands else []


def _give(meeting: Meeting, command: c.GiveFloor, context: Context) -> list[Event]:
    _is_under_way(meeting)
    seconds = _seconds(meeting.profile.turn_s, command.seconds)
    _may_be_called(meeting, command.person)
    speaking = meeting.floor.speaking
    if speaking is not None and speaking.person == command.person:
        return []
    before = falling_silent.everybody(meeting, context.at, TurnEnding.NEXT)
    return [*before, _given(meeting, command.person, seconds, context)]


def _seconds(usual: int, asked: int | None) -> int:
    return usual if asked is None else in_range(asked, SHORTEST_TURN_S, LONGEST_TURN_S)


def _may_be_called(meeting: Meeting, person: PersonId) -> None:
    """A member who is here, a guest who is in, or whoever holds an office; an auditor does not speak."""
    _may_speak(meeting, person)
    if person in meeting.roll:
        is_here(meeting, person)
        return
    visit: Visit | None = meeting.attendance.visits.get(person)
    is_in = visit is not None and visit.presence is Presence.PRESENT
    roles = roles_of(meeting, person) - {Role.AUDITOR}
    if not is_in and not roles - {Role.OBSERVER} and person not in meeting.offices.board:
        refuse(Refusal.UNKNOWN_PERSON)


def _given(
    meeting: Meeting, person: PersonId, seconds: int, context: Context, by: InterruptionId | None = None
) -> Event:
    turn = f"t{len(meeting.floor.turns) + 1}"
    deadline_at = context.at + timedelta(seconds=seconds)
    return e.FloorGiven(turn, person, meeting.agenda.current, deadline_at, by)


def _known_turn(meeting: Meeting, turn: TurnId) -> Turn:
    found = meeting.floor.turns.get(turn)
    if found is None:
        refuse(Refusal.UNKNOWN_TURN)
    return found


def _extend(meeting: Meeting, command: c.ExtendTurn, context: Context) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    turn = _known_turn(meeting, command.turn)
    if turn.state not in TURN[e.TurnExtended].before:
        refuse(Refusal.NOBODY_SPEAKS)
    seconds = in_range(command.seconds, SHORTEST_TURN_S, LONGEST_TURN_S)
    deadline_at = max(turn.deadline_at, context.at) + timedelta(seconds=seconds)
    return [e.TurnExtended(turn.id, deadline_at, ExtensionCause.CHAIR)]


def _end(meeting: Meeting, turn: TurnId, context: Context) -> list[Event]:
    """By the speaker or the chair; a turn that is over already stays over, and ends nobody else's."""
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    found = _known_turn(meeting, turn)
    by_speaker = context.actor.role is Role.MEMBER
    if by_speaker:
        acts_for_self(context, found.person)
    if found.state not in TURN[e.TurnEnded].before:
        return []
    cause = TurnEnding.SPEAKER if by_speaker else TurnEnding.CHAIR
    return falling_silent.end_turn(meeting, found, context.at, cause)


def _interrupt(meeting: Meeting, command: c.Interrupt, context: Context) -> list[Event]:
    returning = _asks_to_speak(meeting, command.by, context)
    if meeting.floor.pending_of(command.by) is not None:
        refuse(Refusal.INTERRUPTION_PENDING)
    text = None if command.text is None or command.text.is_blank else reason_given(command.text).id
    id_ = f"n{len(meeting.floor.interruptions) + 1}"
    return [
        *returning,
        e.InterruptionRaised(id_, command.by, command.kind, meeting.agenda.current, text),
    ]


def _pending(meeting: Meeting, interruption: InterruptionId) -> Interruption:
    found = meeting.floor.interruptions.get(interruption)
    if found is None:
        refuse(Refusal.UNKNOWN_INTERRUPTION)
    if found.status is not InterruptionStatus.PENDING:
        refuse(Refusal.INTERRUPTION_OVER, status=found.status)
    return found


def _take_back(meeting: Meeting, interruption: InterruptionId, context: Context) -> list[Event]:
    found = _pending(meeting, interruption)
    acts_for_self(context, found.by)
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    return [e.InterruptionWithdrawn(interruption)]


def _accept(meeting: Meeting, command: c.AcceptInterruption, context: Context) -> list[Event]:
    """The speaker is paused; of two interupsi the later ends the earlier, and the speaker still waits."""
    _is_under_way(meeting)
    found = _pending(meeting, command.interruption)
    seconds = _seconds(meeting.profile.interruption_s, command.seconds)
    _may_speak(meeting, found.by)
    is_here(meeting, found.by)
    events: list[Event] = []
    speaking = meeting.floor.speaking
    if speaking is not None and meeting.floor.paused is None:
        events.append(e.TurnPaused(speaking.id))
    elif speaking is not None:
        events.append(falling_silent.end(speaking, context.at, TurnEnding.INTERRUPTED))
    accepted = e.InterruptionAccepted(found.id)
    return [*events, accepted, _given(meeting, found.by, seconds, context, found.id)]


def _refuse(meeting: Meeting, command: c.RefuseInterruption) -> list[Event]:
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    found = _pending(meeting, command.interruption)
    return [e.InterruptionRefused(found.id, reason_given(command.reason).id)]


def _gist(meeting: Meeting, command: c.RecordGist) -> list[Event]:
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    turn = _known_turn(meeting, command.turn)
    return [e.GistRecorded(turn.id, reason_given(command.gist).id)]
