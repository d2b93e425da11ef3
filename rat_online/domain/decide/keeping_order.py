"""Rules of order: the chair may warn, mute and remove, with a reason. Rule book section 5.

None of it touches presence or the vote: a removed member is counted and votes on.
"""

from typing import TypeAlias, assert_never

from rat_online.domain.authority import roles_of
from rat_online.domain.commands import speaking as c
from rat_online.domain.context import Context
from rat_online.domain.decide import falling_silent
from rat_online.domain.decide.requirements import reason_given, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import speaking as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import MeetingState, PersonId, TurnEnding

OrderCommand: TypeAlias = c.WarnPerson | c.MutePerson | c.UnmutePerson | c.RemovePerson | c.ReadmitPerson


def decide(meeting: Meeting, command: OrderCommand, context: Context) -> list[Event]:
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    person, floor = command.person, meeting.floor
    _takes_part(meeting, person)
    match command:
        case c.WarnPerson():
            return [e.PersonWarned(person, reason_given(command.reason).id)]
        case c.MutePerson():
            reason = reason_given(command.reason)
            if person in floor.muted:
                return []
            silent = falling_silent.somebody(meeting, person, context.at, TurnEnding.MUTED)
            return [*silent, e.PersonMuted(person, reason.id)]
        case c.UnmutePerson():
            return [e.PersonUnmuted(person)] if person in floor.muted else []
        case c.RemovePerson():
            reason = reason_given(command.reason)
            if person in floor.removed:
                return []
            silent = falling_silent.somebody(meeting, person, context.at, TurnEnding.REMOVED)
            return [*silent, e.PersonRemoved(person, reason.id)]
        case c.ReadmitPerson():
            return [e.PersonReadmitted(person)] if person in floor.removed else []
        case _:
            assert_never(command)


def _takes_part(meeting: Meeting, person: PersonId) -> None:
    """Whoever is on the roll, came in or holds an office; the palu is not turned against its holder."""
    if person == meeting.offices.gavel:
        refuse(Refusal.CHAIR_KEEPS_FLOOR)
    known = person in meeting.roll or person in meeting.attendance.visits
    if not known and not roles_of(meeting, person):
        refuse(Refusal.UNKNOWN_PERSON)
