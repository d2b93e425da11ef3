"""Rules of a meeting's life and of the palu. Rule book sections 3 and 4."""

from datetime import datetime
from typing import assert_never

from rat_online.domain.commands import LeadingCommand
from rat_online.domain.commands import leading as c
from rat_online.domain.context import Context
from rat_online.domain.decide import falling_silent
from rat_online.domain.decide.falling_silent import over_and_out
from rat_online.domain.decide.requirements import (
    in_range,
    known_decision,
    lies_ahead,
    no_result_waits,
    nothing_running,
    quorum_was_reached,
    reason_given,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import attending as presence
from rat_online.domain.events import closing as ending
from rat_online.domain.events import leading as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.readiness import what_blocks
from rat_online.domain.suspending import lowers_quorum
from rat_online.domain.transitions import PREPARATION, states_before
from rat_online.domain.vocabulary import (
    DecisionKind,
    DecisionStatus,
    MeetingCall,
    MeetingState,
    Outcome,
    Role,
    Subject,
    TurnEnding,
)

DAY_S = 24 * 3600
LONGEST_SUSPENSION_S = DAY_S


def decide(meeting: Meeting, command: LeadingCommand, context: Context) -> list[Event]:
    match command:
        case c.OpenMeeting():
            return _open(meeting, context)
        case c.SuspendMeeting():
            return _suspend(meeting, command, context)
        case c.ResumeMeeting():
            return _resume(meeting, context)
        case c.PostponeMeeting():
            return _postpone(meeting, command, context)
        case c.CancelMeeting():
            return _cancel(meeting, command, context)
        case c.CloseWithoutQuorum():
            return _close_without_quorum(meeting, command, context)
        case c.InstallPresidium():
            return _install(meeting, command)
        case c.HandOverGavel():
            return _hand_over(meeting, command, context)
        case c.TakeOverGavel():
            return _take_over(meeting, context)
        case c.StartAgendaItem():
            return _start_item(meeting, command, context)
        case c.TakeNote():
            return _take_note(meeting, command)
        case _:
            assert_never(command)


def _open(meeting: Meeting, context: Context) -> list[Event]:
    """Opening below quorum is allowed and recorded (rule book section 2)."""
    state_is(meeting, *states_before(e.MeetingOpened))
    blocked = what_blocks(meeting, context.at)
    if blocked:
        refuse(Refusal.NOT_READY, checks=blocked)
    return [e.MeetingOpened(meeting.quorum())]


def _suspend(meeting: Meeting, command: c.SuspendMeeting, context: Context) -> list[Event]:
    state_is(meeting, *states_before(e.MeetingSuspended))
    nothing_running(meeting)
    if meeting.attendance.roll_call is not None:
        refuse(Refusal.ROLL_CALL_RUNNING)
    seconds = meeting.profile.suspension_s if command.seconds is None else command.seconds
    resumes_at = context.after(in_range(seconds, 1, LONGEST_SUSPENSION_S))
    suspended = e.MeetingSuspended(command.kind, resumes_at, reason_given(command.reason).id)
    return [*falling_silent.everybody(meeting, context.at, TurnEnding.SUSPENDED), suspended]


def _resume(meeting: Meeting, context: Context) -> list[Event]:
    """Resuming rings, and a two-minute roll-call precedes the first decision (rule book section 4)."""
    state_is(meeting, *states_before(e.MeetingResumed))
    events: list[Event] = [e.MeetingResumed()]
    rule = meeting.quorum_rule(DecisionKind.ORDINARY)
    if lowers_quorum(meeting, context.at) and meeting.profile.after_suspension is not None:
        rule = meeting.profile.after_suspension
    quorum = meeting.counted_by(rule)
    if meeting.suspension is not None and meeting.suspension.quorate != quorum.reached:
        events.append(presence.QuorumReached(quorum) if quorum.reached else presence.QuorumLost(quorum))
    return [*events, presence.RollCallCalled(context.after(meeting.profile.roll_call_s))]


def _postpone(meeting: Meeting, command: c.PostponeMeeting, context: Context) -> list[Event]:
    state_is(meeting, *states_before(e.MeetingPostponed))
    nothing_running(meeting)
    no_result_waits(meeting)
    lies_ahead(command.to_at, context)
    quorum = meeting.quorum()
    if command.call is MeetingCall.FIRST:
        refuse(Refusal.WRONG_STATE, state=command.call)
    if command.call is MeetingCall.SECOND:
        _may_call_again(meeting, command.to_at, context)
    successor = f"{meeting.id}-{2 if meeting.about.call is MeetingCall.FIRST else 3}"
    reason = reason_given(command.reason)
    postponed = e.MeetingPostponed(command.call, command.to_at, successor, quorum, reason.id)
    return [*over_and_out(meeting, context.at), postponed]


def _may_call_again(meeting: Meeting, to_at: datetime, context: Context) -> None:
    """A second call, with its lower quorum, follows only from a first that lacked quorum at its own time,
    and within days (rule book section 4)."""
    about = meeting.about
    lacked = not meeting.quorum().reached and not meeting.quorum_ever_reached
    if not lacked or about.call is MeetingCall.SECOND:
        refuse(Refusal.WRONG_STATE, state=about.call)
    if context.at < about.planned_at:
        refuse(Refusal.WRONG_STATE, state=meeting.state)
    latest_s = meeting.profile.second_call_days * DAY_S
    in_range(int((to_at - context.at).total_seconds()), 1, latest_s)


def _cancel(meeting: Meeting, command: c.CancelMeeting, context: Context) -> list[Event]:
    """From any state before `ditutup`, while nothing has been declared (rule book section 4)."""
    state_is(meeting, *states_before(e.MeetingCancelled))
    if context.actor.role is Role.COMMITTEE and meeting.state not in PREPARATION:
        refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
    nothing_running(meeting)
    no_result_waits(meeting)
    if any(decision.declaration for decision in meeting.decisions.values()):
        refuse(Refusal.SOMETHING_DECLARED)
    cancelled = e.MeetingCancelled(reason_given(command.reason).id)
    return [*over_and_out(meeting, context.at), cancelled]


def _close_without_quorum(meeting: Meeting, command: c.CloseWithoutQuorum, context: Context) -> list[Event]:
    state_is(meeting, *states_before(ending.MeetingClosed))
    nothing_running(meeting)
    no_result_waits(meeting)
    quorum = meeting.quorum()
    if quorum.reached:
        refuse(Refusal.WRONG_STATE, state=meeting.state)
    count, digest = context.connections
    reason = reason_given(command.reason)
    closed = ending.MeetingClosed(quorum, True, reason.id, count, digest)
    return [*over_and_out(meeting, context.at), closed]


def _install(meeting: Meeting, command: c.InstallPresidium) -> list[Event]:
    """The chair is elected in the meeting; one to three share one palu (rule book section 3)."""
    state_is(meeting, MeetingState.OPEN)
    nothing_running(meeting)
    decision = known_decision(meeting, command.decision, DecisionStatus.DECLARED)
    declared = decision.declaration
    if decision.subject is not Subject.PRESIDIUM or declared is None:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    if declared.outcome not in (Outcome.CARRIED, Outcome.ELECTED):
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=declared.outcome)
    if decision.id in meeting.offices.seated_by:
        refuse(Refusal.ALREADY_DONE)
    if not 1 <= len(set(command.persons)) == len(command.persons) <= 3:
        refuse(Refusal.PRESIDIUM_SIZE)
    elected = {option.person for option in decision.options if option.id in declared.elected}
    for person in command.persons:
        if person not in meeting.roll:
            refuse(Refusal.NOT_ON_ROLL)
        if decision.is_about_persons and person not in elected:
            refuse(Refusal.NOT_IN_PRESIDIUM)
    return [e.PresidiumInstalled(decision.id, command.persons)]


