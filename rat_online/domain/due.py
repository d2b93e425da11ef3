"""What the clock owes a meeting: commands of the server that its deadlines make due."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import EndRollCall, LapsePresence
from rat_online.domain.commands.deciding import ConcludeAcclamation
from rat_online.domain.commands.voting import CloseBallot
from rat_online.domain.context import Context
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionStatus, MeetingState

RUNS_OUT = (MeetingState.REGISTRATION, MeetingState.OPEN)
"""Where time takes something away: a suspension freezes presence, and nothing runs in it or after the end."""


def due(meeting: Meeting, context: Context) -> list[Command]:
    """Every command of the clock that is due at `context.at`; giving one twice does no harm."""
    commands: list[Command] = []
    if meeting.state not in RUNS_OUT:
        return commands
    commands.extend(
        CloseBallot(ballot.id)
        for ballot in meeting.open_ballots()
        if context.at >= ballot.deadline_at and not ballot.uncounted
    )
    for decision in meeting.decisions.values():
        acclamation = decision.acclamation
        if decision.status is not DecisionStatus.ACCLAIMING or acclamation is None:
            continue
        if context.at >= acclamation.deadline_at:
            commands.append(ConcludeAcclamation(decision.id))
    call = meeting.attendance.roll_call
    if call is not None and context.at >= call.deadline_at:
        commands.append(EndRollCall())
    silent = _silent_for_the_grace(meeting, context)
    if silent:
        commands.append(LapsePresence(silent))
    return commands


def deadlines(meeting: Meeting) -> Iterator[datetime]:
    """The moments at which something will be due by a deadline (the grace is not among them)."""
    if meeting.state not in RUNS_OUT:
        return
    for ballot in meeting.open_ballots():
        # One that waits for a place is closed by the clock as soon as its count is there.
        if not ballot.uncounted or meeting.last_at < ballot.deadline_at:
            yield ballot.deadline_at
    for decision in meeting.decisions.values():
        if decision.status is DecisionStatus.ACCLAIMING and decision.acclamation is not None:
            yield decision.acclamation.deadline_at
    if meeting.attendance.roll_call is not None:
        yield meeting.attendance.roll_call.deadline_at


def _silent_for_the_grace(meeting: Meeting, context: Context) -> tuple[str, ...]:
    """`hadir` lasts until nothing was heard for the grace; the desk's check-ins need no connection.

    While a roll-call runs it decides instead: phones that slept through a suspension can still answer.
    """
    if meeting.attendance.roll_call is not None:
        return ()
    limit = context.at - timedelta(seconds=meeting.profile.grace_s)
    visits = meeting.attendance.visits
    silent = []
    for person in meeting.attendance.here:
        if not visits[person].needs_connection:
            continue
        heard_at = context.heard_at(person)
        if heard_at is not None and heard_at < limit:
            silent.append(person)
    return tuple(sorted(silent))
