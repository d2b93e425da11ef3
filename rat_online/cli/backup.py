"""`rat-online backup`."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from rat_online.adapters.store.database import Database
from rat_online.cli.running import WRONG_INPUT, fail
from rat_online.settings import Settings


def backup(
    target: Annotated[Path, typer.Argument(help="File to write; it must not exist yet.")],
) -> None:
    """Copy the SQLite database as it is at one moment, also while the server runs.

    The secrets in RAT_DATA_DIR/secrets are not in it: keep a copy of them elsewhere. For PostgreSQL there is
    pg_dump.

        rat-online backup rat-2027-03-20.sqlite3
    """
    settings = Settings()
    source = Database(settings.database, settings.data_dir).path
    if source is None:
        fail("Untuk PostgreSQL pakai pg_dump. / With PostgreSQL use pg_dump.", WRONG_INPUT)
    if not source.is_file():
        fail(f"Tidak ada basis data di {source}. / There is no database there.", WRONG_INPUT)
    if target.exists():
        fail(f"{target} sudah ada; beri nama lain. / It exists already: choose another name.", WRONG_INPUT)
    target.touch(mode=0o600)
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    typer.echo(f"{target}: {target.stat().st_size} byte")