def _hand_over(meeting: Meeting, command: c.HandOverGavel, context: Context) -> list[Event]:
    """Among those who share the palu, to a deputy, or back to the acting chair."""
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    giver = context.actor.person
    takers = (*meeting.offices.deputies(), meeting.offices.acting_chair())
    if command.to == giver or command.to not in takers:
        refuse(Refusal.NOT_IN_PRESIDIUM)
    return [e.GavelHandedOver(giver, command.to, reason_given(command.reason).id)]


def _take_over(meeting: Meeting, context: Context) -> list[Event]:
    """After 60 s of the chair's silence, counted from the registration where the chair never came; with no
    deputy named, the acting chair may."""
    state_is(meeting, MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)
    offices, taker = meeting.offices, context.actor.person
    if offices.gavel is None:
        refuse(Refusal.CHAIR_MISSING)
    if taker == offices.gavel:
        refuse(Refusal.ALREADY_DONE)
    if taker not in offices.deputies() and offices.deputies():
        refuse(Refusal.NOT_IN_PRESIDIUM)
    heard_at = context.heard_at(offices.gavel) or meeting.opened_at or meeting.registration_at or context.at
    silent_s = int((context.at - heard_at).total_seconds())
    # In writing nobody waits for the chair from minute to minute.
    longest = DAY_S if meeting.is_in_writing else meeting.profile.chair_silence_s
    if silent_s < longest:
        refuse(Refusal.CHAIR_NOT_SILENT, seconds=longest - silent_s)
    return [e.GavelTakenOver(offices.gavel, taker, silent_s)]


def _start_item(meeting: Meeting, command: c.StartAgendaItem, context: Context) -> list[Event]:
    """The queue is kept; a turn belongs to the item under which it was given, and ends with it."""
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)
    nothing_running(meeting)
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    if meeting.agenda.current == command.item:
        return []
    silent = falling_silent.everybody(meeting, context.at, TurnEnding.ITEM)
    return [*silent, e.AgendaItemStarted(command.item)]


def _take_note(meeting: Meeting, command: c.TakeNote) -> list[Event]:
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    return [e.NoteTaken(command.item, reason_given(command.note).id)]
