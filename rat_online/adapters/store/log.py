"""The meeting log in a database: Core inserts with lists, one transaction a turn."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.bulk import insert_rows
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.tables import (
    CONNECTION_DROP,
    EVENT_LOG,
    PERSON_HEARD,
    PROCESS_HEARTBEAT,
    PROSE,
    VOTE,
)
from rat_online.app.ports.log import (
    Batch,
    DropRow,
    LogConflict,
    LogUnavailable,
    MeetingKey,
    ProseRow,
    StoredEvent,
    VoteRow,
)
from rat_online.domain.chain import canonical, text_of

CHANNEL = "rat_log"
"""Where PostgreSQL tells every process that a meeting has moved on: `["cooperative","meeting",position]`."""

EVENT_FIELDS = tuple(column.name for column in EVENT_LOG.columns)


@contextmanager
def _answering() -> Iterator[None]:
    """What went wrong in the database, in the words of the port."""
    try:
        yield
    except IntegrityError as error:
        # The driver's text would carry the row; a conflict says no more than the constraint's nature.
        raise LogConflict(type(error.orig).__name__) from error
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise LogUnavailable(type(error).__name__) from error


class SqlMeetingLog:
    """Every meeting of the install. The lock of one is in the process on SQLite, else in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._locks: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, meeting: MeetingKey) -> AsyncIterator["_SqlTurn"]:
        # Also on PostgreSQL, so that turns waiting for one meeting do not empty the pool.
        async with self._locks[meeting]:
            turn = _SqlTurn(self._database, meeting)
            try:
                await turn.begin()
                yield turn
            except BaseException as error:
                await turn.end(error)
                raise
            await turn.end(None)

    async def read(self, meeting: MeetingKey, after: int = 0, limit: int | None = None) -> list[StoredEvent]:
        with _answering():
            async with self._database.reading() as connection:
                return await _events_after(connection, meeting, after, limit)

    async def meetings(self) -> list[MeetingKey]:
        keys = select(EVENT_LOG.c.cooperative, EVENT_LOG.c.meeting).where(EVENT_LOG.c.position == 1)
        with _answering():
            async with self._database.reading() as connection:
                return sorted(MeetingKey(*row) for row in await connection.execute(keys))

    async def prose(self, meeting: MeetingKey, ids: Collection[str] | None = None) -> dict[str, ProseRow]:
        rows = _of(meeting, PROSE, select(PROSE.c.id, PROSE.c.digest, PROSE.c.salt, PROSE.c.text))
        if ids is not None:
            rows = rows.where(PROSE.c.id.in_(ids))
        with _answering():
            async with self._database.reading() as connection:
                return {row.id: ProseRow(*row) for row in await connection.execute(rows)}

    async def votes(self, meeting: MeetingKey) -> list[VoteRow]:
        rows = _of(meeting, VOTE, select(VOTE.c.ballot, VOTE.c.entry, VOTE.c.position))
        with _answering():
            async with self._database.reading() as connection:
                found = await connection.execute(rows.order_by(VOTE.c.position))
                return [VoteRow(*row) for row in found]

    async def drops(self, meeting: MeetingKey) -> list[DropRow]:
        with _answering():
            async with self._database.reading() as connection:
                return await _drops_of(connection, meeting)

    async def note_heard(self, meeting: MeetingKey, heard: Mapping[str, datetime]) -> None:
        if not heard:
            return
        insert = (sqlite if self._database.is_sqlite else postgresql).insert(PERSON_HEARD)
        later = insert.on_conflict_do_update(
            index_elements=["cooperative", "meeting", "person"],
            set_={"at": insert.excluded.at},
            where=PERSON_HEARD.c.at < insert.excluded.at,
        )
        names = {"cooperative": meeting.cooperative, "meeting": meeting.id}
        # In one order, so that two processes do not wait for each other's rows.
        rows = [{**names, "person": person, "at": at} for person, at in sorted(heard.items())]
        with _answering():
            async with self._database.writing() as connection:
                await connection.execute(later, rows)

    async def heard(self, meeting: MeetingKey, persons: Collection[str]) -> dict[str, datetime]:
        rows = _of(meeting, PERSON_HEARD, select(PERSON_HEARD.c.person, PERSON_HEARD.c.at))
        with _answering():
            async with self._database.reading() as connection:
                found = await connection.execute(rows.where(PERSON_HEARD.c.person.in_(persons)))
                return {row.person: row.at for row in found}

    async def heartbeat(self, process: str, at: datetime) -> None:
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        beat = insert(PROCESS_HEARTBEAT).values(process=process, at=at)
        with _answering():
            async with self._database.writing() as connection:
                await connection.execute(
                    beat.on_conflict_do_update(index_elements=["process"], set_={"at": beat.excluded.at})
                )

    async def last_heartbeat(self) -> datetime | None:
        with _answering():
            async with self._database.reading() as connection:
                last: datetime | None = await connection.scalar(select(func.max(PROCESS_HEARTBEAT.c.at)))
                return last


