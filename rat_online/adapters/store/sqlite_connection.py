"""A connection to SQLite that a cancelled task cannot leave holding the write lock."""

import asyncio
import sqlite3
from collections.abc import Callable
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
        return await to_the_end(super()._execute(fn, *args, **kwargs))  # type: ignore[no-untyped-call]

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


def connect(database: str, **options: Any) -> SqliteConnection:
    """Begin to connect; transactions are begun by statement, never by the driver."""
    connector = partial(sqlite3.connect, database, isolation_level=None, **options)
    connection = SqliteConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
