"""Birth dates as they come out of Indonesian spreadsheets: the day first, months in words, serial numbers."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

EARLIEST_YEAR = 1900
LONGEST_BIRTH_DATE = 120
YOUNGEST_MEMBER = 15
"""A year in two digits is read so that the member is at least this old: nobody younger joins alone."""

# Excel counts days from here; its imaginary 29 February 1900 is why this is not 31 December.
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10,
    "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip

_TAIL = r"(?:[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:Z|WIB|WITA|WIT|AM|PM)?)?\s*$"
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})" + _TAIL, re.IGNORECASE)
_IN_NUMBERS = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*[-/.,\s]\s*(\d{1,2})\s*[-/.,\s]\s*(\d{4}|\d{2})" + _TAIL, re.IGNORECASE
)
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})\s*[-/.,\s]?\s*([a-z]{3,9})\.?\s*[-/.,\s]?\s*(\d{4}|\d{2})" + _TAIL, re.IGNORECASE
)
_EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{8})$")
_ONLY_YEAR = re.compile(r"(?:19|20)\d{2}")
_NO_DATE = re.compile(r"0{1,5}|0{1,4}[-/.]0{1,2}[-/.]0{1,4}(?:\s+0{1,2}:0{2}(?::0{2})?)?")


class BirthDate(NamedTuple):
    """A date and whether day and month had to be exchanged to make one."""

    on: date
    exchanged: bool = False


def birth_date_of(text: str, today: date) -> BirthDate | None:
    """The date in a text, with or without the birthplace before it; None where nothing is written."""
    written = tidy(text).lstrip("'").strip(" ,;")
    if len(written) > LONGEST_BIRTH_DATE:
        raise Unreadable(Fault.BIRTH_DATE_INVALID)
    if is_nothing(written) or _NO_DATE.fullmatch(written):
        return None
    if _ONLY_YEAR.fullmatch(written):
        raise Unreadable(Fault.BIRTH_DATE_INCOMPLETE)
    if _SERIAL.fullmatch(written):
        return BirthDate(birth_date_of_serial(int(written[:5]), today))
    found = _found(written, today)
    return BirthDate(plausible(found.on, today), found.exchanged)


def birth_date_of_serial(days: int, today: date) -> date:
    """The date that a spreadsheet shows for its own number of days."""
    if EARLIEST_YEAR <= days <= today.year:
        raise Unreadable(Fault.BIRTH_DATE_INCOMPLETE)
    if not 0 < days < 100_000:
        raise Unreadable(Fault.BIRTH_DATE_INVALID)
    return plausible(_SERIAL_EPOCH + timedelta(days=days), today)


def _found(written: str, today: date) -> BirthDate:
    if match := _YEAR_FIRST.search(written):
        return _day_or_month_first(match[3], match[2], int(match[1]))
    if match := _IN_NUMBERS.search(written):
        return _day_or_month_first(match[1], match[2], _full_year(match[3], today))
    if match := _IN_WORDS.search(written):
        month = _MONTHS.get(match[2][:3].lower())
        if month is not None:
            return BirthDate(_date(_full_year(match[3], today), month, int(match[1])))
    if match := _EIGHT_DIGITS.search(written):
        return BirthDate(_from_eight_digits(match[1]))
    raise Unreadable(Fault.BIRTH_DATE_INVALID)


def _day_or_month_first(day: str, month: str, year: int) -> BirthDate:
    """Indonesians write the day first; "03/25/1978" can only come from a program set to American dates."""
    if int(month) > 12 >= int(day):
        return BirthDate(_date(year, int(day), int(month)), exchanged=True)
    return BirthDate(_date(year, int(month), int(day)))


def _from_eight_digits(digits: str) -> date:
    if digits.startswith(("19", "20")) and int(digits[4:6]) <= 12:
        return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return _date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def _full_year(written: str, today: date) -> int:
    if len(written) == 4:
        return int(written)
    year = 2000 + int(written)
    return year if year <= today.year - YOUNGEST_MEMBER else year - 100


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(Fault.BIRTH_DATE_INVALID) from None


def plausible(on: date, today: date) -> date:
    if on.year < EARLIEST_YEAR or on > today:
        raise Unreadable(Fault.BIRTH_DATE_IMPOSSIBLE)
    return on
