"""Commands of a meeting's life and of the palu."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import DecisionId, ItemId, MeetingCall, PersonId, SuspensionKind


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Three taps. Below quorum it is allowed and recorded."""


@dataclass(frozen=True, slots=True)
class SuspendMeeting:
    """Skors, lobby break, or a wait for quorum; every screen shows when it resumes."""

    kind: SuspensionKind
    seconds: int | None
    reason: Prose


@dataclass(frozen=True, slots=True)
class ResumeMeeting:
    """Resume: it rings, and a roll-call precedes the first decision."""


@dataclass(frozen=True, slots=True)
class PostponeMeeting:
    """To a second meeting (for want of quorum) or a continued one on another day."""

    call: MeetingCall
    to_at: datetime
    reason: Prose


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    reason: Prose


@dataclass(frozen=True, slots=True)
class CloseWithoutQuorum:
    """End as `tidak kuorum`."""

    reason: Prose


@dataclass(frozen=True, slots=True)
class InstallPresidium:
    """Seat the elected chairs (one to three, the first takes the palu), as a declared decision says."""

    decision: DecisionId
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class HandOverGavel:
    to: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class TakeOverGavel:
    """A deputy takes the palu of a chair who has been silent."""


@dataclass(frozen=True, slots=True)
class StartAgendaItem:
    item: ItemId


@dataclass(frozen=True, slots=True)
class TakeNote:
    """The secretary's note under an agenda item."""

    item: ItemId
    note: Prose


LeadingCommand: TypeAlias = (
    OpenMeeting
    | SuspendMeeting
    | ResumeMeeting
    | PostponeMeeting
    | CancelMeeting
    | CloseWithoutQuorum
    | InstallPresidium
    | HandOverGavel
    | TakeOverGavel
    | StartAgendaItem
    | TakeNote
)
