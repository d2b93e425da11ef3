"""`rat-online recordings`."""

from typing import Annotated

import typer

from rat_online.bootstrap import Install, recording_keeper
from rat_online.cli.running import with_install

app = typer.Typer(no_args_is_help=True, help="Recordings: which are kept, deleting those whose time is over.")


@app.command("erase-old")
def erase_old(
    days: Annotated[
        int | None, typer.Option(min=1, help="Kept for so many days instead of RAT_RECORDING_DAYS.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which they are.")] = False,
) -> None:
    """Delete recordings that have been kept long enough; their digests stay in the log, with the deletion.

        rat-online recordings erase-old --dry-run

    A running server does this once a day by itself. With SQLite stop it first.
    """
    found = with_install(lambda install: _erase(install, days, dry_run=dry_run))
    for meeting in found:
        typer.echo(meeting)
    said = "akan dihapus / to be deleted" if dry_run else "dihapus / deleted"
    typer.echo(f"{len(found)} rekaman {said}.")


async def _erase(install: Install, days: int | None, *, dry_run: bool) -> list[str]:
    keeper = recording_keeper(install, days)
    old = keeper.old()
    if not dry_run:
        await keeper.erase_old()
    return old
