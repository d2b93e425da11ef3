"""Rules before the meeting opens: scheduling, the roll, invitations, registration, offices."""

from datetime import timedelta
from typing import assert_never

from rat_online.domain.commands import PreparingCommand
from rat_online.domain.commands import preparing as c
from rat_online.domain.context import Context
from rat_online.domain.decide import falling_silent, writing
from rat_online.domain.decide.attending import crossing_by
from rat_online.domain.decide.grouped import (
    fits_its_group,
    groups_fit,
    leaves_its_group,
    name_delegate,
    shift_of_shares,
)
from rat_online.domain.decide.requirements import (
    is_on_roll,
    nothing_running,
    quorum_was_reached,
    reason_given,
    state_is,
    text_given,
)
from rat_online.domain.decide.tables import checked_plan
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import preparing as e
from rat_online.domain.meeting import Meeting, Shift
from rat_online.domain.offices import APPOINTABLE
from rat_online.domain.readiness import readiness, what_blocks
from rat_online.domain.roll import RollEntry
from rat_online.domain.transitions import PREPARATION, RUNNING, states_before
from rat_online.domain.vocabulary import Channel, MeetingState, PersonId, Role, TurnEnding

ONE_DAY = timedelta(days=1)
"""The day of the freeze, in whatever zone the meeting counts its days."""


def decide(meeting: Meeting, command: PreparingCommand, context: Context) -> list[Event]:
    match command:
        case c.ScheduleMeeting():
            return _schedule(meeting, command)
        case c.ChangeRules():
            return _change_rules(meeting, command)
        case c.FreezeRoll():
            return _freeze(meeting, command, context)
        case c.NameDelegate():
            return name_delegate(meeting, command)
        case c.AmendRoll():
            return _amend_roll(meeting, command, context)
        case c.RecordInvitations():
            state_is(meeting, *states_before(e.InvitationsRecorded))
            if not meeting.roll.entries:
                refuse(Refusal.ROLL_MISSING)
            return [e.InvitationsRecorded(command.invited_at, command.material_at, command.recipients)]
        case c.OverrideReadiness():
            return _override(meeting, command, context)
        case c.OpenRegistration():
            state_is(meeting, *states_before(e.RegistrationOpened))
            blocked = what_blocks(meeting, context.at)
            if blocked:
                refuse(Refusal.NOT_READY, checks=blocked)
            return [e.RegistrationOpened()]
        case c.AppointOfficer():
            return _appoint(meeting, command.role, command.person, context)
        case c.RelieveOfficer():
            return _relieve(meeting, command.role, command.person, context)
        case _:
            assert_never(command)


def _schedule(meeting: Meeting, command: c.ScheduleMeeting) -> list[Event]:
    state_is(meeting, *states_before(e.MeetingScheduled))
    title = text_given(command.title)
    for item in command.agenda:
        text_given(item.title)
    if len({item.id for item in command.agenda}) != len(command.agenda):
        refuse(Refusal.MALFORMED, field="agenda")
    for appointment in command.officers:
        if appointment.role not in APPOINTABLE:
            refuse(Refusal.NOT_ALLOWED, role=appointment.role)
        if appointment.role is Role.WITNESS and appointment.person in (*command.board, *command.supervisors):
            refuse(Refusal.WITNESS_NOT_INDEPENDENT)
    return [
        e.MeetingScheduled(
            title=title,
            kind=command.kind,
            mode=command.mode,
            call=command.call,
            series=command.series or meeting.id,
            previous=command.previous,
            planned_at=command.planned_at,
            zone=command.zone,
            place=command.place,
            book_year=command.book_year,
            book_year_ended_on=command.book_year_ended_on,
            profile=command.profile,
            agenda=command.agenda,
            officers=command.officers,
            board=command.board,
            supervisors=command.supervisors,
            tables=checked_plan(command.tables),
            rehearsal_of=command.rehearsal_of,
            window_days=writing.window_days(command.mode, command.profile, command.window_days),
        )
    ]


def _change_rules(meeting: Meeting, command: c.ChangeRules) -> list[Event]:
    """The copy of the cooperative's rules is frozen at the opening; before it, what was already built on the
    copy stays (rule book section 2)."""
    state_is(meeting, *PREPARATION)
    reason = reason_given(command.reason)
    about, old, new = meeting.about, meeting.profile, command.profile
    if new == old:
        return []
    writing.window_days(about.mode, new, about.window_days or None)
    # The weights and groups of a frozen roll follow from these.
    weighing = (new.weighted, new.delegates, new.parties) != (old.weighted, old.delegates, old.parties)
    if (meeting.roll.entries and weighing) or (meeting.proxies.given and new.proxies != old.proxies):
        refuse(Refusal.RULES_IN_USE)
    return [e.RulesChanged(new, reason.id)]


def _freeze(meeting: Meeting, command: c.FreezeRoll, context: Context) -> list[Event]:
    """The roll is frozen once; whatever changes later is an event with actor and reason.

    Its record date is the day of the freeze; an earlier one needs its article (rule book section 3), but for
    a second meeting, which inherits the roll.
    """
    state_is(meeting, MeetingState.SCHEDULED)
    if meeting.roll.entries:
        refuse(Refusal.ROLL_FROZEN)
    if not command.entries:
        refuse(Refusal.ROLL_MISSING)
    _is_well_formed(meeting, *command.entries)
    groups_fit(meeting, command.entries)
    if command.record_at - context.at > ONE_DAY:
        refuse(Refusal.MALFORMED, field="record_at")
    article = command.article.strip()
    is_earlier = context.at - command.record_at > ONE_DAY
    if is_earlier and not article and meeting.about.previous is None:
        refuse(Refusal.ARTICLE_MISSING)
    return [e.RollFrozen(command.record_at, command.entries, command.root, article)]


