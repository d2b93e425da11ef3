"""The database of an install, who may open it, and how reads and writes pass through it."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel.ext.asyncio.session import AsyncSession

from rat_online.adapters.store.cancellation import to_the_end
from rat_online.adapters.store.engines import postgres_engine, sqlite_readers, sqlite_writer, store_url
from rat_online.adapters.store.file_lock import DatabaseInUse, FileLock
from rat_online.adapters.store.migrate import upgrade

__all__ = ["Database", "DatabaseInUse", "ReadOnly"]

FILE_NAME = "rat-online.sqlite3"


class ReadOnly(Exception):
    """Somebody tried to write through a database that was opened beside its owner."""


class Database:
    """Every connection of this process to the one database.

    On SQLite all writes of the process, the meeting log's too, pass one connection, one after the other, and
    reads, which have connections of their own, never wait. On PostgreSQL both come from one pool.
    """

    def __init__(self, url: str | None, data_dir: Path) -> None:
        """Name the database: an address, or none for a file in the data directory."""
        self.url = store_url(url or f"sqlite:///{data_dir / FILE_NAME}")
        self.is_sqlite = self.url.drivername.startswith("sqlite")
        self._reader: AsyncEngine | None = None
        self._writer: AsyncEngine | None = None
        self._file_lock: FileLock | None = None
        self._writing = asyncio.Lock()
        self._writing_task: asyncio.Task[Any] | None = None

    @property
    def path(self) -> Path | None:
        """The file, on SQLite."""
        return Path(self.url.database or "") if self.is_sqlite else None

    @property
    def libpq_url(self) -> str:
        """The address as PostgreSQL's own tools spell it, password included: for no log and no page."""
        query = {"sslmode" if key == "ssl" else key: value for key, value in self.url.query.items()}
        return self.url.set(drivername="postgresql", query=query).render_as_string(hide_password=False)

    async def open(self, *, exclusive: bool = True) -> None:
        """Become the owner, or with `exclusive=False` a reader beside whoever owns it.

        Raises:
            DatabaseInUse: another process owns the SQLite file.
            FileNotFoundError: a reader found no file.
        """
        if self._reader is not None:
            raise RuntimeError("expected a database that is not open yet")
        if self.path is None:
            self._reader = self._writer = postgres_engine(self.url)
            return
        if exclusive:
            self._own_file(self.path)
        elif not self.path.is_file():
            raise FileNotFoundError(self.path)
        self._reader = sqlite_readers(self.url)

    def _own_file(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file_lock = FileLock(path)
        # SQLite gives its side files the rights of the database: no other user reads any of them.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        self._writer = sqlite_writer(self.url)

    async def close(self) -> None:
        """End every connection and give the file free."""
        for engine in (self._reader, self._writer):  # the writer last: it leaves the file without side files
            if engine is not None:
                await engine.dispose()
        self._reader = self._writer = None
        if self._file_lock is not None:
            self._file_lock.release()
            self._file_lock = None

    async def migrate(self) -> None:
        """Bring the tables to this version's shape. All steps happen, or none."""
        async with self.writing() as connection:
            await connection.run_sync(upgrade)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one moment of the tables on SQLite, what is committed on PostgreSQL."""
        async with self.reading() as connection, self._session(connection) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A session whose changes are durable once the context ends, and undone if it ends by an exception.

        On SQLite everybody else's writes wait meanwhile: prepare outside, write, leave.
        """
        async with self.writing() as connection, self._session(connection) as session:
            yield session
            await session.flush()

    @staticmethod
    def _session(connection: AsyncConnection) -> AsyncSession:
        return AsyncSession(bind=connection, expire_on_commit=False)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection for Core, to read only."""
        if self._reader is None:
            raise RuntimeError("expected an open database")
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection for Core, in a transaction that commits unless the context ends by an exception."""
        if self._writer is None:
            raise ReadOnly if self._reader is not None else RuntimeError("expected an open database")
        async with self._one_writer(), self._writer.connect() as connection:
            transaction = await connection.begin()
            try:
                yield connection
                await to_the_end(transaction.commit())
            except BaseException:
                if transaction.is_active:  # else a cancellation came while it was being committed
                    with suppress(SQLAlchemyError, OSError):  # a broken connection has undone it already
                        await to_the_end(transaction.rollback())
                raise

    @asynccontextmanager
    async def appending(self) -> AsyncIterator[AsyncConnection]:
        """As `writing`, also beside whoever owns the SQLite file: for one short line that its owner neither
        changes nor remembers. It waits for the owner's transaction, and the owner for this one."""
        if self._writer is not None or self._reader is None:
            async with self.writing() as connection:
                yield connection
            return
        beside = sqlite_writer(self.url)
        try:
            async with beside.begin() as connection:
                yield connection
        finally:
            await beside.dispose()

    @asynccontextmanager
    async def _one_writer(self) -> AsyncIterator[None]:
        if not self.is_sqlite:
            yield
            return
        task = asyncio.current_task()
        if task is not None and task is self._writing_task:
            raise RuntimeError("expected one write at a time: this task is within a write already")
        async with self._writing:
            self._writing_task = task
            try:
                yield
            finally:
                self._writing_task = None
