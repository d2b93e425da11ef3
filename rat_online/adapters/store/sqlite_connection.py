"""A connection to SQLite that a cancelled task cannot leave holding the write lock.

It has a thread, and a trip there and back costs more than most statements do: each makes one.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import aiosqlite

from rat_online.adapters.store.cancellation import to_the_end


class SqliteConnection(aiosqlite.Connection):
    """Every call into its thread is waited for, and a transaction is rolled back before it is closed.

    Otherwise a cancelled caller abandons a statement that the thread still runs, and SQLite keeps a closed
    connection, with its locks, for as long as one of its statements is referred to.
    """

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await to_the_end(super()._connect())
        except asyncio.CancelledError:  # nobody is left to close what has just been opened
            await self.close()
            raise

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        answer = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((answer, partial(fn, *args, **kwargs)))
        return await to_the_end(answer)

    def cursor(self) -> Any:
        """A cursor for SQLAlchemy: it takes the rows along when it executes."""
        return OneTripCursor(self)

    async def close(self) -> None:
        closed = self.stop()
        if closed is not None:
            await to_the_end(closed)

    def stop(self) -> asyncio.Future[Any] | None:
        if not self._running:  # its thread has been told already
            return None
        self._tx.put_nowait((None, self._undo))
        return super().stop()

    def _undo(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.rollback()


class OneTripCursor:
    """The part of a cursor that SQLAlchemy uses: begun, executed, fetched and closed in one trip."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "OneTripCursor":
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> "OneTripCursor":
        await self._connection._execute(self._do, "execute", statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Iterable[Iterable[Any]]) -> "OneTripCursor":
        await self._connection._execute(self._do, "executemany", statement, rows)
        return self

    async def fetchall(self) -> Sequence[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open between trips."""

    def _do(self, how: str, statement: str, values: Iterable[Any]) -> None:
        """In the connection's thread."""
        cursor = self._connection._conn.cursor()
        try:
            getattr(cursor, how)(statement, values)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


def connect(database: str, **options: Any) -> SqliteConnection:
    """Begin to connect; transactions are begun by statement, never by the driver."""
    connector = partial(sqlite3.connect, database, isolation_level=None, **options)
    connection = SqliteConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
