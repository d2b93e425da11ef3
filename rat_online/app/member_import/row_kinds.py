"""Which rows below the header are members, and which are totals, section titles, signatures and the like."""

import re
from datetime import date
from enum import StrEnum

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
_COUNTER = re.compile(r"\(?\s*(\d{1,2})\s*[).]?")


class RowKind(StrEnum):
    MEMBER = "member"
    TOTAL = "total"
    NOTE = "note"
    SECTION = "section"
    HEADER = "header"
    COUNTER = "counter"


class RowSorter:
    """Sorts the rows of one list in their order: what follows the total is a signature, not a member."""

    def __init__(self, layout: Layout, today: date) -> None:
        self._layout = layout
        self._today = today
        self._below_total = False

    def kind_of(self, row: SheetRow) -> RowKind:
        kind = self._kind(row)
        if kind is RowKind.MEMBER or kind is RowKind.HEADER:
            self._below_total = False
        elif kind is RowKind.TOTAL or (kind is RowKind.NOTE and _FOOT.match(self._first(row))):
            self._below_total = True
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
        return RowKind.MEMBER if name and not self._below_total else RowKind.NOTE

    def _kind_of_single(self, number: str, name: str, first: str, row: SheetRow) -> RowKind:
        if begins_section(first):
            return RowKind.SECTION
        if number:
            is_phrase = " " in number and not any(character.isdigit() for character in number)
            return RowKind.SECTION if is_phrase else RowKind.MEMBER
        if name:
            return RowKind.NOTE if self._below_total else RowKind.MEMBER
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
        """Whether a row without number or name still tells somebody's phone, birth date, address or sex."""
        layout = self._layout
        try:
            return bool(
                phones_of(layout.text(row, Field.PHONE))
                or birth_date_in(layout.cell(row, Field.BIRTH_DATE), self._today)
                or email_of(layout.text(row, Field.EMAIL))
                or sex_of(layout.text(row, Field.SEX))
            )
        except Unreadable:
            return False


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
