"""What is put on record adds up to: the report, absences, ceremonies."""

from typing import assert_never

from rat_online.domain.events import Happened, RecordingEvent
from rat_online.domain.events import recording as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.record import Held, Report


def evolve(meeting: Meeting, event: RecordingEvent, happened: Happened) -> None:
    record = meeting.record
    match event:
        case e.ReportRecorded():
            record.report = Report(event.dated_on, event.signed)
        case e.UnsignedExplained():
            record.unsigned[event.person] = event.reason
        case e.AbsenceExcused():
            record.excused[event.person] = event.reason
        case e.CeremonyRecorded():
            record.ceremonies.append(
                Held(event.kind, happened.at, event.item, event.persons, event.term_from, event.term_until)
            )
        case _:
            assert_never(event)
