"""`rat-online members import`: a dry run that anybody may make, and the one import that follows it."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from rat_online.adapters.spreadsheets import read_members, write_corrections
from rat_online.app.member_import.columns import ColumnChoice
from rat_online.app.member_import.fields import FIELD_NAMES, Field
from rat_online.app.member_import.findings import Finding, FindingRecord
from rat_online.app.member_import.messages import Language
from rat_online.app.member_import.result import Import, MemberDraft
from rat_online.app.member_import.writing import ImportReceipt

WriteMembers: TypeAlias = Callable[[Sequence[MemberDraft], str | None], Coroutine[Any, Any, ImportReceipt]]
"""Writes the members into the cooperative of that name, or into the only one."""
LookIntoBooks: TypeAlias = Callable[[Import, str | None], Coroutine[Any, Any, list[Finding]]]
"""What the list has in common with the books of that cooperative; nothing where there are none yet."""
Run: TypeAlias = Callable[[Coroutine[Any, Any, ImportReceipt]], ImportReceipt]

DONE = 0
NOT_IMPORTED = 1
WRONG_INPUT = 2

_WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "columns": "Kolom yang dipakai (ubah dengan --column):",
        "unused": "Kolom yang tidak dipakai: {columns}",
        "sure": "{letters}  {title} → {field} ({confidence}%)",
        "counts": "{rows} baris anggota: {good} baik, {bad} bermasalah, {flagged} catatan.",
        "bad": "Baris bermasalah, tidak dapat diimpor:",
        "flagged": "Periksa juga (tetap diimpor):",
        "left-out": "Dilewati, karena bukan baris anggota. Bila ada anggota di antaranya, lengkapi nomornya:",
        "left-out-line": "  baris {line}: {begins}",
        "no-file": "Tidak ada berkas {path}. Periksa nama dan foldernya.",
        "line": "  baris {line}, kolom {column}: {message}",
        "line-alone": "  baris {line}: {message}",
        "file": "  {message}",
        "saved": "Daftar untuk diperbaiki disimpan di {path}.",
        "not-imported": (
            "Tidak ada yang diimpor. Perbaiki baris di atas (--corrections membuat daftarnya), "
            "atau impor baris yang baik saja dengan --skip-bad."
        ),
        "dry": "Uji coba: tidak ada yang ditulis.",
        "imported": "Diimpor: {added} anggota baru, {changed} diperbarui, {unchanged} tetap. Impor {id}.",
        "mapping": "Tulis --column sebagai BIDANG=KOLOM, misalnya phone=F. Bidang: {fields}.",
    },
    "en": {
        "columns": "Columns in use (change them with --column):",
        "unused": "Columns not used: {columns}",
        "sure": "{letters}  {title} → {field} ({confidence}%)",
        "counts": "{rows} member rows: {good} good, {bad} bad, {flagged} notes to look at.",
        "bad": "Bad lines, which cannot be imported:",
        "flagged": "Look at these too (imported all the same):",
        "left-out": "Passed over, because no member lines. If a member is among them, give the number:",
        "left-out-line": "  line {line}: {begins}",
        "no-file": "There is no file {path}. Look at its name and folder.",
        "line": "  line {line}, column {column}: {message}",
        "line-alone": "  line {line}: {message}",
        "file": "  {message}",
        "saved": "The list to correct is in {path}.",
        "not-imported": (
            "Nothing was imported. Correct the lines above (--corrections writes them out), "
            "or import only the good ones with --skip-bad."
        ),
        "dry": "Dry run: nothing was written.",
        "imported": "Imported: {added} new members, {changed} updated, {unchanged} as before. Import {id}.",
        "mapping": "Write --column as FIELD=COLUMN, such as phone=F. Fields: {fields}.",
    },
}


class Speech(StrEnum):
    """The language of the sentences."""

    ID = "id"
    EN = "en"


TheFile = Annotated[Path, typer.Argument(help="CSV, XLSX, XLS or ODS, as it came out of Excel.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check every line and write nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="The report as JSON on standard output.")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="FIELD=COLUMN by title or letter, such as phone=F.")
]
SheetName = Annotated[str | None, typer.Option(help="Which sheet, where several hold a list.")]
Corrections = Annotated[Path | None, typer.Option(help="Write the list to correct here, as XLSX.")]
SkipBad = Annotated[bool, typer.Option("--skip-bad", help="Import the good lines, leave the bad.")]
CooperativeName = Annotated[str | None, typer.Option(help="Which cooperative, where there are several.")]
Spoken = Annotated[Speech, typer.Option(help="Language of the sentences.")]


async def _no_books(found: Import, cooperative: str | None) -> list[Finding]:
    return []


def import_command(
    write: WriteMembers, run: Run = asyncio.run, look: LookIntoBooks = _no_books
) -> Callable[..., None]:
    """The command for `typer`, writing through `write` after a look into the books."""

    def import_members(
        file: TheFile,
        dry_run: DryRun = False,
        json_output: AsJson = False,
        column: Columns = None,
        sheet: SheetName = None,
        corrections: Corrections = None,
        skip_bad: SkipBad = False,
        cooperative: CooperativeName = None,
        lang: Spoken = Speech.ID,
    ) -> None:
        """Import members from a spreadsheet: all of them or none.

        Columns are found by their titles (No. Anggota, Nama Lengkap, L/P, Tgl Lahir, No HP/WA, Cabang,
        Status, Jabatan …); --dry-run shows what was found and lists every bad line with what to do about it.

        Ends with 0 when the file could be read or was imported, 1 when bad lines kept it from being imported,
        2 when the file or an option cannot be used.
        """
        language: Language = "en" if lang is Speech.EN else "id"
        if not file.exists():
            typer.echo(_WORDS[language]["no-file"].format(path=file), err=True)
            raise typer.Exit(WRONG_INPUT)
        found = _read(file, _mapping(column or [], language), sheet, json_output)
        found.flagged += asyncio.run(look(found, cooperative))
        imports = not dry_run and bool(found.members) and (skip_bad or not found.bad)
        receipt = run(write(found.members, cooperative)) if imports else None
        if corrections is not None and found.rows:
            corrections.write_bytes(write_corrections(found, language))
        _say(found, receipt, dry_run, json_output, corrections, language)
        raise typer.Exit(_exit_code(found, receipt, dry_run))

    return import_members


def _say(
    found: Import,
    receipt: ImportReceipt | None,
    dry_run: bool,
    json_output: bool,
    corrections: Path | None,
    language: Language,
) -> None:
    if json_output:
        typer.echo(json.dumps(_json(found, receipt, language), ensure_ascii=False, indent=2))
        _list(found.report(language)["flagged"], "flagged", language, err=True)
    else:
        _tell(found, language)
    _name_left_out(found, language)
    if not json_output:
        _conclude(found, receipt, dry_run, corrections, language)


def _exit_code(found: Import, receipt: ImportReceipt | None, dry_run: bool) -> int:
    if found.file_refused is not None:
        return WRONG_INPUT
    return DONE if dry_run or receipt is not None else NOT_IMPORTED


def _mapping(choices: Sequence[str], language: Language) -> ColumnChoice:
    mapping: dict[str, str | int | None] = {}
    for choice in choices:
        field, sign, place = choice.partition("=")
        if not sign or field.strip().replace("_", "-") not in set(Field):
            typer.echo(_WORDS[language]["mapping"].format(fields=", ".join(Field)), err=True)
            raise typer.Exit(WRONG_INPUT)
        place = place.strip()
        mapping[field.strip()] = int(place) if place.isdecimal() else place
    return mapping


def _read(file: Path, mapping: ColumnChoice, sheet: str | None, json_output: bool) -> Import:
    if json_output or not _is_watched():
        return read_members(file, file.name, mapping, sheet=sheet)
    with typer.progressbar(length=1, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        return read_members(file, file.name, mapping, sheet=sheet, progress=progress)


def _is_watched() -> bool:
    """Whether a person sees the bar move."""
    return sys.stderr.isatty()


def _json(found: Import, receipt: ImportReceipt | None, language: Language) -> dict[str, object]:
    """What a program reads: the lines, and of an import what became of it. Notes are for people."""
    said = found.report(language)
    report: dict[str, object] = {"rows": said["rows"], "good": said["good"], "bad": said["bad"]}
    if receipt is not None:
        report["import"] = {
            "id": receipt.id,
            "cooperative": receipt.cooperative,
            "added": receipt.added,
            "changed": receipt.changed,
            "unchanged": receipt.unchanged,
            "at": receipt.at.isoformat(),
        }
    return report


def _tell(found: Import, language: Language) -> None:
    words = _WORDS[language]
    used = [match for match in found.columns if match.field is not None]
    if used:
        typer.echo(words["columns"])
        for match in used:
            assert match.field is not None
            name = FIELD_NAMES[language][match.field]
            facts = {
                "letters": match.letters,
                "title": match.title,
                "field": name,
                "confidence": match.confidence,
            }
            typer.echo("  " + words["sure"].format(**facts))
        unused = [match.title for match in found.columns if match.field is None and match.title]
        if unused:
            typer.echo(words["unused"].format(columns=", ".join(unused)))
    counts = {
        "rows": found.rows,
        "good": found.good,
        "bad": len(found.bad_lines()),
        "flagged": len(found.flagged),
    }
    typer.echo(words["counts"].format(**counts))
    report = found.report(language)
    _list(report["bad"], "bad", language)
    _list(report["flagged"], "flagged", language)


def _list(records: Sequence[FindingRecord], title: str, language: Language, *, err: bool = False) -> None:
    words = _WORDS[language]
    if records:
        typer.echo(words[title], err=err)
    for record in records:
        shape = "file" if not record["line"] else "line" if record["column"] else "line-alone"
        typer.echo(words[shape].format(**record), err=err)


def _name_left_out(found: Import, language: Language) -> None:
    """Totals, titles and signatures, so that a person sees whether somebody is among them."""
    words = _WORDS[language]
    if found.left_out:
        typer.echo(words["left-out"], err=True)
    for one in found.left_out:
        typer.echo(words["left-out-line"].format(line=one.line, begins=one.begins), err=True)


def _conclude(
    found: Import, receipt: ImportReceipt | None, dry_run: bool, corrections: Path | None, language: Language
) -> None:
    words = _WORDS[language]
    if corrections is not None and found.rows:
        typer.echo(words["saved"].format(path=corrections))
    if receipt is not None:
        counts = {"added": receipt.added, "changed": receipt.changed, "unchanged": receipt.unchanged}
        typer.echo(words["imported"].format(id=receipt.id, **counts))
    else:
        typer.echo(words["dry" if dry_run else "not-imported"])
