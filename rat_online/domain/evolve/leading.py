"""What the acts of chair and deputies add up to."""

from typing import assert_never

from rat_online.domain.events import Happened, LeadingEvent
from rat_online.domain.events import leading as e
from rat_online.domain.meeting import Meeting, Suspension
from rat_online.domain.suspending import lowers_quorum
from rat_online.domain.transitions import state_after


def evolve(meeting: Meeting, event: LeadingEvent, happened: Happened) -> None:
    match event:
        case e.MeetingOpened():
            meeting.state, meeting.opened_at = state_after(event), happened.at
            meeting.quorum_ever_reached = event.quorum.reached
        case e.MeetingSuspended():
            meeting.state = state_after(event)
            meeting.suspension = Suspension(
                event.kind, happened.at, event.resumes_at, quorate=meeting.quorum().reached
            )
        case e.MeetingResumed():
            meeting.lowered = meeting.lowered or lowers_quorum(meeting, happened.at)
            meeting.state, meeting.suspension = state_after(event), None
            meeting.attendance.roll_call_due = True
        case e.MeetingPostponed():
            meeting.state, meeting.successor = state_after(event), event.successor
        case e.MeetingCancelled():
            meeting.state = state_after(event)
        case e.PresidiumInstalled():
            meeting.offices.presidium, meeting.offices.gavel = event.persons, event.persons[0]
            meeting.offices.seated_by = (*meeting.offices.seated_by, event.decision)
        case e.GavelHandedOver() | e.GavelTakenOver():
            meeting.offices.gavel = event.taker
        case e.AgendaItemStarted():
            meeting.agenda.start(event.item, happened.at)
        case e.NoteTaken():
            pass
        case _:
            assert_never(event)
