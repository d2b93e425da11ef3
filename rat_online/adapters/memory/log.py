"""The meeting log in memory: the twin that tests use in place of a database."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Hashable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.app.ports.log import Batch, DropRow, LogConflict, MeetingKey, ProseRow, StoredEvent, VoteRow
from rat_online.domain.chain import time_read, time_text


@dataclass(slots=True)
class _Kept:
    """What is kept of one meeting, or what a turn adds to it."""

    events: list[StoredEvent] = field(default_factory=list)
    votes: list[VoteRow] = field(default_factory=list)
    prose: dict[str, ProseRow] = field(default_factory=dict)
    drops: list[DropRow] = field(default_factory=list)
    unique: set[Hashable] = field(default_factory=set)

    def add(self, more: "_Kept") -> None:
        self.events.extend(more.events)
        self.votes.extend(more.votes)
        self.prose.update(more.prose)
        self.drops.extend(more.drops)
        self.unique.update(more.unique)


class MemoryMeetingLog:
    """Keeps meetings as long as it lives, under the same rules as a database.

    Attributes:
        fail_next_append: raised by the next `append`, once; nothing of that turn is written.
    """

    def __init__(self) -> None:
        self.fail_next_append: Exception | None = None
        self._kept: defaultdict[MeetingKey, _Kept] = defaultdict(_Kept)
        self._locks: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._heartbeats: dict[str, datetime] = {}
        self._heard: defaultdict[MeetingKey, dict[str, datetime]] = defaultdict(dict)

    @asynccontextmanager
    async def turn(self, meeting: MeetingKey) -> AsyncIterator["_MemoryTurn"]:
        async with self._locks[meeting]:
            turn = _MemoryTurn(self, meeting, self._kept[meeting])
            yield turn
            if turn.failure is not None:
                raise turn.failure
            self._kept[meeting].add(turn.added)

    async def read(self, meeting: MeetingKey, after: int = 0, limit: int | None = None) -> list[StoredEvent]:
        end = None if limit is None else after + limit
        return self._kept[meeting].events[after:end]

    async def meetings(self) -> list[MeetingKey]:
        return sorted(meeting for meeting, kept in self._kept.items() if kept.events)

    async def prose(self, meeting: MeetingKey, ids: Collection[str] | None = None) -> dict[str, ProseRow]:
        rows = self._kept[meeting].prose.values()
        return {row.id: row for row in rows if ids is None or row.id in ids}

    async def votes(self, meeting: MeetingKey) -> list[VoteRow]:
        return sorted(self._kept[meeting].votes, key=lambda vote: vote.position)

    async def drops(self, meeting: MeetingKey) -> list[DropRow]:
        return list(self._kept[meeting].drops)

    async def note_heard(self, meeting: MeetingKey, heard: Mapping[str, datetime]) -> None:
        known = self._heard[meeting]
        for person, at in heard.items():
            known[person] = max(_cut(at), known.get(person, _cut(at)))

    async def heard(self, meeting: MeetingKey, persons: Collection[str]) -> dict[str, datetime]:
        known = self._heard[meeting]
        return {person: known[person] for person in persons if person in known}

    async def heartbeat(self, process: str, at: datetime) -> None:
        self._heartbeats[process] = _cut(at)

    async def last_heartbeat(self) -> datetime | None:
        return max(self._heartbeats.values(), default=None)


class _MemoryTurn:
    def __init__(self, log: MemoryMeetingLog, meeting: MeetingKey, kept: _Kept) -> None:
        self.added = _Kept()
        self.failure: Exception | None = None
        self._log = log
        self._meeting = meeting
        self._kept = kept

    async def read_after(self, position: int) -> list[StoredEvent]:
        return [
            *self._kept.events[position:],
            *(event for event in self.added.events if event.position > position),
        ]

    async def votes_stored(self, ballot: str) -> int:
        return sum(1 for vote in (*self._kept.votes, *self.added.votes) if vote.ballot == ballot)

    async def drops(self) -> list[DropRow]:
        return [*self._kept.drops, *self.added.drops]

    async def append(self, batch: Batch) -> None:
        await asyncio.sleep(0)  # other tasks run here, as they do while a database writes
        self.failure, self._log.fail_next_append = self._log.fail_next_append, None
        if self.failure is None and any(event.meeting != self._meeting for event in batch.events):
            self.failure = ValueError("expected events of the turn's own meeting")
        for key in _unique_keys(batch):
            if key in self._kept.unique or key in self.added.unique:
                self.failure = self.failure or LogConflict(key[0])
            self.added.unique.add(key)
        if self.failure is not None:
            raise self.failure
        self.added.events.extend(batch.events)
        self.added.votes.extend(batch.votes)
        self.added.prose.update({row.id: row for row in batch.prose})
        self.added.drops.extend(
            DropRow(drop.person, _cut(drop.dropped_at), drop.returned_at and _cut(drop.returned_at))
            for drop in batch.drops
        )


def _cut(at: datetime) -> datetime:
    """Milliseconds are what a database keeps."""
    return time_read(time_text(at))


def _unique_keys(batch: Batch) -> list[tuple[str | int, ...]]:
    return [
        *(("position", event.position) for event in batch.events),
        *(("command", event.actor, event.command) for event in batch.events if event.command is not None),
        *(("vote", vote.ballot, vote.entry) for vote in batch.votes),
        *(("prose", row.id) for row in batch.prose),
    ]
