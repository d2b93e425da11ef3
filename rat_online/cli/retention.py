"""`rat-online retention`: the daily job, run now."""

from typing import Annotated

import typer

from rat_online.bootstrap import Install
from rat_online.bootstrap.keeping import retention_of
from rat_online.cli.running import with_install


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many would be erased.")] = False,
) -> None:
    """Erase contacts whose time is over: of former members, and wherever they were copied.

        rat-online retention --dry-run

    A running server does this by itself, once a day. RAT_CONTACTS_KEPT_DAYS says how long contacts are kept
    after a member has left, copies of them (imports, list of changes, photos of the desk) in any case, and
    letters of proxy after their meeting's day.
    """

    async def run(install: Install) -> str:
        job = retention_of(install)
        if dry_run:
            letters = await job.letters_due()
            return f"{await job.due()} anggota / members; {letters} surat kuasa / letters of proxy"
        done = await job.run()
        other = done.forgotten
        return (
            f"{done.members} anggota / members; {other.changes} perubahan / changes; "
            f"{other.imports} baris impor / import lines; {other.photos} foto / photos; "
            f"{other.requests} pesan / messages; {done.letters} surat kuasa / letters of proxy"
        )

    typer.echo(with_install(run))