class _SqlTurn:
    """On SQLite the writer is taken at the first append only, so that reading turns hold up nobody."""

    def __init__(self, database: Database, meeting: MeetingKey) -> None:
        self._database = database
        self._meeting = meeting
        self._stack = AsyncExitStack()
        self._connection: AsyncConnection | None = None
        self._failure: Exception | None = None

    async def begin(self) -> None:
        if self._database.is_sqlite:
            return
        with _answering():
            connection = await self._write()
            lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:meeting, 0))")
            await connection.execute(lock, {"meeting": canonical(_names(self._meeting)).decode()})

    async def end(self, error: BaseException | None) -> None:
        error = error or self._failure
        with _answering():
            await self._stack.__aexit__(type(error) if error else None, error, None)
        if self._failure is not None:
            raise self._failure

    async def _write(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._stack.enter_async_context(self._database.writing())
        return self._connection

    @asynccontextmanager
    async def _read(self) -> AsyncIterator[AsyncConnection]:
        if self._connection is not None:
            yield self._connection
            return
        async with self._database.reading() as connection:
            yield connection

    async def read_after(self, position: int) -> list[StoredEvent]:
        with _answering():
            async with self._read() as connection:
                return await _events_after(connection, self._meeting, position, None)

    async def votes_stored(self, ballot: str) -> int:
        count = _of(self._meeting, VOTE, select(func.count()).where(VOTE.c.ballot == ballot))
        with _answering():
            async with self._read() as connection:
                return await connection.scalar(count) or 0

    async def drops(self) -> list[DropRow]:
        with _answering():
            async with self._read() as connection:
                return await _drops_of(connection, self._meeting)

    async def append(self, batch: Batch) -> None:
        try:
            if any(event.meeting != self._meeting for event in batch.events):
                raise ValueError("expected events of the turn's own meeting")
            with _answering():
                await self._insert(await self._write(), batch)
        except Exception as error:
            self._failure = error
            raise

    async def _insert(self, connection: AsyncConnection, batch: Batch) -> None:
        of = (self._meeting.cooperative, self._meeting.id)
        await insert_rows(connection, EVENT_LOG, EVENT_FIELDS, [_row_of(event) for event in batch.events])
        await insert_rows(
            connection,
            VOTE,
            ("cooperative", "meeting", "ballot", "entry", "position"),
            [(*of, vote.ballot, vote.entry, vote.position) for vote in batch.votes],
        )
        await insert_rows(
            connection,
            PROSE,
            ("cooperative", "meeting", "id", "digest", "salt", "text"),
            [(*of, prose.id, prose.digest, prose.salt, prose.text) for prose in batch.prose],
        )
        await insert_rows(
            connection,
            CONNECTION_DROP,
            ("cooperative", "meeting", "person", "dropped_at", "returned_at"),
            [(*of, drop.person, drop.dropped_at, drop.returned_at) for drop in batch.drops],
        )
        if batch.events and not self._database.is_sqlite:
            reached = canonical([*_names(self._meeting), batch.events[-1].position]).decode()
            await connection.execute(select(func.pg_notify(CHANNEL, reached)))


def _names(meeting: MeetingKey) -> list[str]:
    return [meeting.cooperative, meeting.id]


def _of(meeting: MeetingKey, table: Table, rows: Select[Any]) -> Select[Any]:
    return rows.where(table.c.cooperative == meeting.cooperative, table.c.meeting == meeting.id)


async def _drops_of(connection: AsyncConnection, meeting: MeetingKey) -> list[DropRow]:
    fields = (CONNECTION_DROP.c.person, CONNECTION_DROP.c.dropped_at, CONNECTION_DROP.c.returned_at)
    rows = _of(meeting, CONNECTION_DROP, select(*fields)).order_by(CONNECTION_DROP.c.id)
    return [DropRow(*row) for row in await connection.execute(rows)]


async def _events_after(
    connection: AsyncConnection, meeting: MeetingKey, position: int, limit: int | None
) -> list[StoredEvent]:
    log = EVENT_LOG.c
    fields = (log.position, log.kind, log.schema, log.at, log.actor, log.command, log.payload)
    rows = _of(meeting, EVENT_LOG, select(*fields, log.previous_hash, log.hash))
    rows = rows.where(log.position > position).order_by(log.position).limit(limit)
    return [_event_of(meeting, row) for row in await connection.execute(rows)]


def _event_of(meeting: MeetingKey, row: Any) -> StoredEvent:
    position, kind, schema, at, actor, command, payload, previous_hash, hash_ = row
    return StoredEvent(
        meeting, position, kind, schema, at, actor, command, json.loads(payload), previous_hash, hash_
    )


def _row_of(event: StoredEvent) -> tuple[object, ...]:
    """An event's fields in the order of `EVENT_FIELDS`."""
    return (
        event.meeting.cooperative,
        event.meeting.id,
        event.position,
        event.kind,
        event.schema,
        event.at,
        event.actor,
        event.command,
        text_of(event),
        event.previous_hash,
        event.hash,
    )
