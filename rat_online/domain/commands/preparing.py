"""Commands before a meeting opens: schedule, roll, invitations, registration, offices."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from rat_online.domain.agenda import PlannedItem
from rat_online.domain.money import MoneyTable
from rat_online.domain.offices import Appointment
from rat_online.domain.profile import Profile
from rat_online.domain.prose import Prose
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import MeetingCall, MeetingKind, MeetingMode, PersonId, Role, Subject


@dataclass(frozen=True, slots=True)
class ScheduleMeeting:
    """Put a meeting on the calendar with a copy of the cooperative's rules.

    `tables` come with each decision on their subject; `zone` is an IANA name of WIB, WITA or WIT;
    `series` is the id of the first meeting of a line of calls; `rehearsal_of` the meeting that is practised.
    `series` is the id of the first meeting of a line of calls; `window_days` is how long a written meeting
    takes answers, None for as long as the profile lets it.
    """

    title: str
    kind: MeetingKind
    mode: MeetingMode
    planned_at: datetime
    zone: str
    place: str
    book_year: int
    book_year_ended_on: date
    profile: Profile
    agenda: tuple[PlannedItem, ...]
    officers: tuple[Appointment, ...]
    board: tuple[PersonId, ...] = ()
    supervisors: tuple[PersonId, ...] = ()
    call: MeetingCall = MeetingCall.FIRST
    series: str | None = None
    previous: str | None = None
    tables: dict[Subject, tuple[MoneyTable, ...]] = field(default_factory=dict)
    rehearsal_of: str | None = None
    window_days: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """Hold a meeting that has not opened under other rules than those it was scheduled with."""

    profile: Profile
    reason: Prose


@dataclass(frozen=True, slots=True)
class FreezeRoll:
    """Fix who may vote. `root` commits to the roll's lines; see the chain module.

    `article` is what allows a record date before the day of the freeze ("AD pasal 9").
    """

    record_at: datetime
    entries: tuple[RollEntry, ...]
    root: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class NameDelegate:
    """Who stands for a group on the roll that is to be frozen, by whose word; naming again replaces."""

    group: str
    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class AmendRoll:
    """Put one entry on the roll or take it off, with a reason; after opening only the chair may."""

    entry: RollEntry
    add: bool
    reason: Prose


@dataclass(frozen=True, slots=True)
class RecordInvitations:
    """The invitations are sent; `material_at` says since when the members have the material."""

    invited_at: datetime
    material_at: datetime | None
    recipients: int


@dataclass(frozen=True, slots=True)
class OverrideReadiness:
    """Go on although a readiness check blocks, with a reason that the minutes print."""

    check: str
    reason: Prose


@dataclass(frozen=True, slots=True)
class OpenRegistration:
    """Let members check in."""


@dataclass(frozen=True, slots=True)
class AppointOfficer:
    role: Role
    person: PersonId


@dataclass(frozen=True, slots=True)
class RelieveOfficer:
    role: Role
    person: PersonId


PreparingCommand: TypeAlias = (
    ScheduleMeeting
    | ChangeRules
    | FreezeRoll
    | NameDelegate
    | AmendRoll
    | RecordInvitations
    | OverrideReadiness
    | OpenRegistration
    | AppointOfficer
    | RelieveOfficer
)
