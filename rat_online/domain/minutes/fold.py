"""From the log to the document model: every figure of the minutes is a fold over the events."""

from collections.abc import Sequence
from datetime import datetime

from rat_online.domain.attendance import Visit
from rat_online.domain.events import Happened
from rat_online.domain.meeting import Meeting
from rat_online.domain.minutes import model
from rat_online.domain.minutes.attending import Absentee, Approval, AttendanceRow
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.decided import decisions_of
from rat_online.domain.minutes.nominated import nominations_under
from rat_online.domain.minutes.proposals import proposals_of
from rat_online.domain.minutes.recorded import Recorded
from rat_online.domain.minutes.represented import (
    present_by_proxy,
    represented,
    represented_row,
)
from rat_online.domain.minutes.sources import Sources
from rat_online.domain.minutes.spoken import questions_under, shares_of, speeches_under
from rat_online.domain.minutes.terms import Channel, Confirmation, Edition, Office, Reply, Status, Zone
from rat_online.domain.minutes.written import answer_row, answered, by_post, late_answers
from rat_online.domain.vocabulary import Channel as CameBy
from rat_online.domain.vocabulary import MeetingMode, PersonId, Presence, Role, StreamKind

ZONES = {"Asia/Jakarta": Zone.WIB, "Asia/Makassar": Zone.WITA, "Asia/Jayapura": Zone.WIT}
MEDIUM = "RAT Online"


def fold(meeting_id: str, log: Sequence[Happened], sources: Sources) -> model.Minutes:
    """The draft minutes of a meeting that has ended.

    Raises:
        ValueError: the log is empty.
    """
    if not log:
        raise ValueError("expected the log of a meeting, got no event")
    chronicle = Chronicle(Meeting(meeting_id), sources)
    chronicle.walk(log)
    return _minutes(chronicle, sources, log[-1].at)


def _minutes(chronicle: Chronicle, sources: Sources, ended_at: datetime) -> model.Minutes:
    return model.Minutes(
        letterhead=sources.letterhead,
        document_number=sources.document_number,
        meeting=_meeting(chronicle, ended_at),
        counts=_counts(chronicle),
        log_head=_head(chronicle),
        edition=Edition.DRAFT,
        issued_at=ended_at,
        quorum=tuple(chronicle.snapshots),
        curve=tuple(chronicle.curve),
        agenda=_agenda(chronicle, ended_at),
        decisions=decisions_of(chronicle),
        proposals=proposals_of(chronicle),
        speaking=shares_of(chronicle),
        offices=tuple(chronicle.terms),
        hand_overs=tuple(chronicle.hand_overs),
        suspensions=tuple(chronicle.suspensions),
        roll_changes=tuple(chronicle.roll_changes),
        attendance=_attendance(chronicle),
        absentees=_absentees(chronicle),
        represented=represented(chronicle),
        late_answers=late_answers(chronicle),
        read_at=chronicle.meeting.closing.read_at,
        read_approvals=_approvals(chronicle),
        waivers=tuple(chronicle.waivers),
        rules_replaced=tuple(chronicle.rules_replaced),
        interventions=tuple(chronicle.interventions),
        operator_acts=tuple(chronicle.operator_acts),
        ceremonies=_ceremonies(chronicle),
        recorded=_recorded(chronicle),
        signatories=_signatories(chronicle),
    )


def _head(chronicle: Chronicle) -> model.LogHead:
    head = chronicle.sources.log_head
    count, digest = chronicle.connections
    return model.LogHead(head.position, head.hash, head.code, head.link, count, digest)


def _meeting(chronicle: Chronicle, ended_at: datetime) -> model.Meeting:
    state, about = chronicle.meeting, chronicle.meeting.about
    return model.Meeting(
        kind=about.kind,
        mode=about.mode,
        title=about.title,
        book_year=str(about.book_year),
        zone=ZONES[about.zone],
        planned_at=about.planned_at,
        opened_at=state.opened_at,
        closed_at=ended_at,
        ending=chronicle.ending,
        ending_reason=chronicle.ending_reason,
        place=about.place,
        medium="" if about.mode is MeetingMode.IN_PERSON else MEDIUM,
        call=about.call,
        linked_at=chronicle.sources.linked_at,
        plan_year=str(about.book_year + 1),
        invited_at=about.invited_at,
        material_sent_at=about.material_at,
        roll_frozen_at=state.roll.record_at,
        roll_code=state.roll.root,
        rehearsal=about.is_rehearsal,
        window_days=about.window_days,
    )


