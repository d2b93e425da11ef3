"""Sheets for the tests of the member import, written as rows of cells."""

from collections.abc import Sequence
from datetime import date

from rat_online.app.member_import.cells import Cell, Sheet, SheetRow
from rat_online.app.member_import.columns import ColumnChoice
from rat_online.app.member_import.examining import examine
from rat_online.app.member_import.result import Import

TODAY = date(2027, 3, 6)
TITLES: tuple[Cell, ...] = ("No. Anggota", "Nama", "L/P", "No HP", "Tgl Lahir", "Cabang", "Status", "Jabatan")


def rows(*lines: Sequence[Cell]) -> list[SheetRow]:
    """Rows from line 1 on; an empty one only counts."""
    return [
        SheetRow(line, tuple(cells))
        for line, cells in enumerate(lines, 1)
        if any(cell != "" for cell in cells)
    ]


def sheet(*lines: Sequence[Cell], name: str = "Anggota") -> Sheet:
    return Sheet(name, rows(*lines))


def dry_run(*lines: Sequence[Cell], mapping: ColumnChoice | None = None) -> Import:
    return examine([sheet(*lines)], TODAY, mapping)


def a_list(*members: Sequence[Cell]) -> Import:
    """A dry run of members under the usual titles; the first stands on line 2."""
    return dry_run(TITLES, *members)


def codes(found: Import) -> list[tuple[int, str]]:
    return [(finding.line, str(finding.code)) for finding in found.bad]


def flags(found: Import) -> list[tuple[int, str]]:
    return [(finding.line, str(finding.code)) for finding in found.flagged]
