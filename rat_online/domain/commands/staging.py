"""Commands of the stage: how the meeting is streamed, its broadcast, the page shown, captions."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.stage import Chapter, RecordedSession
from rat_online.domain.vocabulary import PersonId, StreamKind


@dataclass(frozen=True, slots=True)
class ChooseStream:
    """Embedded, or an address elsewhere: an HLS playlist (a CDN) or a page to embed (https, YouTube)."""

    kind: StreamKind
    address: str = ""


@dataclass(frozen=True, slots=True)
class StartBroadcast:
    """Siaran mulai."""


@dataclass(frozen=True, slots=True)
class StopBroadcast:
    """Siaran berhenti."""


@dataclass(frozen=True, slots=True)
class ShowPage:
    """The page under discussion, by the digest of its picture; None takes it away."""

    page: str | None


@dataclass(frozen=True, slots=True)
class TypeCaption:
    """A line of what is being said, typed live."""

    words: Prose


@dataclass(frozen=True, slots=True)
class AcknowledgeRecording:
    """Somebody has read that picture and sound are recorded."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class KeepRecording:
    """The recording is finished (the server's command); it may follow the meeting's end."""

    digest: str
    size: int
    duration_ms: int
    chapters: tuple[Chapter, ...]
    sessions: tuple[RecordedSession, ...] = ()


@dataclass(frozen=True, slots=True)
class EraseRecording:
    """Its time is over: the files are gone, its digest stays (the server's command)."""


StagingCommand: TypeAlias = (
    ChooseStream
    | StartBroadcast
    | StopBroadcast
    | ShowPage
    | TypeCaption
    | AcknowledgeRecording
    | KeepRecording
    | EraseRecording
)
