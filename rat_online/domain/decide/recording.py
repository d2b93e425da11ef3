"""Rules of what is put on record: the annual report, absences, demisioner, induction, handing over.

Rule book section 4; UU 25/1992 Ps 35 to 37 for the report.
"""

from typing import assert_never

from rat_online.domain.commands import RecordingCommand
from rat_online.domain.commands import recording as c
from rat_online.domain.decide.requirements import (
    is_on_roll,
    nothing_running,
    quorum_was_reached,
    reason_given,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import recording as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.transitions import PREPARATION, RUNNING
from rat_online.domain.vocabulary import Ceremony, DecisionStatus, MeetingState, PersonId, Subject


def decide(meeting: Meeting, command: RecordingCommand) -> list[Event]:
    match command:
        case c.RecordReport():
            return _report(meeting, command)
        case c.ExplainUnsigned():
            return _explain(meeting, command)
        case c.ExcuseAbsence():
            return _excuse(meeting, command)
        case c.RecordCeremony():
            return _hold(meeting, command)
        case _:
            assert_never(command)


def _report(meeting: Meeting, command: c.RecordReport) -> list[Event]:
    """Signed by pengurus alone; a later record replaces the one before."""
    state_is(meeting, *PREPARATION)
    signed = set(command.signed)
    if not signed <= set(meeting.offices.board) or len(signed) < len(command.signed):
        refuse(Refusal.UNKNOWN_PERSON)
    return [e.ReportRecorded(command.dated_on, command.signed)]


def _explain(meeting: Meeting, command: c.ExplainUnsigned) -> list[Event]:
    state_is(meeting, *PREPARATION)
    if command.person not in meeting.offices.board:
        refuse(Refusal.UNKNOWN_PERSON)
    return [e.UnsignedExplained(command.person, reason_given(command.reason).id)]


def _excuse(meeting: Meeting, command: c.ExcuseAbsence) -> list[Event]:
    """Whoever came is not absent; whoever comes later is struck off the excused by coming."""
    state_is(meeting, *PREPARATION, *RUNNING)
    is_on_roll(meeting, command.person)
    if command.person in meeting.attendance.visits or command.person in meeting.record.excused:
        refuse(Refusal.ALREADY_DONE)
    return [e.AbsenceExcused(command.person, reason_given(command.reason).id)]


def _hold(meeting: Meeting, command: c.RecordCeremony) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)
    nothing_running(meeting)
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    persons, record = set(command.persons), meeting.record
    if not persons or len(persons) < len(command.persons):
        refuse(Refusal.UNKNOWN_PERSON)
    if persons & record.went_through(command.kind):
        refuse(Refusal.ALREADY_DONE)
    _is_their_turn(meeting, command.kind, persons)
    _has_its_term(command)
    return [
        e.CeremonyRecorded(command.kind, command.item, command.persons, command.term_from, command.term_until)
    ]


def _is_their_turn(meeting: Meeting, kind: Ceremony, persons: set[PersonId]) -> None:
    """The board is declared demisioner before; only the elected are inducted, only the inducted take over."""
    offices, record = meeting.offices, meeting.record
    outgoing = {*offices.board, *offices.supervisors}
    match kind:
        case Ceremony.DISCHARGE:
            if not persons <= outgoing:
                refuse(Refusal.UNKNOWN_PERSON)
        case Ceremony.INDUCTION:
            if not persons <= elected_in(meeting):
                refuse(Refusal.NOT_ELECTED)
            if outgoing and not record.went_through(Ceremony.DISCHARGE):
                refuse(Refusal.CEREMONY_ORDER, needed=Ceremony.DISCHARGE)
        case Ceremony.HANDING_OVER:
            if not persons <= record.went_through(Ceremony.INDUCTION):
                refuse(Refusal.CEREMONY_ORDER, needed=Ceremony.INDUCTION)
        case _:
            assert_never(kind)


def _has_its_term(command: c.RecordCeremony) -> None:
    """An induction says from when until when; nothing else has a term."""
    begins, ends = command.term_from, command.term_until
    if command.kind is not Ceremony.INDUCTION:
        if begins is not None or ends is not None:
            refuse(Refusal.TERM_MISSING)
    elif begins is None or ends is None or begins >= ends:
        refuse(Refusal.TERM_MISSING)


def elected_in(meeting: Meeting) -> set[PersonId]:
    """Whom declared decisions on persons have elected in this meeting."""
    return {
        option.person
        for decision in meeting.decisions.values()
        if decision.status is DecisionStatus.DECLARED and decision.subject is Subject.PERSON
        for option in decision.options
        if option.person and decision.declaration and option.id in decision.declaration.elected
    }
