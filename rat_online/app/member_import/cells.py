"""What a reader of any file hands over: rows of cells with the line that a person sees beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | Decimal | date
"""Numbers stay exact: a spreadsheet's 417.0 and a phone of twelve digits must not pass through a float."""

# A spreadsheet keeps fifteen digits of a number and writes noughts for the rest.
_EXACT_BELOW = 10**15


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that has anything in it; `line` counts as the spreadsheet or the editor shows it, from 1."""

    line: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else ""

    def filled(self) -> list[int]:
        return [column for column, cell in enumerate(self.cells) if not is_blank(cell)]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Sequence[SheetRow]


def is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip("\ufeff\u200b \t\r\n\xa0")


def text_of(cell: Cell) -> str:
    """The cell as text; a whole number without the ".0" that floats bring along."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    if not cell.is_finite():
        return ""
    if cell == cell.to_integral_value():
        return format(cell.to_integral_value(), "f")
    return format(cell.normalize(), "f")


def has_lost_digits(cell: Cell) -> bool:
    """Whether a number is longer than a spreadsheet can keep it."""
    return isinstance(cell, Decimal) and cell.is_finite() and abs(cell) >= _EXACT_BELOW


def column_letters(column: int) -> str:
    """The column's name on the sheet: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int | None:
    """The inverse of `column_letters`; None where this names no column."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
