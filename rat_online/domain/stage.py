"""The stage: how the meeting is seen and heard by those who are not there (Permenkop 19/2015 Ps 16).

`stage.on_air_since` is when the running broadcast began, None while there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from rat_online.domain.vocabulary import ItemId, PersonId, ProseId, StreamKind

KEPT_CAPTIONS = 3
"""Lines of captions that a late joiner still sees."""

CUT_OFF = timedelta(seconds=3)
"""More than the recorder and the line hold back when they stop."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where an agenda item begins in the recording, in milliseconds."""

    item: ItemId
    starts_at_ms: int


@dataclass(frozen=True, slots=True)
class RecordedSession:
    """A broadcaster's connection: when it began, and where it stands in the recording, in milliseconds."""

    began_at: datetime
    starts_at_ms: int


@dataclass(frozen=True, slots=True)
class Recording:
    """The finished recording: its digest (SHA-256), size in bytes, length, chapters and sessions."""

    digest: str
    size: int
    duration_ms: int
    chapters: tuple[Chapter, ...]
    sessions: tuple[RecordedSession, ...] = ()

    def place_of(self, at: datetime) -> int | None:
        """Where a moment of the meeting is in it."""
        return place_in(self.sessions, self.duration_ms, at)

    def place_near(self, at: datetime) -> int | None:
        """The same, but of what happened as it went off the air its last moments: a recording ends a little
        before the broadcast does."""
        found = self.place_of(at)
        return self.place_of(at - CUT_OFF) if found is None else found


Named = TypeVar("Named")


def place_in(sessions: Sequence[RecordedSession], duration_ms: int, at: datetime) -> int | None:
    """Where a moment is, in milliseconds: one of a pause is where the next session begins, one after the
    last session is nowhere."""
    ends = [*(one.starts_at_ms for one in sessions[1:]), duration_ms]
    for session, end in zip(sessions, ends, strict=bool(sessions)):
        within = (at - session.began_at) // timedelta(milliseconds=1)
        if within < end - session.starts_at_ms:
            return session.starts_at_ms + max(0, within)
    return None


def placed(
    moments: Iterable[tuple[datetime, Named]], sessions: Sequence[RecordedSession], duration_ms: int
) -> list[tuple[int, Named]]:
    """What began when, as places in the recording, in order; of several at one place the last stays."""
    found: dict[int, Named] = {}
    for at, name in moments:
        place = place_in(sessions, duration_ms, at)
        if place is not None:
            found[place] = name
    return sorted(found.items(), key=lambda one: one[0])


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
    on_air_from: int = 0
    """Where in the log it began, which tells each broadcast of a meeting from the others; 0 for none."""
    page: str | None = None
    captions: list[Caption] = field(default_factory=list)
    acknowledged: dict[PersonId, datetime] = field(default_factory=dict)
    """Who has read that it is recorded, and when."""
    recording: Recording | None = None
    erased_at: datetime | None = None
    """Since when its files are gone; what is known of it stays."""

    @property
    def is_watched(self) -> bool:
        """Whether there is anything to see: a source from elsewhere needs no broadcast of ours."""
        return self.kind is not StreamKind.EMBEDDED or self.on_air_since is not None

    @property
    def watched(self) -> tuple[StreamKind, str, int] | None:
        """What tells a stream from the one before it; None while there is none."""
        if self.kind is not StreamKind.EMBEDDED:
            return self.kind, self.address, 0
        return (self.kind, "", self.on_air_from) if self.on_air_since is not None else None
