"""The sections of a meeting's view, by audience. `figures` apart, they change with an event frame alone."""

from collections.abc import Mapping

from rat_online.app.view import plain
from rat_online.app.view.audience import Audience
from rat_online.app.view.decisions import ballots, decisions
from rat_online.app.view.floor import floor, floor_figures, persons_on_floor, questions, turns
from rat_online.app.view.nominations import nominations, persons_nominated
from rat_online.app.view.places import counted_at_places, done_at_places, places, progress
from rat_online.app.view.plain import Section
from rat_online.app.view.stage import stage
from rat_online.app.view.writing import answers, persons_in_writing, writing
from rat_online.domain.chain import Head, Json, MeetingKey, authenticity_code
from rat_online.domain.meeting import Meeting
from rat_online.domain.readiness import readiness
from rat_online.domain.vocabulary import MeetingState, PersonId, Role

DAY_S = 24 * 3600
Names = Mapping[PersonId, str]
RELIEVABLE = (
    Role.DEPUTY,
    Role.SECRETARY,
    Role.OPERATOR,
    Role.WITNESS,
    Role.AUDITOR,
    Role.SUPERVISOR,
    Role.OBSERVER,
)
"""Offices that are taken back one by one; the palu is handed over instead."""


def view_of(
    key: MeetingKey, meeting: Meeting, audience: Audience, names: Names, texts: Mapping[str, str]
) -> dict[str, Section | None]:
    """Everything an audience sees, but the figures."""
    sections: dict[str, Section | None] = {
        "meeting": _meeting(key, meeting),
        "agenda": _agenda(meeting),
        "offices": _offices(meeting, audience),
        "roll_call": _roll_call(meeting),
        "floor": floor(meeting, audience, texts),
        "questions": questions(meeting, audience, texts),
        "nominations": nominations(meeting, audience, texts),
        "decisions": decisions(meeting, audience, texts),
        "ballots": ballots(meeting),
        "closing": _closing(meeting),
        "stage": stage(meeting, texts),
        "people": _people(meeting, audience, names),
        "writing": writing(meeting, audience),
    }
    if audience in (Audience.OFFICER, Audience.AUDITOR):
        sections["turns"] = turns(meeting, texts)
        sections["places"] = places(meeting)
    if audience is Audience.OFFICER:
        sections["readiness"] = _readiness(meeting)
    return sections


def figures_of(
    meeting: Meeting, head: Head, connected: int, delay_ms: int, *, has_studio: bool = False
) -> Section:
    """Derived figures, sent as often as `feed.pace_of` lets them; the newest replaces the one before."""
    ballot = meeting.open_ballot()
    call = meeting.attendance.roll_call
    here = meeting.attendance.here
    asked = meeting.attendance.who_votes(ballot.excluded) if ballot else set()
    return {
        "quorum": plain.quorum(meeting.quorum()),
        "connected": connected,
        "delay_ms": delay_ms,
        "studio": has_studio,
        "turnout": None
        if ballot is None
        else {
            "ballot": ballot.id,
            "voted": len(ballot.votes) + counted_at_places(ballot),
            "entitled": len(ballot.entitled),
            "waiting_for": len((asked & ballot.entitled) - ballot.votes.keys() - done_at_places(ballot)),
            "places": progress(meeting, ballot),
        },
        "answered": None if call is None else len(call.answered & here),
        "approved": len(meeting.closing.approved),
        "answers": answers(meeting),
        **floor_figures(meeting),
        "log": {"position": head.position, "code": authenticity_code(head.hash)},
    }


def _meeting(key: MeetingKey, meeting: Meeting) -> Section:
    about, suspension = meeting.about, meeting.suspension
    return {
        "id": key.id,
        "title": about.title,
        "kind": about.kind.value,
        "mode": about.mode.value,
        "call": about.call.value,
        "series": about.series,
        "previous": about.previous,
        "rehearsal_of": about.rehearsal_of,
        "successor": meeting.successor,
        "state": meeting.state.value,
        "planned_at": plain.when(about.planned_at),
        "zone": about.zone,
        "place": about.place,
        "book_year": about.book_year,
        "opened_at": plain.when(meeting.opened_at),
        "closed_at": plain.when(meeting.closed_at),
        "quorum_ever_reached": meeting.quorum_ever_reached,
        "quorum_test": meeting.profile.quorum_test.value,
        "suspension": None
        if suspension is None
        else {
            "kind": suspension.kind.value,
            "since_at": plain.when(suspension.since_at),
            "resumes_at": plain.when(suspension.resumes_at),
        },
        "seconds": _seconds(meeting),
        "may_change": meeting.profile.may_change,
        "run_off_rounds": meeting.profile.run_off_rounds,
        "proxies": meeting.profile.proxies.each if meeting.profile.proxies else None,
        "parties": None if (rule := meeting.profile.parties) is None else plain.parties(rule),
    }


