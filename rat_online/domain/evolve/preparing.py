"""What preparation adds up to."""

from typing import assert_never

from rat_online.domain.agenda import Agenda, AgendaItem
from rat_online.domain.events import Happened, PreparingEvent
from rat_online.domain.events import preparing as e
from rat_online.domain.evolve.representing import struck_off
from rat_online.domain.grouped import reweighed
from rat_online.domain.meeting import About, Meeting
from rat_online.domain.roll import Roll
from rat_online.domain.transitions import state_after
from rat_online.domain.vocabulary import Role


def evolve(meeting: Meeting, event: PreparingEvent, happened: Happened) -> None:
    match event:
        case e.MeetingScheduled():
            _schedule(meeting, event)
        case e.RulesChanged():
            meeting.profile = event.profile
        case e.RollFrozen():
            meeting.roll = Roll(root=event.root, record_at=event.record_at, article=event.article)
            for entry in event.entries:
                meeting.roll.add(entry)
            _weigh_by_groups(meeting)
        case e.DelegateNamed():
            meeting.delegates[event.group] = event.person
        case e.RollAmended():
            if event.added:
                meeting.roll.add(event.entry)
            else:
                struck_off(meeting, event.entry.id, happened.at)
                meeting.roll.remove(event.entry.id)
            _weigh_by_groups(meeting)
            meeting.attendance.recount(meeting.roll, happened.at)
        case e.InvitationsRecorded():
            meeting.about.invited_at = event.invited_at
            meeting.about.material_at = event.material_at
            meeting.state = state_after(event)
        case e.ReadinessOverridden():
            meeting.about.overrides[event.check] = event.reason
        case e.RegistrationOpened():
            meeting.state, meeting.registration_at = state_after(event), happened.at
            meeting.offices.gavel = meeting.offices.acting_chair()
        case e.OfficerAppointed():
            _appoint(meeting, event)
        case e.OfficerRelieved():
            meeting.offices.relieve(event.role, event.person)
        case _:
            assert_never(event)


def _weigh_by_groups(meeting: Meeting) -> None:
    """Where shares rule, every weight follows from the members of the groups."""
    if meeting.profile.parties is not None:
        meeting.roll.replace(reweighed(meeting.profile.parties, meeting.roll.entries.values()))


def _appoint(meeting: Meeting, event: e.OfficerAppointed) -> None:
    """Before opening the palu follows the office of acting chair; afterwards only hand-over moves it."""
    offices = meeting.offices
    holds_palu = offices.gavel is not None and offices.gavel == offices.acting_chair()
    if event.role is Role.ACTING_CHAIR and holds_palu:
        offices.gavel = event.person
    offices.appoint(event.role, event.person)


def _schedule(meeting: Meeting, event: e.MeetingScheduled) -> None:
    meeting.state = state_after(event)
    meeting.profile = event.profile
    meeting.about = About(
        title=event.title,
        kind=event.kind,
        mode=event.mode,
        call=event.call,
        series=event.series,
        previous=event.previous,
        planned_at=event.planned_at,
        zone=event.zone,
        place=event.place,
        book_year=event.book_year,
        book_year_ended_on=event.book_year_ended_on,
        tables=event.tables,
        rehearsal_of=event.rehearsal_of,
        window_days=event.window_days,
    )
    meeting.agenda = Agenda({item.id: AgendaItem(item) for item in event.agenda})
    for appointment in event.officers:
        meeting.offices.appoint(appointment.role, appointment.person)
    meeting.offices.board, meeting.offices.supervisors = event.board, event.supervisors
