"""Events before a meeting opens."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from rat_online.domain.agenda import PlannedItem
from rat_online.domain.money import MoneyTable
from rat_online.domain.offices import Appointment
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import (
    MeetingCall,
    MeetingKind,
    MeetingMode,
    PersonId,
    ProseId,
    Role,
    Subject,
)


@dataclass(frozen=True, slots=True)
class MeetingScheduled:
    """First event of every meeting; the profile in it governs it, or the last that `RulesChanged` put in its
    place before the opening."""

    title: str
    kind: MeetingKind
    mode: MeetingMode
    call: MeetingCall
    series: str
    previous: str | None
    planned_at: datetime
    zone: str
    place: str
    book_year: int
    book_year_ended_on: date
    profile: Profile
    agenda: tuple[PlannedItem, ...]
    officers: tuple[Appointment, ...]
    board: tuple[PersonId, ...]
    supervisors: tuple[PersonId, ...]
    tables: dict[Subject, tuple[MoneyTable, ...]]
    rehearsal_of: str | None = None
    """The meeting that this one practises: it decides nothing (rule book section 4)."""
    window_days: int = 0


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """Before the opening; the meeting is held under this profile from now on."""

    profile: Profile
    reason: ProseId


@dataclass(frozen=True, slots=True)
class RollFrozen:
    record_at: datetime
    entries: tuple[RollEntry, ...]
    root: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class DelegateNamed:
    """Before the roll is frozen; the last one named for a group stands for it."""

    group: str
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class RollAmended:
    entry: RollEntry
    added: bool
    reason: ProseId


@dataclass(frozen=True, slots=True)
class InvitationsRecorded:
    invited_at: datetime
    material_at: datetime | None
    recipients: int


@dataclass(frozen=True, slots=True)
class ReadinessOverridden:
    check: str
    reason: ProseId


@dataclass(frozen=True, slots=True)
class RegistrationOpened:
    pass


@dataclass(frozen=True, slots=True)
class OfficerAppointed:
    role: Role
    person: PersonId


@dataclass(frozen=True, slots=True)
class OfficerRelieved:
    role: Role
    person: PersonId


PreparingEvent: TypeAlias = (
    MeetingScheduled
    | RulesChanged
    | RollFrozen
    | DelegateNamed
    | RollAmended
    | InvitationsRecorded
    | ReadinessOverridden
    | RegistrationOpened
    | OfficerAppointed
    | OfficerRelieved
)
