from datetime import date
from decimal import Decimal

import pytest

from rat_online.app.member_import.cells import (
    Cell,
    SheetRow,
    column_letters,
    column_number,
    has_lost_digits,
    is_blank,
    text_of,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("00417", "00417"),
        (Decimal("417.0"), "417"),
        (Decimal("4.17E+2"), "417"),
        (Decimal("81234567890"), "81234567890"),
        (Decimal("1.50"), "1.5"),
        (Decimal("NaN"), ""),
        (date(1978, 3, 12), "1978-03-12"),
    ],
)
def test_a_cell_reads_as_a_person_would_write_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_only_white_space_is_a_blank_cell() -> None:
    assert is_blank(" \u00a0\ufeff\n")
    assert not is_blank(Decimal(0))
    assert not is_blank("-")


def test_a_row_is_as_long_as_anybody_asks() -> None:
    row = SheetRow(7, ("", "Budi", " "))
    assert row.cell(1) == "Budi"
    assert row.cell(99) == ""
    assert row.filled() == [1]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_on_the_sheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters.lower()) == column


@pytest.mark.parametrize("letters", ["", "A1", "ABCD", "Ä", "1"])
def test_what_is_no_letters_names_no_column(letters: str) -> None:
    assert column_number(letters) is None


def test_a_number_longer_than_a_spreadsheet_keeps_has_lost_digits() -> None:
    assert has_lost_digits(Decimal(10**15))
    assert not has_lost_digits(Decimal(10**15 - 1))
    assert not has_lost_digits(str(10**15))
    assert not has_lost_digits(Decimal("Infinity"))
