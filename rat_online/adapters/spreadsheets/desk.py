"""The spreadsheets that the organiser's pages read and write."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from rat_online.adapters.spreadsheets.neutral import neutral
from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.adapters.spreadsheets.template import write_corrections
from rat_online.app.member_import.columns import ColumnChoice
from rat_online.app.member_import.examining import Progress
from rat_online.app.member_import.messages import Language
from rat_online.app.member_import.result import Import
from rat_online.app.ports.spreadsheets import SheetKind

LONGEST_TITLE = 31
"""What a sheet's name may have; longer ones make the file unreadable."""

_WIDEST = 48


class SpreadsheetDesk:
    def read(
        self,
        content: bytes,
        filename: str,
        columns: ColumnChoice,
        sheet: str | None,
        progress: Progress | None,
    ) -> Import:
        return read_members(content, filename, columns, sheet=sheet, progress=progress)

    def corrections(self, found: Import, language: Language) -> bytes:
        return write_corrections(found, language)

    def export(
        self, kind: SheetKind, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> bytes:
        table = [[neutral(cell) for cell in row] for row in rows]
        return _csv(headings, table) if kind is SheetKind.CSV else _xlsx(title, headings, table)


def _csv(headings: Sequence[str], table: Sequence[Sequence[str]]) -> bytes:
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(headings)
    rows.writerows(table)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(title: str, headings: Sequence[str], table: Sequence[Sequence[str]]) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(out, options)
    page = workbook.add_worksheet(title[:LONGEST_TITLE])
    as_text = workbook.add_format({"num_format": "@"})
    heading = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
    for column, name in enumerate(headings):
        page.write_string(0, column, name, heading)
        widest = max((len(row[column]) for row in table), default=0)
        page.set_column(column, column, min(max(widest, len(name)) + 2, _WIDEST), as_text)
    for number, row in enumerate(table, 1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, as_text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(table), 1), max(len(headings) - 1, 0))
    workbook.close()
    return out.getvalue()
