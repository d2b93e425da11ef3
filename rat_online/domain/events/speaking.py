"""Events of the floor."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.vocabulary import (
    ExtensionCause,
    InterruptionId,
    InterruptionKind,
    ItemId,
    PersonId,
    ProseId,
    TurnEnding,
    TurnId,
)


@dataclass(frozen=True, slots=True)
class HandRaised:
    person: PersonId


@dataclass(frozen=True, slots=True)
class HandWithdrawn:
    """Taken down by the member, or because the member left or may not speak."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class FloorGiven:
    turn: TurnId
    person: PersonId
    item: ItemId | None
    deadline_at: datetime
    interruption: InterruptionId | None


@dataclass(frozen=True, slots=True)
class TurnExtended:
    turn: TurnId
    deadline_at: datetime
    cause: ExtensionCause


@dataclass(frozen=True, slots=True)
class TurnPaused:
    """An interupsi is heard."""

    turn: TurnId


@dataclass(frozen=True, slots=True)
class TurnResumed:
    turn: TurnId
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class TurnEnded:
    turn: TurnId
    cause: TurnEnding
    seconds: int


@dataclass(frozen=True, slots=True)
class InterruptionRaised:
    interruption: InterruptionId
    by: PersonId
    kind: InterruptionKind
    item: ItemId | None
    words: ProseId | None


@dataclass(frozen=True, slots=True)
class InterruptionWithdrawn:
    interruption: InterruptionId


@dataclass(frozen=True, slots=True)
class InterruptionAccepted:
    interruption: InterruptionId


@dataclass(frozen=True, slots=True)
class InterruptionRefused:
    interruption: InterruptionId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class PersonWarned:
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class PersonMuted:
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class PersonUnmuted:
    person: PersonId


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class PersonReadmitted:
    person: PersonId


@dataclass(frozen=True, slots=True)
class GistRecorded:
    turn: TurnId
    gist: ProseId


SpeakingEvent: TypeAlias = (
    HandRaised
    | HandWithdrawn
    | FloorGiven
    | TurnExtended
    | TurnPaused
    | TurnResumed
    | TurnEnded
    | InterruptionRaised
    | InterruptionWithdrawn
    | InterruptionAccepted
    | InterruptionRefused
    | PersonWarned
    | PersonMuted
    | PersonUnmuted
    | PersonRemoved
    | PersonReadmitted
    | GistRecorded
)
