"""Events of presence. Short drops and returns of a connection are not events; their table is sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import Channel, LapseCause, PersonId


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """`noted_at` is the desk's own time where it differs: a note, by which nothing counts."""

    person: PersonId
    channel: Channel
    place: str
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckedOut:
    person: PersonId
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PresenceLapsed:
    persons: tuple[PersonId, ...]
    cause: LapseCause


@dataclass(frozen=True, slots=True)
class PresenceRestored:
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class RollCallCalled:
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class RollCallExtended:
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class PresenceConfirmed:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RollCallEnded:
    answered: int


@dataclass(frozen=True, slots=True)
class QuorumReached:
    """The count crossed the meeting's quorum from below while it was open."""

    quorum: QuorumSnapshot


@dataclass(frozen=True, slots=True)
class QuorumLost:
    quorum: QuorumSnapshot


AttendingEvent: TypeAlias = (
    CheckedIn
    | CheckedOut
    | PresenceLapsed
    | PresenceRestored
    | RollCallCalled
    | RollCallExtended
    | PresenceConfirmed
    | RollCallEnded
    | QuorumReached
    | QuorumLost
)
