"""The stage: how the meeting is seen and heard by those who are not there (Permenkop 19/2015 Ps 16).

`stage.on_air_since` is when the running broadcast began, None while there is none.
"""

from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.vocabulary import ItemId, ProseId, StreamKind

KEPT_CAPTIONS = 3
"""Lines of captions that a late joiner still sees."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where an agenda item begins in the recording, in milliseconds."""

    item: ItemId
    starts_at_ms: int


@dataclass(frozen=True, slots=True)
class Recording:
    """The finished recording: its digest (SHA-256), size in bytes, length and chapters."""

    digest: str
    size: int
    duration_ms: int
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    at: datetime
    words: ProseId


@dataclass(slots=True)
class Stage:
    """`page` is the digest of the picture under discussion, None when none is shown."""

    kind: StreamKind = StreamKind.EMBEDDED
    address: str = ""
    on_air_since: datetime | None = None
    page: str | None = None
    captions: list[Caption] = field(default_factory=list)
    recording: Recording | None = None
