"""What taking back adds up to."""

from typing import assert_never

from rat_online.domain.events import UndoingEvent
from rat_online.domain.events import undoing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionStatus


def evolve(meeting: Meeting, event: UndoingEvent) -> None:
    match event:
        case e.ProposalWithdrawn():
            meeting.decisions[event.decision].status = DecisionStatus.WITHDRAWN
        case e.ItemStartWithdrawn():
            meeting.agenda.take_back()
        case _:
            assert_never(event)
