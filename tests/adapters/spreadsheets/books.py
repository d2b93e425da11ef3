"""Workbooks for the tests, made in memory."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

FIXTURES = Path(__file__).parents[2] / "fixtures" / "members"

TITLES = ("No. Anggota", "Nama", "No HP")


def xlsx(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets, every cell written as its Python type asks."""

    def fill(workbook: Any) -> None:
        for name, lines in sheets:
            page = workbook.add_worksheet(name)
            for row, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    page.write(row, column, cell)

    return drawn(fill)


def drawn(fill: Callable[[Any], None]) -> bytes:
    out = BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    fill(workbook)
    workbook.close()
    return out.getvalue()


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet(xml: str, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook whose first sheet is this XML."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx(("Anggota", [TITLES])))) as honest,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in honest.infolist():
            made.writestr(entry.filename, xml if entry.filename == name else honest.read(entry))
    return out.getvalue()
