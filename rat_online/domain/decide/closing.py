"""Rules of the end: reading, one-tap approval, representatives, the last three taps. Rule book section 7."""

from typing import assert_never

from rat_online.domain.commands import ClosingCommand
from rat_online.domain.commands import closing as c
from rat_online.domain.context import Context
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.falling_silent import over_and_out
from rat_online.domain.decide.requirements import (
    acts_for_self,
    is_here,
    is_on_roll,
    nothing_running,
    quorum_was_reached,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import closing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.reporting import awaits_consequence
from rat_online.domain.vocabulary import BallotStatus, DecisionId, DecisionStatus, MeetingState, Role

UNFINISHED = (DecisionStatus.REACHED, DecisionStatus.TIED, DecisionStatus.OBJECTED)


def decide(meeting: Meeting, command: ClosingCommand, context: Context) -> list[Event]:
    match command:
        case c.ReadDecisions():
            return _read(meeting)
        case c.ApproveReading():
            return _approve(meeting, command, context)
        case c.NameRepresentatives():
            return _name(meeting, command)
        case c.CloseMeeting():
            return _close(meeting, context)
        case _:
            assert_never(command)


def _read(meeting: Meeting) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)
    _everything_is_declared(meeting)
    return [e.DecisionsRead(_declared(meeting))]


def _declared(meeting: Meeting) -> tuple[DecisionId, ...]:
    return tuple(d.id for d in meeting.decisions.values() if d.status is DecisionStatus.DECLARED)


def _everything_is_declared(meeting: Meeting) -> None:
    """Nothing runs, no result waits for the palu, and what is reconsidered was decided anew."""
    nothing_running(meeting)
    decisions = meeting.decisions.values()
    anew = {decision.reconsiders for decision in decisions if decision.decides}
    for decision in decisions:
        unanswered = decision.status is DecisionStatus.RECONSIDERED and decision.id not in anew
        if decision.status in UNFINISHED or unanswered:
            refuse(Refusal.SOMETHING_UNDECIDED, decision=decision.id)
        if awaits_consequence(decision):
            refuse(Refusal.CONSEQUENCE_MISSING, decision=decision.id)


def _decisions_are_read(meeting: Meeting) -> None:
    """Read out as they stand now: a decision declared or reconsidered since asks for a new reading."""
    if meeting.closing.read_at is None or meeting.closing.read != _declared(meeting):
        refuse(Refusal.DECISIONS_NOT_READ)


def _approve(meeting: Meeting, command: c.ApproveReading, context: Context) -> list[Event]:
    acts_for_self(context, command.person)
    state_is(meeting, MeetingState.OPEN)
    returning = back_again(meeting, command.person)
    _decisions_are_read(meeting)
    if command.person in meeting.closing.approved:
        return []
    return [*returning, e.ReadingApproved(command.person)]


def _name(meeting: Meeting, command: c.NameRepresentatives) -> list[Event]:
    """The meeting elects them: not before it has reached its quorum (rule book section 2)."""
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)
    if not 2 <= len(set(command.persons)) == len(command.persons) <= 3:
        refuse(Refusal.REPRESENTATIVES_COUNT)
    for person in command.persons:
        is_on_roll(meeting, person)
        is_here(meeting, person)
    return [e.RepresentativesNamed(command.persons)]


def _close(meeting: Meeting, context: Context) -> list[Event]:
    """Final. The berita acara needs chair, secretary and at least one witness (rule book section 7)."""
    state_is(meeting, MeetingState.OPEN)
    _everything_is_declared(meeting)
    if meeting.is_in_writing:
        _was_put_to_the_members(meeting)
    else:
        quorum_was_reached(meeting)
        _decisions_are_read(meeting)
    if not meeting.offices.held_by(Role.SECRETARY):
        refuse(Refusal.SECRETARY_MISSING)
    if not meeting.offices.held_by(Role.WITNESS):
        refuse(Refusal.WITNESS_MISSING)
    count, digest = context.connections
    closed = e.MeetingClosed(meeting.quorum(), False, None, count, digest)
    return [*over_and_out(meeting, context.at), closed]


def _was_put_to_the_members(meeting: Meeting) -> None:
    """Nobody is there for a reading; but a window has run, binding or not (rule book 6.10)."""
    if not any(ballot.status is BallotStatus.CLOSED for ballot in meeting.ballots.values()):
        refuse(Refusal.NOTHING_TO_ANSWER)
