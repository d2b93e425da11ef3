"""The stores that a contract is held against: memory, a SQLite file, PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog
from tests.contracts.stores import opened

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(params=["sqlite", POSTGRES])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rat.sqlite3'}"
    return str(request.getfixturevalue("postgres_database"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database in the shape of this version."""
    async with opened(database_url) as database:
        yield database


@pytest.fixture(params=["memory", "sqlite", POSTGRES])
def log_url(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """Like `database_url`, and None for memory."""
    if request.param == "memory":
        return None
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rat.sqlite3'}"
    return str(request.getfixturevalue("postgres_database"))


@pytest.fixture
async def log(log_url: str | None) -> AsyncIterator[MemoryMeetingLog | SqlMeetingLog]:
    """An empty meeting log, once of each kind."""
    if log_url is None:
        yield MemoryMeetingLog()
        return
    async with opened(log_url) as database:
        yield SqlMeetingLog(database)
