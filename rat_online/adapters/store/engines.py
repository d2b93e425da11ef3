"""Engines whose connections keep the promise that a commit acknowledged is a commit kept."""

from urllib.parse import quote

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from rat_online.adapters.store import sqlite_connection

BUSY_MILLISECONDS = 10_000
"""How long a connection waits for another process, such as a backup, before it gives up."""

_POSTGRES_SETTINGS = {
    "application_name": "rat-online",
    "timezone": "UTC",
    "synchronous_commit": "on",
    # A process that hangs within a turn loses its connection, and with it the meeting's lock.
    "idle_in_transaction_session_timeout": "30s",
    "lock_timeout": "20s",
}


def store_url(url: str) -> URL:
    """The address with the driver that this store speaks, from any usual spelling of it."""
    parsed = make_url(url)
    family = parsed.drivername.partition("+")[0]
    if family in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+asyncpg")
        mode = parsed.query.get("sslmode")
        if mode is not None:  # libpq's name for what asyncpg calls ssl
            parsed = parsed.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
        return parsed
    if family == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite+aiosqlite")
    raise ValueError(f"expected sqlite:///FILE or postgresql://…, got {family}")


def postgres_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        hide_parameters=True,  # an error's text must not carry a member's data into the server's log
        isolation_level="READ COMMITTED",  # REPEATABLE READ would read stale after waiting for a lock
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        connect_args={"server_settings": _POSTGRES_SETTINGS, "timeout": 10},
    )


def _sqlite_engine(url: URL, **pool: int) -> AsyncEngine:
    return create_async_engine(
        url, connect_args={"async_creator_fn": sqlite_connection.connect}, hide_parameters=True, **pool
    )


def sqlite_writer(url: URL) -> AsyncEngine:
    """One connection, hence one thread; each of its transactions takes the file's write lock at once."""
    engine = _sqlite_engine(url, pool_size=1, max_overflow=0)
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"]
    _prepare(engine, pragmas, begin="BEGIN IMMEDIATE")
    return engine


def sqlite_readers(url: URL) -> AsyncEngine:
    """A few connections that cannot write; each transaction sees one moment of the file."""
    existing = url.set(database=f"file:{quote(url.database or '')}").update_query_dict(
        {"mode": "rw", "uri": "true"}
    )
    engine = _sqlite_engine(existing, pool_size=4, max_overflow=4)
    _prepare(engine, ["query_only=ON"], begin="BEGIN")
    return engine


def _prepare(engine: AsyncEngine, pragmas: list[str], begin: str) -> None:
    """Set each new connection up, and begin transactions ourselves: the driver waits for some writes."""

    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in [f"busy_timeout={BUSY_MILLISECONDS}", *pragmas]:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def began(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", connected)
    event.listen(engine.sync_engine, "begin", began)
