from rat_online.adapters.spreadsheets.desk import SpreadsheetDesk
from rat_online.adapters.spreadsheets.reading import read_sheets
from rat_online.app.ports.spreadsheets import SheetKind

HEADINGS = ("Nomor Anggota", "Nama Lengkap")
ROWS = (("0012", "Sari; S.E."), ("=1+1", "@rumus"), ("-7", "José"))


def test_a_table_comes_back_as_text_and_runs_nothing() -> None:
    for kind in SheetKind:
        written = SpreadsheetDesk().export(kind, "Anggota per 31 Desember 2026, semua", HEADINGS, ROWS)
        (sheet,) = read_sheets(written)
        assert [row.cells for row in sheet.rows] == [
            HEADINGS,
            ("0012", "Sari; S.E."),
            ("'=1+1", "'@rumus"),
            ("'-7", "José"),
        ], kind


def test_a_csv_opens_with_a_double_click_in_indonesia() -> None:
    written = SpreadsheetDesk().export(SheetKind.CSV, "", HEADINGS, ROWS[:1])
    assert written.startswith("\ufeffNomor Anggota;Nama Lengkap\r\n".encode())


def test_an_empty_table_is_a_file_all_the_same() -> None:
    (sheet,) = read_sheets(SpreadsheetDesk().export(SheetKind.XLSX, "Anggota", HEADINGS, ()))
    assert [row.cells for row in sheet.rows] == [HEADINGS]
