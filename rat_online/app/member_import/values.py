"""Cells as the text a member's particulars are read from."""

import re
from datetime import date
from decimal import Decimal

from rat_online.app.member_import.cells import Cell, text_of
from rat_online.domain.members.birth_date import BirthDate, birth_date_of, birth_date_of_serial, plausible
from rat_online.domain.members.text import tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

_KEPT_AS_TEXT = re.compile(r'=\s*"([^"]*)"')
_SIGNED_NUMBER = re.compile(r"[+-][\d\s().-]*")

SHOWN = 40


def plain(cell: Cell) -> str:
    """The cell's text; `="0012"` is how people keep leading zeros in a CSV, and means 0012."""
    text = text_of(cell)
    kept = _KEPT_AS_TEXT.fullmatch(text.strip())
    return kept[1] if kept else text


def shown(cell: Cell) -> str:
    """The cell as a finding quotes it: short, on one line."""
    text = tidy(text_of(cell)[: 4 * SHOWN])
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def is_formula(text: str) -> bool:
    """Text that a spreadsheet would run when the cell is edited or exported."""
    written = text.strip()
    if written[:1] in {"=", "@"}:
        return True
    return (
        written[:1] in {"+", "-"}
        and len(written) > 1
        and not _SIGNED_NUMBER.fullmatch(written)
        and set(written) != {"-"}
    )


def birth_date_in(cell: Cell, today: date) -> BirthDate | None:
    if isinstance(cell, date):
        return BirthDate(plausible(cell, today))
    if isinstance(cell, Decimal):
        return _in_number(cell, today)
    return birth_date_of(plain(cell), today)


def _in_number(number: Decimal, today: date) -> BirthDate | None:
    if not number.is_finite():
        raise Unreadable(Fault.BIRTH_DATE_INVALID)
    if number == 0:
        return None
    if abs(number) < 100_000:
        return BirthDate(birth_date_of_serial(int(number), today))
    # A date typed without signs, 12031978 or 5031978, whose leading zero a number cannot keep.
    return birth_date_of(text_of(number).zfill(8), today)