def _came(chronicle: Chronicle) -> dict[PersonId, Visit]:
    """The visits of roll entries, whoever came at any time."""
    roll = chronicle.meeting.roll
    return {person: visit for person, visit in chronicle.meeting.attendance.visits.items() if person in roll}


def _counts(chronicle: Chronicle) -> model.Counts:
    if chronicle.meeting.is_in_writing:
        return _answers(chronicle)
    meeting, came = chronicle.meeting, _came(chronicle)
    hall = sum(1 for visit in came.values() if visit.channel is CameBy.HALL)
    guests = [person for person in meeting.attendance.visits if person not in meeting.roll]
    observers = meeting.offices.held_by(Role.OBSERVER)
    by_proxy = present_by_proxy(chronicle)
    there = came.keys() | by_proxy.keys()
    excused = meeting.record.excused.keys() & meeting.roll.entries.keys() - there
    return model.Counts(
        entitled=len(meeting.roll.entries),
        present=len(there),
        online=len(came) - hall,
        hall=hall,
        proxy=len(by_proxy),
        board=sum(1 for person in meeting.offices.board if person in came),
        supervisors=sum(1 for person in meeting.offices.supervisors if person in came),
        observers=sum(1 for person in guests if person in observers),
        invitees=sum(1 for person in guests if person not in observers),
        excused=len(excused),
        absent=len(meeting.roll.entries) - len(there) - len(excused),
    )


def _answers(chronicle: Chronicle) -> model.Counts:
    """In writing: who answered, by link or by post, in the place of who was there."""
    meeting, came = chronicle.meeting, answered(chronicle).keys()
    posted = by_post(chronicle)
    return model.Counts(
        entitled=len(meeting.roll.entries),
        present=len(came),
        online=len(came - posted),
        hall=len(posted),
        board=sum(1 for person in meeting.offices.board if person in came),
        supervisors=sum(1 for person in meeting.offices.supervisors if person in came),
        absent=len(meeting.roll.entries) - len(came),
    )


def _agenda(chronicle: Chronicle, ended_at: datetime) -> tuple[model.AgendaItem, ...]:
    """The items in order; the one under way ends with the meeting."""
    sources, current = chronicle.sources, chronicle.meeting.agenda.current
    zone = ZONES[chronicle.meeting.about.zone]
    return tuple(
        model.AgendaItem(
            number=number,
            title=item.planned.title,
            started_at=item.started_at,
            ended_at=ended_at if id_ == current else item.concluded_at,
            presenter=sources.name(item.planned.presenter) if item.planned.presenter else "",
            notes="\n".join(chronicle.notes[id_]),
            speeches=speeches_under(chronicle, id_),
            questions=questions_under(chronicle, id_, zone, ended_at),
            nominations=nominations_under(chronicle, id_),
        )
        for number, (id_, item) in enumerate(chronicle.meeting.agenda.items.items(), start=1)
    )


def _by_number(chronicle: Chronicle, persons: list[PersonId]) -> list[PersonId]:
    """Members by number, shorter numbers first; others after them by name."""

    def order(person: PersonId) -> tuple[bool, int, str, str]:
        who = chronicle.sources.person(person)
        return not who.member_number, len(who.member_number), who.member_number, who.name

    return sorted(persons, key=order)


def _attendance(chronicle: Chronicle) -> tuple[AttendanceRow, ...]:
    visits = chronicle.meeting.attendance.visits
    there = _by_number(chronicle, [*visits, *present_by_proxy(chronicle)])
    if chronicle.meeting.is_in_writing:
        came = answered(chronicle)
        return tuple(
            answer_row(chronicle, person, came[person], number, _status(chronicle.meeting, person))
            for number, person in enumerate(_by_number(chronicle, list(came)), start=1)
        )
    return tuple(
        _visitor(chronicle, number, person)
        if person in visits
        else represented_row(chronicle, number, person)
        for number, person in enumerate(there, start=1)
    )


