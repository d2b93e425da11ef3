"""Events of a meeting's life and of the palu."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    DecisionId,
    ItemId,
    MeetingCall,
    PersonId,
    ProseId,
    SuspensionKind,
)


@dataclass(frozen=True, slots=True)
class MeetingOpened:
    quorum: QuorumSnapshot


@dataclass(frozen=True, slots=True)
class MeetingSuspended:
    kind: SuspensionKind
    resumes_at: datetime
    reason: ProseId


@dataclass(frozen=True, slots=True)
class MeetingResumed:
    pass


@dataclass(frozen=True, slots=True)
class MeetingPostponed:
    """`successor` is the id of the second or continued meeting that this one leads to."""

    call: MeetingCall
    to_at: datetime
    successor: str
    quorum: QuorumSnapshot
    reason: ProseId


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    reason: ProseId


@dataclass(frozen=True, slots=True)
class PresidiumInstalled:
    decision: DecisionId
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class GavelHandedOver:
    giver: PersonId
    taker: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class GavelTakenOver:
    silent: PersonId
    taker: PersonId
    silent_s: int


@dataclass(frozen=True, slots=True)
class AgendaItemStarted:
    item: ItemId


@dataclass(frozen=True, slots=True)
class NoteTaken:
    item: ItemId
    note: ProseId


LeadingEvent: TypeAlias = (
    MeetingOpened
    | MeetingSuspended
    | MeetingResumed
    | MeetingPostponed
    | MeetingCancelled
    | PresidiumInstalled
    | GavelHandedOver
    | GavelTakenOver
    | AgendaItemStarted
    | NoteTaken
)