def _amend_roll(meeting: Meeting, command: c.AmendRoll, context: Context) -> list[Event]:
    state_is(meeting, *PREPARATION, *RUNNING)
    if not meeting.roll.entries:
        refuse(Refusal.ROLL_MISSING)
    # After opening only the chair may decide a change of the roll (rule book section 3).
    if meeting.state in RUNNING and context.actor.role is Role.COMMITTEE:
        refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
    # The entitled of a running ballot must not move, nor those who may object to a countdown.
    nothing_running(meeting)
    reason = reason_given(command.reason)
    if command.add:
        if command.entry.id in meeting.roll:
            refuse(Refusal.ALREADY_DONE)
        _is_well_formed(meeting, command.entry)
        fits_its_group(meeting, command.entry)
    else:
        is_on_roll(meeting, command.entry.id)
        leaves_its_group(meeting, command.entry.id)
        # Until quorum is reached nobody is struck off: that would make a quorum (rule book section 2).
        if meeting.state in RUNNING:
            quorum_was_reached(meeting)
    # Who is struck off speaks no more as a member.
    silent: list[Event] = []
    if not command.add:
        silent = falling_silent.somebody(meeting, command.entry.id, context.at, TurnEnding.LEFT)
    amended = e.RollAmended(command.entry, command.add, reason.id)
    shift = _shift_of(meeting, command)
    if meeting.profile.parties is not None:
        shift = shift_of_shares(meeting, meeting.profile.parties, command, shift)
    return [*silent, amended, *crossing_by(meeting, shift)]


def _is_well_formed(meeting: Meeting, *entries: RollEntry) -> None:
    """One entry a member, and weight 1 or more: a figure of the roll is never less than its heads.

    More than 1 only where the articles of a secondary cooperative say so (rule book section 3).
    """
    if len({entry.id for entry in entries}) != len(entries) or any(entry.weight < 1 for entry in entries):
        refuse(Refusal.MALFORMED, field="entries")
    if not meeting.profile.weighs and any(entry.weight > 1 for entry in entries):
        refuse(Refusal.WEIGHTS_NOT_USED)


def _shift_of(meeting: Meeting, command: c.AmendRoll) -> Shift:
    """How a change of the roll moves the count; somebody who is already here starts or stops counting."""
    person, step = command.entry.id, 1 if command.add else -1
    weight = command.entry.weight if command.add else meeting.roll.weight_of(person)
    if person in meeting.attendance.represented:
        return Shift(present=-weight, entitled=-weight, proxy=-1)
    if not meeting.attendance.is_here(person):
        return Shift(entitled=step * weight)
    in_hall = meeting.attendance.visits[person].channel is Channel.HALL
    # A holder who is struck off stands in for nobody.
    givers = meeting.attendance.held.get(person, ())
    return Shift(
        present=step * weight - sum(map(meeting.roll.weight_of, givers)),
        entitled=step * weight,
        online=0 if in_hall else step,
        hall=step if in_hall else 0,
        proxy=-len(givers),
    )


def _override(meeting: Meeting, command: c.OverrideReadiness, context: Context) -> list[Event]:
    """Only what is found now and may be overridden: without roll or acting chair there is no meeting."""
    state_is(meeting, *PREPARATION)
    reason = reason_given(command.reason)
    found = {finding.check.value: finding for finding in readiness(meeting, context.at)}
    if command.check not in found:
        refuse(Refusal.MALFORMED, field="check")
    if not found[command.check].overridable:
        refuse(Refusal.NOT_READY, checks=[command.check])
    return [e.ReadinessOverridden(command.check, reason.id)]


def _appoint(meeting: Meeting, role: Role, person: PersonId, context: Context) -> list[Event]:
    state_is(meeting, *PREPARATION, *RUNNING)
    if role not in APPOINTABLE:
        refuse(Refusal.NOT_ALLOWED, role=role)
    if role is Role.ACTING_CHAIR and meeting.state in RUNNING:
        refuse(Refusal.WRONG_STATE, state=meeting.state)
    _gives_offices(meeting, role, context)
    offices = meeting.offices
    if person in offices.held_by(role):
        return []
    # A witness is neither pengurus nor pengawas (rule book section 3).
    if role is Role.WITNESS and not offices.is_independent(person):
        refuse(Refusal.WITNESS_NOT_INDEPENDENT)
    if role is Role.SUPERVISOR and person in offices.held_by(Role.WITNESS):
        refuse(Refusal.WITNESS_NOT_INDEPENDENT)
    return [e.OfficerAppointed(role, person)]


def _relieve(meeting: Meeting, role: Role, person: PersonId, context: Context) -> list[Event]:
    state_is(meeting, *PREPARATION, *RUNNING)
    _gives_offices(meeting, role, context)
    if person not in meeting.offices.held_by(role):
        refuse(Refusal.UNKNOWN_PERSON)
    # Somebody always holds the palu: another acting chair is appointed, or it is handed over first.
    if role is Role.ACTING_CHAIR and person == meeting.offices.gavel:
        refuse(Refusal.CHAIR_MISSING)
    return [e.OfficerRelieved(role, person)]


def _gives_offices(meeting: Meeting, role: Role, context: Context) -> None:
    """In an open meeting the chair gives and takes offices; the committee only lets observers in."""
    if meeting.state in RUNNING and context.actor.role is Role.COMMITTEE and role is not Role.OBSERVER:
        refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
