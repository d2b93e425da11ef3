"""Member numbers whose leading zeros a spreadsheet ate, where the rest of the column shows their width."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rat_online.app.member_import.cells import SheetRow, text_of
from rat_online.app.member_import.values import plain
from rat_online.domain.members.text import tidy

_ENOUGH_TO_JUDGE = 3


def number_width(rows: Sequence[SheetRow], column: int) -> int | None:
    """The one width that the numbers kept as text share, if some of them begin with a zero."""
    widths: Counter[int] = Counter()
    zeros = 0
    for row in rows:
        cell = row.cell(column)
        if isinstance(cell, str) and (text := tidy(plain(cell)).removeprefix("'")).isdecimal():
            widths[len(text)] += 1
            zeros += text.startswith("0")
    if zeros < _ENOUGH_TO_JUDGE or len(widths) != 1:
        return None
    return next(iter(widths))


def with_zeros(row: SheetRow, column: int, width: int) -> SheetRow:
    """The row with a number that came as a number written as wide as its neighbours."""
    cell = row.cell(column)
    if not isinstance(cell, Decimal) or not cell.is_finite() or cell < 0:
        return row
    text = text_of(cell)
    if not text.isdecimal() or len(text) >= width:
        return row
    cells = (*row.cells[:column], text.zfill(width), *row.cells[column + 1 :])
    return replace(row, cells=cells)
