"""`rat-online members import`, `undo`, `imports` and `list`."""

from collections.abc import Sequence
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from rat_online.app.member_import.findings import Finding
from rat_online.app.member_import.known import against_books
from rat_online.app.member_import.result import Import, MemberDraft
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable, ImportReceipt
from rat_online.app.ports.registry import AlreadyThere, Cooperative, KnownMember
from rat_online.app.ports.store import StoreUnavailable
from rat_online.bootstrap import Install, open_install
from rat_online.cli.running import WRONG_INPUT, fail, run, the_committee, the_cooperative, with_install
from rat_online.domain.members import STATUS_WORDS
from rat_online.member_command import CooperativeName, import_command
from rat_online.settings import Settings

app = typer.Typer(no_args_is_help=True, help="Members: import them from a spreadsheet, undo that, list them.")

NAMED = 10
"""How many member numbers an error names."""

_WHY_NOT = {
    Hindrance.UNKNOWN: "Tidak ada impor itu. / There is no such import: see `rat-online members imports`.",
    Hindrance.UNDONE: "Impor itu sudah dibatalkan. / That import is undone already.",
    Hindrance.EDITED: "Data anggota ini sudah diubah sejak impor itu. / These members were edited since",
    Hindrance.ON_A_ROLL: "Anggota ini sudah ada di DPT. / These members are on a frozen roll",
    Hindrance.HAS_ACCESS: "Anggota ini sudah diberi tautan atau akun. / These members have a link or account",
}


async def _write(drafts: Sequence[MemberDraft], named: str | None) -> ImportReceipt:
    async with open_install(Settings()) as install:
        cooperative = await the_cooperative(install, named)
        actor = await the_committee(install, cooperative)
        try:
            return await install.member_imports.write_import(cooperative.id, drafts, actor)
        except AlreadyThere:
            fail("Ada nomor anggota yang ganda. / A member number is there twice; nothing was imported.")


async def _look(found: Import, named: str | None) -> list[Finding]:
    """A dry run needs no install; where there is one, it says who may be there already."""
    try:
        async with open_install(Settings(), exclusive=False) as install:
            known = await install.registry.store.cooperatives()
            of = [one for one in known if named is None or named in (one.id, one.name)]
            return (
                against_books(found, await install.registry.store.members(of[0].id)) if len(of) == 1 else []
            )
    except (FileNotFoundError, StoreUnavailable):
        return []


app.command("import")(import_command(_write, run, _look))


@app.command("undo")
def undo(
    import_id: Annotated[str, typer.Argument(metavar="IMPORT-ID", help="As `members import` printed it.")],
    cooperative: CooperativeName = None,
) -> None:
    """Undo an import as one: members it added go, members it changed are as they were before.

        rat-online members undo 7QK3M2XW9ATB

    Refused, and nothing changed, when a member of it was edited since, is on a frozen roll or has a link.
    """

    async def undone(install: Install) -> ImportReceipt:
        of = await the_cooperative(install, cooperative)
        actor = await the_committee(install, of)
        try:
            return await install.member_imports.undo_import(of.id, import_id.strip().upper(), actor)
        except ImportNotUndoable as why:
            fail(_why_not(why), WRONG_INPUT if why.hindrance is Hindrance.UNKNOWN else 1)

    receipt = with_install(undone)
    typer.echo(
        f"Impor {receipt.id} dibatalkan: {receipt.added} anggota dihapus, {receipt.changed} dikembalikan. / "
        f"Undone: {receipt.added} removed, {receipt.changed} put back."
    )


def _why_not(why: ImportNotUndoable) -> str:
    if not why.numbers:
        return _WHY_NOT[why.hindrance]
    more = f" … (+{len(why.numbers) - NAMED})" if len(why.numbers) > NAMED else ""
    return f"{_WHY_NOT[why.hindrance]}: {', '.join(why.numbers[:NAMED])}{more}"


@app.command("imports")
def imports(cooperative: CooperativeName = None) -> None:
    """List the imports, the latest first. The server may run."""

    async def found(install: Install) -> tuple[Cooperative, list[ImportReceipt]]:
        of = await the_cooperative(install, cooperative)
        return of, await install.member_imports.imports(of.id)

    of, receipts = with_install(found, exclusive=False)
    for receipt in receipts:
        at = receipt.at.astimezone(ZoneInfo(of.zone))
        counts = f"+{receipt.added} baru, {receipt.changed} diperbarui, {receipt.unchanged} tetap"
        undone = "  (dibatalkan)" if receipt.undone_at else ""
        typer.echo(f"{receipt.id}  {at:%d/%m/%Y %H:%M}  {counts}{undone}")


@app.command("list")
def list_members(
    search: Annotated[str, typer.Option(help="Part of a name, a number or a group.")] = "",
    cooperative: CooperativeName = None,
) -> None:
    """List the members: number, name, group and status, without their contacts. The server may run.

    rat-online members list --search rungkut
    """

    async def found(install: Install) -> list[KnownMember]:
        of = await the_cooperative(install, cooperative)
        return await install.registry.store.members(of.id, search=search)

    known = with_install(found, exclusive=False)
    for member in (one.member for one in known):
        facts = (member.number, member.name, member.group, STATUS_WORDS[member.status])
        typer.echo("  ".join(fact for fact in facts if fact))
    typer.echo(f"{len(known)} anggota", err=True)
