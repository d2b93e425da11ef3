"""Which rows below the header are members, and which are totals, section titles, signatures and the like."""

import re
from datetime import date
from enum import Enum, StrEnum, auto

from rat_online.app.member_import.cells import SheetRow, text_of
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.section_titles import begins_section
from rat_online.app.member_import.titles import LONGEST_TITLE, title_key
from rat_online.app.member_import.values import birth_date_in
from rat_online.domain.members.email import email_of
from rat_online.domain.members.phone import phones_of
from rat_online.domain.members.sex import sex_of
from rat_online.domain.members.text import tidy
from rat_online.domain.members.unreadable import Unreadable

_TOTAL = re.compile(r"(?:sub|grand)?\s*-?\s*(?:jumlah|total|rekap|rekapitulasi)\b", re.IGNORECASE)
_ONLY_TOTAL = re.compile(
    r"(?:(?:sub|grand)\s*-?\s*)?(?:jumlah|total)(?:\s+(?:total|anggota|seluruh\w*|keseluruhan|semua))*\s*[:.]?",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:mengetahui|menyetujui|dibuat\s+oleh|disusun\s+oleh|diperiksa|dicetak|hormat\s+kami|tanda\s+tangan|ttd\b|demikian\b"
    r"|a\.?\s*n\.?\s+pengurus|halaman\s+\d|page\s+\d|bersambung"
    r"|(?:catatan|keterangan|ket|sumber|nb|note|nip|nik)\s*[:.]"
    r"|(?:ketua|sekretaris|bendahara|manajer|pengurus|pengawas)(?:\s+(?:umum|koperasi|pengurus|pengawas))?\s*,?$"
    r"|[^\W\d]+(?:\s[^\W\d]+){0,2},\s*(?:tanggal\s+)?(?:\d{1,2}|[.…_]{2,})\s*(?:[^\W\d]+|[.…_]{2,})?\s*(?:\d{4}|\d{2}[.…_]+)$"
    r"|\(\s*[.…_\s]*\)$|[.…_]{5,}$)",
    re.IGNORECASE,
)
LONGEST_TICK = 2
FEWEST_DIGITS = 3

_COUNTER = re.compile(r"\(?\s*(\d{1,2})\s*[).]?")


class RowKind(StrEnum):
    MEMBER = "member"
    TOTAL = "total"
    NOTE = "note"
    SECTION = "section"
    HEADER = "header"
    COUNTER = "counter"
    NAME = "name"
    """A bare name below a total: a signature, or, where members go on below, one whose number is missing."""


class Place(Enum):
    """Where the list is: among its members, below a total, or among signatures."""

    LIST = auto()
    BELOW_TOTAL = auto()
    FOOT = auto()


_BARE_NAME = {Place.LIST: RowKind.MEMBER, Place.BELOW_TOTAL: RowKind.NAME, Place.FOOT: RowKind.NOTE}


class RowSorter:
    """Sorts the rows of one list in their order: a bare name that follows the total is a signature."""

    def __init__(self, layout: Layout, today: date) -> None:
        self._layout = layout
        self._today = today
        self._place = Place.LIST

    def kind_of(self, row: SheetRow) -> RowKind:
        kind = self._kind(row)
        if kind is RowKind.MEMBER or kind is RowKind.HEADER:
            self._place = Place.LIST
        elif kind is RowKind.TOTAL:
            self._place = Place.BELOW_TOTAL
        elif kind is RowKind.NOTE and _FOOT.match(self._first(row)):
            self._place = Place.FOOT
        return kind

    def _kind(self, row: SheetRow) -> RowKind:
        number, name = self._layout.text(row, Field.NUMBER), self._layout.text(row, Field.NAME)
        first = self._first(row)
        if self._repeats_header(row):
            return RowKind.HEADER
        if numbers_the_columns(row):
            return RowKind.COUNTER
        if _is_total(number, name, first):
            return RowKind.TOTAL
        if number and _has_letters(name):
            return RowKind.MEMBER
        if _FOOT.match(first):
            return RowKind.NOTE
        if len(row.filled()) == 1:
            return self._kind_of_single(number, name, first, row)
        if self._says_something(row):
            return RowKind.MEMBER
        if number:
            return RowKind.MEMBER
        return RowKind.MEMBER if name and self._may_be_a_member(row) else RowKind.NOTE

    def _may_be_a_member(self, row: SheetRow) -> bool:
        """Whether a name without a number is somebody of the list: after a subtotal it goes on, and a row
        that is counted, or says more than a name, is left to be refused with its reason, not passed over."""
        return self._place is not Place.FOOT or self._is_counted(row)

    def _is_counted(self, row: SheetRow) -> bool:
        """Whether the running number stands before the name."""
        before = range(self._layout.columns.get(Field.NAME, 0))
        return any(text_of(row.cell(column)).strip(" .").isdecimal() for column in before)

    def _kind_of_single(self, number: str, name: str, first: str, row: SheetRow) -> RowKind:
        if begins_section(first):
            return RowKind.SECTION
        if number:
            is_phrase = " " in number and not any(character.isdigit() for character in number)
            return RowKind.SECTION if is_phrase else RowKind.MEMBER
        if name:
            return _BARE_NAME[self._place]
        return RowKind.MEMBER if self._says_something(row) else RowKind.NOTE

    def _first(self, row: SheetRow) -> str:
        filled = row.filled()
        return tidy(text_of(row.cells[filled[0]])[:LONGEST_TITLE]) if filled else ""

    def _repeats_header(self, row: SheetRow) -> bool:
        """Lists printed on many pages carry their titles along."""
        filled = row.filled()
        same = sum(
            title_key(text_of(row.cells[column])[:LONGEST_TITLE]) == self._layout.title_keys.get(column, "")
            for column in filled
        )
        return same >= 2 and 2 * same > len(filled)

    def _says_something(self, row: SheetRow) -> bool:
        """Whether a row without number or name still tells somebody's phone, birth date, address or sex,
        also where it cannot be read: then it has digits, or a tick under L or P."""
        layout = self._layout
        phone, sex = layout.text(row, Field.PHONE), layout.text(row, Field.SEX)
        try:
            return bool(
                phones_of(phone)
                or birth_date_in(layout.cell(row, Field.BIRTH_DATE), self._today)
                or email_of(layout.text(row, Field.EMAIL))
                or sex_of(sex)
            )
        except Unreadable:
            born = layout.text(row, Field.BIRTH_DATE)
            return any(map(_has_digits, (phone, born))) or 0 < len(sex) <= LONGEST_TICK


def _has_digits(text: str) -> bool:
    return sum(character.isdigit() for character in text) >= FEWEST_DIGITS


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _is_total(number: str, name: str, first: str) -> bool:
    if _ONLY_TOTAL.fullmatch(name) or (_ONLY_TOTAL.fullmatch(first) and not _has_letters(name)):
        return True
    if number and _TOTAL.match(number):
        return not _has_letters(name) or bool(_TOTAL.match(name))
    if number:
        return False
    if _TOTAL.match(name) or (first != name and _ONLY_TOTAL.fullmatch(first)):
        return True
    return not _has_letters(name) and bool(_TOTAL.match(first))


def numbers_the_columns(row: SheetRow) -> bool:
    """Forms print (1) (2) (3) … under their titles."""
    filled = row.filled()
    if len(filled) < 3:
        return False
    matches = [_COUNTER.fullmatch(tidy(text_of(row.cells[column])[:20])) for column in filled]
    numbers = [int(match[1]) for match in matches if match]
    return (
        len(numbers) == len(filled)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
    )
