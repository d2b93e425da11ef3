"""Where meetings are kept: the append-only log, the rows that make votes unique, and personal free text.

One conformance suite, `tests/contracts/`, holds every implementation to what is said here.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.chain import Json, MeetingKey, NewEvent, StoredEvent

__all__ = [
    "Batch",
    "DropRow",
    "Json",
    "LogConflict",
    "LogUnavailable",
    "MeetingKey",
    "MeetingLog",
    "NewEvent",
    "ProseRow",
    "StoredEvent",
    "Turn",
    "VoteRow",
]


class LogConflict(Exception):
    """Something that may exist once was there already, and nothing was written.

    Once are, within a meeting: a position, an actor's command, a roll entry's vote in a ballot, a text's id.
    """


class LogUnavailable(Exception):
    """The store did not answer as it should (disk full, connection lost); nothing is known to be written.

    Read again before retrying: a commit whose answer was lost may have happened.
    """


@dataclass(frozen=True, slots=True)
class VoteRow:
    """That a roll entry has voted in an open ballot. What it chose is in the event at `position`."""

    ballot: str
    entry: str
    position: int


@dataclass(frozen=True, slots=True)
class ProseRow:
    """Personal free text, kept out of the log so that it stays erasable; the log holds `digest`."""

    id: str
    digest: str
    salt: str
    text: str

    def __post_init__(self) -> None:
        # PostgreSQL's text has no NUL and UTF-8 no surrogates: refused here, every store treats a text alike.
        if "\0" in self.text:
            raise ValueError("expected a text without NUL")
        self.text.encode()


@dataclass(frozen=True, slots=True)
class DropRow:
    """A connection's end and its return: too many for the log, sealed there by a digest at closing."""

    person: str
    dropped_at: datetime
    returned_at: datetime | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one turn writes: all of it or nothing."""

    events: Sequence[StoredEvent]
    votes: Sequence[VoteRow] = ()
    prose: Sequence[ProseRow] = ()
    drops: Sequence[DropRow] = ()


class Turn(Protocol):
    """The right to write to one meeting, held until its context ends.

    Reads see everything committed before the turn began, and what the turn itself has appended.
    """

    async def read_after(self, position: int) -> list[StoredEvent]: ...

    async def votes_stored(self, ballot: str) -> int: ...

    async def drops(self) -> list[DropRow]: ...

    async def append(self, batch: Batch) -> None:
        """Write; it is durable once the turn's context ends without an exception.

        On SQLite every other writer waits from here to the end of the turn: append last, then leave.
        A turn whose append failed commits nothing, even when the caller swallows the exception.
        """
        ...


class MeetingLog(Protocol):
    """All meetings of an install."""

    def turn(self, meeting: MeetingKey) -> AbstractAsyncContextManager[Turn]:
        """Take the meeting's lock, hold it to the end of the context and commit; an exception undoes all.

        Raises:
            LogConflict: from `append` or at the end.
            LogUnavailable: anywhere.
        """
        ...

    async def read(
        self, meeting: MeetingKey, after: int = 0, limit: int | None = None
    ) -> list[StoredEvent]: ...

    async def meetings(self) -> list[MeetingKey]:
        """Every meeting that has an event, in order."""
        ...

    async def prose(self, meeting: MeetingKey, ids: Collection[str] | None = None) -> dict[str, ProseRow]:
        """Texts by id; all of the meeting's without `ids`. Unknown and erased ids are left out."""
        ...

    async def votes(self, meeting: MeetingKey) -> list[VoteRow]:
        """The rows that make votes unique, by position: for whoever checks them against the log."""
        ...

    async def drops(self, meeting: MeetingKey) -> list[DropRow]:
        """The table of short drops and returns."""
        ...

    async def note_heard(self, meeting: MeetingKey, heard: Mapping[str, datetime]) -> None:
        """When this process last heard these people; a later time of another process stays."""
        ...

    async def heard(self, meeting: MeetingKey, persons: Collection[str]) -> dict[str, datetime]:
        """When any process last noted these people; who was never noted is left out."""
        ...

    async def heartbeat(self, process: str, at: datetime) -> None:
        """Note that a process was alive, so that the next start can tell how long nobody was."""
        ...

    async def last_heartbeat(self) -> datetime | None:
        """When any process was last known to be alive."""
        ...
