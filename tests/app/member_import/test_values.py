from datetime import date
from decimal import Decimal

import pytest

from rat_online.app.member_import.cells import Cell
from rat_online.app.member_import.values import birth_date_in, is_formula, plain, shown
from rat_online.domain.members.birth_date import BirthDate
from rat_online.domain.members.unreadable import Fault, Unreadable
from tests.app.member_import.sheets import TODAY

BORN = BirthDate(date(1978, 3, 12))


def test_the_formula_that_keeps_leading_zeros_is_what_it_keeps() -> None:
    assert plain('="00417"') == "00417"
    assert plain('="') == '="'


def test_a_finding_quotes_little_and_on_one_line() -> None:
    assert shown("Budi\nSantoso") == "Budi Santoso"
    assert len(shown("x" * 5000)) == 40


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+A1", "-2+3+cmd|' /C calc'!A0", "- Budi", " =1"])
def test_what_a_spreadsheet_would_run_is_a_formula(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["", "-", "--", "+62 841-0000-0001", "Budi", "A-1", "-12"])
def test_what_it_would_not_run_is_none(text: str) -> None:
    assert not is_formula(text)


@pytest.mark.parametrize(
    "cell",
    [date(1978, 3, 12), Decimal(28561), Decimal("28561.5"), Decimal(12031978), "12/03/1978", '="12/03/1978"'],
)
def test_a_birth_date_is_read_from_every_kind_of_cell(cell: Cell) -> None:
    assert birth_date_in(cell, TODAY) == BORN


def test_a_date_typed_as_a_number_has_lost_its_leading_zero() -> None:
    assert birth_date_in(Decimal(5031978), TODAY) == BirthDate(date(1978, 3, 5))


def test_nought_is_no_date() -> None:
    assert birth_date_in(Decimal(0), TODAY) is None


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (Decimal(1978), Fault.BIRTH_DATE_INCOMPLETE),
        (Decimal("NaN"), Fault.BIRTH_DATE_INVALID),
        (Decimal("1E+300"), Fault.BIRTH_DATE_INVALID),
        (Decimal(-3), Fault.BIRTH_DATE_INVALID),
        (date(2090, 1, 1), Fault.BIRTH_DATE_IMPOSSIBLE),
    ],
)
def test_a_number_that_is_no_date_says_why(cell: Cell, fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        birth_date_in(cell, TODAY)
    assert refused.value.fault is fault