def _seconds(meeting: Meeting) -> Section:
    """How long things last by default."""
    profile = meeting.profile
    return {
        "roll_call": profile.roll_call_s,
        "suspension": profile.suspension_s,
        "acclamation": profile.acclamation_s,
        "motion": profile.motion_s,
        "election": profile.election_s,
        "objection": DAY_S * profile.written_objection_days if meeting.is_in_writing else profile.objection_s,
        "turn": profile.turn_s,
        "interruption": profile.interruption_s,
        "chair_silence": profile.chair_silence_s,
    }


def _agenda(meeting: Meeting) -> Section:
    items: list[Json] = [
        {
            "id": item.planned.id,
            "title": item.planned.title,
            "presenter": item.planned.presenter,
            "started_at": plain.when(item.started_at),
            "concluded_at": plain.when(item.concluded_at),
        }
        for item in meeting.agenda.items.values()
    ]
    may_undo = meeting.agenda.last_start is not None
    return {"current": meeting.agenda.current, "items": items, "may_undo": may_undo}


def _offices(meeting: Meeting, audience: Audience) -> Section:
    """Who leads and counts; whoever runs the meeting sees every office that can be taken back."""
    offices = meeting.offices
    section: Section = {
        "gavel": offices.gavel,
        "presidium": list(offices.presidium),
        "acting_chair": offices.acting_chair(),
        "deputies": list(offices.deputies()),
        "secretary": list(offices.held_by(Role.SECRETARY)),
        "operators": list(offices.held_by(Role.OPERATOR)),
        "witnesses": list(offices.held_by(Role.WITNESS)),
    }
    if audience is Audience.OFFICER:
        section["holders"] = [f"{role}:{person}" for role in RELIEVABLE for person in offices.held_by(role)]
    return section


def _roll_call(meeting: Meeting) -> Section:
    call = meeting.attendance.roll_call
    return {
        "running": call is not None,
        "called_at": plain.when(call.called_at) if call else None,
        "deadline_at": plain.when(call.deadline_at) if call else None,
        "due": meeting.attendance.roll_call_due,
    }


def _readiness(meeting: Meeting) -> Section:
    """What still blocks or should worry the chair before the opening, as of the last event: a section shows
    the state alone, so that a snapshot is what the frames before it add up to."""
    if meeting.state not in (MeetingState.SCHEDULED, MeetingState.INVITED, MeetingState.REGISTRATION):
        return {"findings": []}
    return {
        "findings": [
            {
                "check": found.check.value,
                "blocks": found.blocks,
                "overridable": found.overridable,
                "overridden": found.check.value in meeting.about.overrides,
                "facts": dict(found.facts),
            }
            for found in readiness(meeting, meeting.last_at)
        ]
    }


def _closing(meeting: Meeting) -> Section:
    return {
        "read_at": plain.when(meeting.closing.read_at),
        "representatives": list(meeting.closing.representatives),
        "without_quorum": meeting.closing.without_quorum,
    }


def _people(meeting: Meeting, audience: Audience, names: Names) -> Section:
    """Names that the other sections point to: officers and candidates, and inside also who objects."""
    offices = meeting.offices
    shown: set[PersonId] = {*offices.presidium, *offices.deputies(), *meeting.closing.representatives}
    shown.update(person for person in (offices.gavel, offices.acting_chair()) if person)
    for role in RELIEVABLE if audience is Audience.OFFICER else (Role.SECRETARY, Role.OPERATOR, Role.WITNESS):
        shown.update(offices.held_by(role))
    shown.update(i.planned.presenter for i in meeting.agenda.items.values() if i.planned.presenter)
    for decision in meeting.decisions.values():
        shown.update(option.person for option in decision.options if option.person)
        if audience in (Audience.OFFICER, Audience.AUDITOR):
            shown.update(lodged.by for lodged in decision.result_objections)
            shown.update(decision.acclamation.objections if decision.acclamation else ())
    shown.update(persons_on_floor(meeting, audience))
    shown.update(persons_nominated(meeting, audience))
    shown.update(persons_in_writing(meeting, audience))
    return {person: names.get(person, "") for person in sorted(shown)}
