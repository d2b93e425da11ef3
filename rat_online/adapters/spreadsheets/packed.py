"""Sheets whose rows all stand in one column: a `;` file that was opened by a spreadsheet splitting at `,`."""

from rat_online.adapters.spreadsheets.delimited import records, sniffed
from rat_online.adapters.spreadsheets.limits import LONGEST_CELL, MOST_COLUMNS
from rat_online.app.member_import.cells import Sheet, SheetRow

_SNIFFED_ROWS = 60
_FEWEST_CELLS = 3


def unpacked(sheet: Sheet) -> Sheet:
    """The sheet with its one column split, or as it is where there is nothing to split."""
    texts = [text for row in sheet.rows if (text := _only_text(row)) is not None]
    if len(texts) != len(sheet.rows) or len(texts) < 2:
        return sheet
    delimiter = sniffed(texts[:_SNIFFED_ROWS])
    if max(text.count(delimiter) for text in texts[:_SNIFFED_ROWS]) + 1 < _FEWEST_CELLS:
        return sheet
    split = [next(records([text], delimiter))[1] for text in texts]
    rows = [
        SheetRow(row.line, tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]))
        for row, cells in zip(sheet.rows, split, strict=True)
    ]
    return Sheet(sheet.name, rows)


def _only_text(row: SheetRow) -> str | None:
    filled = row.filled()
    cell = row.cells[filled[0]] if len(filled) == 1 else None
    return " ".join(cell.splitlines()) if isinstance(cell, str) else None
