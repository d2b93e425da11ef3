import subprocess
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from rat_online.adapters.spreadsheets import workbook
from rat_online.adapters.spreadsheets.workbook import read_workbook
from rat_online.app.member_import.cells import SheetRow
from rat_online.app.member_import.findings import FileFault, FileRefused
from tests.adapters.spreadsheets.books import FIXTURES, TITLES, drawn, with_sheet, xlsx


def rows_or_nothing(data: bytes) -> list[SheetRow]:
    """The rows of all sheets; none where the workbook is refused."""
    with suppress(FileRefused):
        return [row for sheet in read_workbook(data) for row in sheet.rows]
    return []


def test_cells_keep_their_kind_and_their_place() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Anggota")
        page.write_string(2, 1, "00417")
        page.write_number(3, 2, 81234567890)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_datetime(4, 3, datetime(1978, 3, 12), day)  # noqa: DTZ001
        page.write_boolean(5, 1, True)
        page.write_formula(6, 1, "=1+1", None, 2)

    (sheet,) = read_workbook(drawn(fill))
    assert sheet.name == "Anggota"
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (3, ("", "00417", "", "")),
        (4, ("", "", Decimal("81234567890.0"), "")),
        (5, ("", "", "", date(1978, 3, 12))),
        (6, ("", "TRUE", "", "")),
        (7, ("", Decimal("2.0"), "", "")),
    ]


@pytest.mark.parametrize("name", ["lama.xls", "libre.ods", "formulir.xlsx"])
def test_every_format_is_read(name: str) -> None:
    (sheet,) = read_workbook((FIXTURES / name).read_bytes())
    assert len(sheet.rows) > 3


def test_a_number_shown_with_leading_zeros_is_read_as_shown() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Data & Anggota")
        page.write_number(0, 0, 417, book.add_format({"num_format": "00000"}))
        page.write_number(1, 0, 417, book.add_format({"num_format": "0.00"}))
        page.write_number(2, 0, 417)

    (sheet,) = read_workbook(drawn(fill))
    assert [row.cells for row in sheet.rows] == [("00417",), (Decimal("417.0"),), (Decimal("417.0"),)]


def test_a_cell_merged_over_rows_is_in_each_of_them() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet()
        page.merge_range(0, 0, 2, 0, "Cabang Utara")
        for row, name in enumerate(("Budi", "Siti", "Hadi")):
            page.write(row, 1, name)
        page.merge_range(4, 0, 4, 1, "Judul")

    (sheet,) = read_workbook(drawn(fill))
    assert [row.cells for row in sheet.rows] == [
        ("Cabang Utara", "Budi"),
        ("Cabang Utara", "Siti"),
        ("Cabang Utara", "Hadi"),
        ("Judul", ""),
    ]


def test_hidden_sheets_are_not_read() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Tampak").write(0, 0, "a")
        hidden = book.add_worksheet("Sembunyi")
        hidden.write(0, 0, "b")
        hidden.hide()

    assert [sheet.name for sheet in read_workbook(drawn(fill))] == ["Tampak"]


def test_two_cells_at_the_corners_of_a_sheet_do_not_take_the_server_along() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet()
        page.write(0, 0, "a")
        page.write(1_048_575, 16_383, "b")

    with pytest.raises(FileRefused) as refused:
        read_workbook(drawn(fill))
    assert refused.value.fault is FileFault.SHEET_TOO_LARGE


def test_a_repeated_huge_text_does_not_fill_the_memory() -> None:
    book = xlsx(("A", [["x" * 30_000] * 100 for _ in range(350)]))
    assert len(book) < 2**20
    with pytest.raises(FileRefused) as refused:
        read_workbook(book)
    assert refused.value.fault is FileFault.SHEET_TOO_LARGE


def test_entities_that_multiply_are_not_unfolded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12))
        + '<!ENTITY file SYSTEM "file:///etc/hostname">]><worksheet xmlns="http://schemas.openxmlformats.org/'
        'spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&m;&file;</t></is></c>'
        "</row></sheetData></worksheet>"
    )
    assert all(len(str(cell)) < 100 for row in rows_or_nothing(with_sheet(bomb)) for cell in row.cells)


BROKEN = ["", "<worksheet>", "<a><b></a>", "\x00\x01", "<worksheet><sheetData><row r='x'><c r='??'/>"]


@pytest.mark.parametrize("xml", BROKEN)
def test_a_sheet_of_broken_xml_is_unreadable_or_empty(xml: str) -> None:
    assert rows_or_nothing(with_sheet(xml)) == []


def test_bytes_that_are_no_workbook_are_unreadable() -> None:
    with pytest.raises(FileRefused) as refused:
        read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert refused.value.fault is FileFault.UNREADABLE


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(FileRefused) as refused:
        read_workbook(xlsx(("A", [TITLES] * 5)))
    assert refused.value.fault is FileFault.SHEET_TOO_LARGE


def test_the_confined_program_sees_no_setting_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, dict[str, str]] = {}
    real = subprocess.run

    def run(*arguments: Any, **options: Any) -> Any:
        seen["env"] = options["env"]
        return real(*arguments, **options)

    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere")
    monkeypatch.setattr(subprocess, "run", run)
    read_workbook(xlsx(("A", [TITLES])))
    assert "DATABASE_URL" not in seen["env"]
