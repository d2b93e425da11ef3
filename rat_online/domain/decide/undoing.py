"""Rules of taking back: only what has had no consequence. What was put to the meeting stays put."""

from typing import assert_never

from rat_online.domain.commands import UndoingCommand
from rat_online.domain.commands import undoing as c
from rat_online.domain.decide.requirements import known_decision, nothing_running, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import undoing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import MeetingState


def decide(meeting: Meeting, command: UndoingCommand) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    match command:
        case c.WithdrawProposal():
            return _withdraw_proposal(meeting, command)
        case c.WithdrawItemStart():
            return _withdraw_start(meeting, command)
        case _:
            assert_never(command)


def _withdraw_proposal(meeting: Meeting, command: c.WithdrawProposal) -> list[Event]:
    """Before a countdown or a ballot; afterwards the meeting decides (rule book 6.1)."""
    decision = known_decision(meeting, command.decision, *statuses_before(e.ProposalWithdrawn))
    if decision.ballots or decision.acclamation is not None:
        refuse(Refusal.NOTHING_TO_UNDO)
    return [e.ProposalWithdrawn(decision.id)]


def _withdraw_start(meeting: Meeting, command: c.WithdrawItemStart) -> list[Event]:
    nothing_running(meeting)
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    if meeting.agenda.current != command.item or meeting.agenda.last_start is None:
        refuse(Refusal.NOTHING_TO_UNDO)
    return [e.ItemStartWithdrawn(command.item)]
