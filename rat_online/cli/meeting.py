"""`rat-online meeting create` and `rat-online meeting export`."""

import csv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from rat_online.adapters.candidate_photos import CandidatePhotos
from rat_online.app.bundle import make_bundle
from rat_online.app.convene import Convened, Convener
from rat_online.app.links import IssuedLink
from rat_online.app.meeting_plan import PlanFault
from rat_online.app.ports.identity import LinkForm, LinkPurpose, Series
from rat_online.bootstrap import Install, documents_of, names_of, now
from rat_online.cli.plan_file import EXAMPLE, read_plan
from rat_online.cli.running import WRONG_INPUT, fail, the_committee, the_cooperative, with_install
from rat_online.cli.taking import Reason, fit_reason, note_taken
from rat_online.domain.chain import ChainBroken, MeetingKey

app = typer.Typer(no_args_is_help=True, help="Meetings: create from a plan, export for auditors.")

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every file of a bundle has the same time, so that the same content gives the same zip."""

DOORS = {LinkPurpose.SEAT: "/masuk", LinkPurpose.OFFICE: "/masuk?tugas"}


@app.command("create")
def create(
    plan: Annotated[Path | None, typer.Argument(help="Plan in TOML.")] = None,
    links: Annotated[
        Path | None, typer.Option(help="CSV to write the personal links to; they are shown only once.")
    ] = None,
    cooperative: Annotated[str | None, typer.Option(help="Name or id, when there are several.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Print a plan to start from.")] = False,
) -> None:
    """Schedule a meeting from a plan: freeze the roll, make a personal link for each member and officer.

        rat-online meeting create --example > rapat.toml
        rat-online meeting create rapat.toml --links tautan.csv

    Whoever holds a link must also know the datum on file. An officer who is no member needs the code in the
    last column instead: send it by another way than the link. The committee gets no link, it has accounts.
    Keep the CSV safe, and delete it when the links are sent.
    """
    if example:
        typer.echo(EXAMPLE, nl=False)
        return
    if plan is None or links is None:
        fail("Beri berkas rencana dan --links. / Give a plan and --links; --example prints one.", WRONG_INPUT)
    if links.exists():
        fail(f"{links} sudah ada; beri nama lain. / It exists already: choose another name.", WRONG_INPUT)
    made, public_url = with_install(lambda install: _create(install, plan, cooperative, links.name))
    _write_links(links, public_url, made)
    typer.echo(f"Rapat {made.hall.live.state.about.title}: {made.hall.key.id}")
    typer.echo(f"{len(made.seats)} tautan anggota, {len(made.offices)} tautan petugas: {links}")


async def _create(install: Install, plan: Path, named: str | None, what: str) -> tuple[Convened, str]:
    cooperative = await the_cooperative(install, named)
    convener = Convener(install.registry, install.links, install.house, install.ids, now)
    committee = await the_committee(install, cooperative)
    try:
        read = read_plan(plan, cooperative.zone, cooperative.profile)
        made = await convener.convene(cooperative, read, committee)
    except PlanFault as fault:
        fail(f"{plan}: {fault.field}: {fault.said}", WRONG_INPUT)
    await note_taken(install, made.hall.key, what, "rat-online meeting create")
    return made, install.settings.public_url or "http://127.0.0.1:8000"


def _write_links(path: Path, public_url: str, made: Convened) -> None:
    seats = _rows("anggota", made.seats, made, public_url)
    offices = _rows("petugas", made.offices, made, public_url)
    _write_rows(path, ["untuk", "id", "nama", "tautan", "kode serah"], [*seats, *offices])


def _rows(kind: str, issued: Sequence[IssuedLink], made: Convened, public_url: str) -> list[list[str]]:
    names = made.hall.feed.names
    return [
        [
            kind,
            one.link.person,
            _as_text(names.get(one.link.person, "")),
            f"{public_url}{DOORS[one.link.purpose]}#{one.secret}",
            one.handover,
        ]
        for one in issued
    ]


def _as_text(cell: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


@app.command("codes")
def codes(
    meeting: Annotated[str, typer.Argument(help="Id of the meeting.")],
    target: Annotated[Path, typer.Argument(help="CSV to write; it must not exist yet.")],
    number: Annotated[
        list[str] | None, typer.Option(help="Only this member number; may be given several times.")
    ] = None,
    cooperative: Annotated[str | None, typer.Option(help="Name or id, when there are several.")] = None,
    *,
    reason: Reason,
) -> None:
    """Make codes for the desk to print: for members without a link, or whose phone is lost.

        rat-online meeting codes 7QK3… kode.csv --number 0417 --reason "HP hilang"

    A code (8 characters) is typed on the page "Masuk" with the datum on file; links made before stay good.
    """
    if target.exists():
        fail(f"{target} sudah ada; beri nama lain. / It exists already: choose another name.", WRONG_INPUT)
    why = fit_reason(reason)
    rows = with_install(lambda install: _codes(install, meeting, number, cooperative, target.name, why))
    _write_rows(target, ["nomor", "nama", "kode"], rows)
    typer.echo(f"{len(rows)} kode: {target}")


async def _codes(
    install: Install, meeting: str, numbers: list[str] | None, named: str | None, what: str, reason: str
) -> list[list[str]]:
    cooperative = await the_cooperative(install, named)
    row = await install.registry.store.meeting(MeetingKey(cooperative.id, meeting))
    if row is None:
        fail(f"Tidak ada rapat {meeting}. / There is no such meeting.", WRONG_INPUT)
    lines = await install.registry.store.roll_lines(row.key)
    chosen = [line for line in lines if numbers is None or line.number in numbers]
    series = Series(cooperative.id, row.series)
    await note_taken(install, row.key, what, reason)
    issued = await install.links.issue(series, [line.entry for line in chosen], form=LinkForm.CODE)
    return [[line.number, _as_text(line.name), one.secret] for line, one in zip(chosen, issued, strict=True)]


def _write_rows(path: Path, head: list[str], rows: list[list[str]]) -> None:
    """A CSV that only its owner may read, and that Excel opens with its letters right."""
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])


@app.command("export")
def export(
    meeting: Annotated[str, typer.Argument(help="Id of the meeting.")],
    target: Annotated[Path, typer.Argument(help="Zip to write; it must not exist yet.")],
    cooperative: Annotated[str | None, typer.Option(help="Name or id, when there are several.")] = None,
    *,
    reason: Reason,
) -> None:
    """Write the bundle for auditors: log, roll, votes and documents, without contacts. The server may run.

    Check it anywhere, without network or database:

        rat-online meeting export 7QK3… bundel.zip --reason "Audit tahunan"
        rat-online verify bundel.zip

    Who took it, when and why is read by the pengawas, as of what is taken from a page.
    """
    if target.exists():
        fail(f"{target} sudah ada; beri nama lain. / It exists already: choose another name.", WRONG_INPUT)
    why = fit_reason(reason)
    files = with_install(
        lambda install: _export(install, meeting, cooperative, target.name, why), exclusive=False
    )
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in sorted(files.items()):
            bundle.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    typer.echo(f"{target}: {target.stat().st_size} byte")


async def _export(
    install: Install, meeting: str, named: str | None, what: str, reason: str
) -> dict[str, bytes]:
    cooperative = await the_cooperative(install, named)
    key = MeetingKey(cooperative.id, meeting)
    if await install.registry.store.meeting(key) is None:
        fail(f"Tidak ada rapat {meeting}. / There is no such meeting.", WRONG_INPUT)
    try:
        bundle = await make_bundle(
            key,
            install.log,
            install.registry.store,
            await names_of(install.registry, key),
            await documents_of(install, key),
            CandidatePhotos(install.settings.data_dir),
            now(),
        )
    except ChainBroken as broken:
        fail(f"Catatan rapat berubah pada posisi {broken.position}. / The log was altered there.")
    await note_taken(install, key, what, reason)
    return bundle.files
