"""What the end of a meeting adds up to."""

from typing import assert_never

from rat_online.domain.events import ClosingEvent, Happened
from rat_online.domain.events import closing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.transitions import state_after


def evolve(meeting: Meeting, event: ClosingEvent, happened: Happened) -> None:
    match event:
        case e.DecisionsRead():
            # A new reading asks for new approvals: they are of what was read.
            meeting.closing.read_at, meeting.closing.read = happened.at, event.decisions
            meeting.closing.approved = {}
        case e.ReadingApproved():
            meeting.closing.approved[event.person] = happened.at
        case e.RepresentativesNamed():
            meeting.closing.representatives = event.persons
        case e.MeetingClosed():
            meeting.state, meeting.closed_at = state_after(event), happened.at
            meeting.closing.without_quorum = event.without_quorum
        case _:
            assert_never(event)
