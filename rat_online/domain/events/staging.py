"""Events of the stage. Nothing of picture or sound is in the log, only their digests."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.stage import Chapter, RecordedSession
from rat_online.domain.vocabulary import PersonId, ProseId, StreamKind


@dataclass(frozen=True, slots=True)
class StreamChosen:
    kind: StreamKind
    address: str


@dataclass(frozen=True, slots=True)
class BroadcastStarted:
    pass


@dataclass(frozen=True, slots=True)
class BroadcastStopped:
    pass


@dataclass(frozen=True, slots=True)
class PageShown:
    page: str | None


@dataclass(frozen=True, slots=True)
class CaptionTyped:
    words: ProseId


@dataclass(frozen=True, slots=True)
class RecordingAcknowledged:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RecordingKept:
    digest: str
    size: int
    duration_ms: int
    chapters: tuple[Chapter, ...]
    sessions: tuple[RecordedSession, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordingErased:
    pass


StagingEvent: TypeAlias = (
    StreamChosen
    | BroadcastStarted
    | BroadcastStopped
    | PageShown
    | CaptionTyped
    | RecordingAcknowledged
    | RecordingKept
    | RecordingErased
)