def _visitor(chronicle: Chronicle, number: int, person: PersonId) -> AttendanceRow:
    visit = chronicle.meeting.attendance.visits[person]
    return AttendanceRow(
        number=number,
        person=chronicle.sources.person(person),
        status=_status(chronicle.meeting, person),
        channel=Channel.HALL if visit.channel is CameBy.HALL else Channel.ONLINE,
        in_at=visit.first_in_at,
        out_at=None if visit.presence is Presence.PRESENT else visit.last_out_at,
        confirmation=_confirmation(chronicle, person),
        place=visit.place,
        away=tuple(chronicle.comings.away[person]),
        group=chronicle.meeting.roll.group_of(person),
    )


def _status(meeting: Meeting, person: PersonId) -> Status:
    if person in meeting.offices.board:
        return Status.BOARD
    if person in meeting.offices.supervisors:
        return Status.SUPERVISOR
    if person in meeting.roll:
        return Status.DELEGATE if meeting.profile.delegates else Status.MEMBER
    for role, status in ((Role.AUDITOR, Status.AUDITOR), (Role.COMMITTEE, Status.COMMITTEE)):
        if person in meeting.offices.held_by(role):
            return status
    return Status.OBSERVER if person in meeting.offices.held_by(Role.OBSERVER) else Status.INVITEE


def _confirmation(chronicle: Chronicle, person: PersonId) -> Confirmation:
    if person in chronicle.at_desk:
        return Confirmation.DESK
    answered = chronicle.meeting.attendance.visits[person].answered_call_at
    return Confirmation.ROLL_CALL if answered else Confirmation.SIGNED_IN


def _absentees(chronicle: Chronicle) -> tuple[Absentee, ...]:
    came = _came(chronicle).keys() | present_by_proxy(chronicle).keys()
    if chronicle.meeting.is_in_writing:
        came = set(answered(chronicle))
    absent = [person for person in chronicle.meeting.roll.entries if person not in came]
    excused, sources = chronicle.meeting.record.excused, chronicle.sources
    return tuple(
        Absentee(sources.person(person), person in excused, sources.text(excused.get(person)))
        for person in _by_number(chronicle, absent)
    )


def _approvals(chronicle: Chronicle) -> tuple[Approval, ...]:
    """Of everybody still there when the decisions were read; silence is listed as silence."""
    meeting = chronicle.meeting
    if meeting.closing.read_at is None:
        return ()
    there = meeting.attendance.here | meeting.closing.approved.keys()
    return tuple(
        Approval(
            chronicle.sources.person(person),
            Reply.APPROVED if person in meeting.closing.approved else Reply.SILENT,
            meeting.closing.approved.get(person),
        )
        for person in _by_number(chronicle, list(there))
    )


def _ceremonies(chronicle: Chronicle) -> tuple[model.CeremonyHeld, ...]:
    person = chronicle.sources.person
    return tuple(
        model.CeremonyHeld(
            one.at, one.kind, tuple(person(id_) for id_ in one.persons), one.term_from, one.term_until
        )
        for one in chronicle.meeting.record.ceremonies
    )


def _recorded(chronicle: Chronicle) -> Recorded | None:
    """A recording is joined once the broadcast is over, mostly after the meeting."""
    meeting, sources = chronicle.meeting, chronicle.sources
    if meeting.is_in_writing:
        return None
    file = sources.recording or meeting.stage.recording
    return Recorded(
        elsewhere=meeting.stage.kind is not StreamKind.EMBEDDED,
        on_air=tuple(chronicle.on_air),
        acknowledged=len(meeting.stage.acknowledged),
        digest=file.digest if file else "",
        length_s=file.duration_ms // 1000 if file else 0,
        kept_days=sources.kept_days,
    )


def _signatories(chronicle: Chronicle) -> tuple[model.Signatory, ...]:
    """Chair, secretary, witnesses, representatives: each once, in the order of the berita acara."""
    offices, name = chronicle.meeting.offices, chronicle.sources.name
    chair = offices.gavel or offices.acting_chair()
    lines = [model.Signatory(Office.CHAIR, name(chair))] if chair else []
    for role, office in ((Role.SECRETARY, Office.SECRETARY), (Role.WITNESS, Office.WITNESS)):
        lines.extend(model.Signatory(office, name(person)) for person in offices.held_by(role))
    representatives = chronicle.meeting.closing.representatives
    lines.extend(model.Signatory(Office.REPRESENTATIVE, name(person)) for person in representatives)
    return tuple(lines)
