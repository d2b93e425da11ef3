"""One row against the rules of its fields: a member, or everything that is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from rat_online.app.member_import.cells import Cell, SheetRow, has_lost_digits, is_blank
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.findings import Finding, Flag, RowFault
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.values import birth_date_in, is_formula, plain, shown
from rat_online.domain.members import Member, MemberStatus, Sex
from rat_online.domain.members.board import board_of, position_of
from rat_online.domain.members.email import email_of
from rat_online.domain.members.group import LONGEST_GROUP, group_of
from rat_online.domain.members.name import is_marked_as_late, name_of
from rat_online.domain.members.number import number_of
from rat_online.domain.members.phone import national_form, phones_of
from rat_online.domain.members.sex import sex_of
from rat_online.domain.members.status import status_of
from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable
from rat_online.domain.members.weight import weight_of

Value = TypeVar("Value")

UNLIKELY_YOUNG = 15
UNLIKELY_OLD = 105
_FREE_TEXTS = {Field.NUMBER, Field.NAME, Field.GROUP, Field.STATUS, Field.POSITION, Field.SEX}


@dataclass(slots=True)
class CheckedRow:
    """What could be read of a row; `member` only where nothing is wrong."""

    line: int
    number: str | None = None
    name: str | None = None
    phone: str | None = None
    born_on: date | None = None
    member: Member | None = None
    bad: list[Finding] = field(default_factory=list)
    flagged: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowCheck:
    """The rules for the rows of one list."""

    layout: Layout
    today: date
    p_is_pria: bool = False

    def check(self, row: SheetRow, section: str = "") -> CheckedRow:
        checked = CheckedRow(row.line)
        checked.number = self._read(Field.NUMBER, row, checked, self._number)
        checked.name = self._read(Field.NAME, row, checked, lambda cell: name_of(plain(cell)))
        sex = self._sex(row, checked)
        checked.phone = self._phone(row, checked)
        email = self._read(Field.EMAIL, row, checked, lambda cell: email_of(plain(cell)))
        checked.born_on = self._birth_date(row, checked)
        group = self._read(Field.GROUP, row, checked, lambda cell: group_of(plain(cell))) or group_of(
            section[:80]
        )
        status = self._status(row, checked)
        position = self._read(Field.POSITION, row, checked, lambda cell: position_of(plain(cell))) or ""
        weight = self._read(Field.WEIGHT, row, checked, lambda cell: weight_of(plain(cell))) or 1
        if not checked.bad and checked.number and checked.name:
            checked.member = Member(
                number=checked.number,
                name=checked.name,
                sex=sex,
                phone=checked.phone,
                email=email,
                born_on=checked.born_on,
                group=group or group_of(section[:LONGEST_GROUP]),
                status=status,
                position=position,
                board=board_of(position),
                weight=weight,
            )
        return checked

    def _read(
        self, field: Field, row: SheetRow, checked: CheckedRow, read: Callable[[Cell], Value]
    ) -> Value | None:
        cell = self.layout.cell(row, field)
        try:
            if field in _FREE_TEXTS and isinstance(cell, str) and is_formula(plain(cell)):
                self._note(checked.bad, RowFault.CELL_FORMULA, field, row, value=shown(cell))
                return None
            return read(cell)
        except Unreadable as unreadable:
            self._note(checked.bad, unreadable.fault, field, row, value=shown(cell))
            return None

    def _note(self, notes: list[Finding], code: str, field: Field, row: SheetRow, **facts: str | int) -> None:
        notes.append(Finding(row.line, self.layout.name(field), code, facts))

    def _number(self, cell: Cell) -> str:
        if has_lost_digits(cell):
            raise Unreadable(Fault.NUMBER_SHORTENED)
        return number_of(plain(cell))

    def _phone(self, row: SheetRow, checked: CheckedRow) -> str | None:
        phones = self._read(Field.PHONE, row, checked, lambda cell: phones_of(plain(cell)))
        if not phones:
            return None
        if len(phones) > 1:
            self._note(checked.flagged, Flag.PHONE_SEVERAL, Field.PHONE, row, value=national_form(phones[0]))
        return phones[0]

    def _birth_date(self, row: SheetRow, checked: CheckedRow) -> date | None:
        born = self._read(Field.BIRTH_DATE, row, checked, lambda cell: birth_date_in(cell, self.today))
        if born is None:
            return None
        written = shown(self.layout.cell(row, Field.BIRTH_DATE))
        if born.exchanged:
            read = f"{born.on:%d/%m/%Y}"
            self._note(
                checked.flagged, Flag.BIRTH_DATE_EXCHANGED, Field.BIRTH_DATE, row, value=written, read=read
            )
        age = (
            self.today.year
            - born.on.year
            - ((self.today.month, self.today.day) < (born.on.month, born.on.day))
        )
        if not UNLIKELY_YOUNG <= age <= UNLIKELY_OLD:
            self._note(
                checked.flagged, Flag.BIRTH_DATE_UNLIKELY, Field.BIRTH_DATE, row, value=written, age=age
            )
        return born.on

    def _status(self, row: SheetRow, checked: CheckedRow) -> MemberStatus:
        status = (
            self._read(Field.STATUS, row, checked, lambda cell: status_of(plain(cell))) or MemberStatus.MEMBER
        )
        if checked.name and status is not MemberStatus.DECEASED and is_marked_as_late(checked.name):
            self._note(checked.flagged, Flag.NAME_SAYS_DECEASED, Field.NAME, row, value=checked.name[:40])
        return status

    def _sex(self, row: SheetRow, checked: CheckedRow) -> Sex | None:
        if Field.SEX in self.layout:
            return self._read(
                Field.SEX, row, checked, lambda cell: sex_of(plain(cell), p_is_pria=self.p_is_pria)
            )
        male, female = (self._ticked(row, mark) for mark in (Field.MALE_MARK, Field.FEMALE_MARK))
        if male and female:
            self._note(checked.bad, Fault.SEX_UNKNOWN, Field.MALE_MARK, row, value="L + P")
        return (Sex.MALE if male else Sex.FEMALE) if male != female else None

    def _ticked(self, row: SheetRow, mark: Field) -> bool:
        cell = self.layout.cell(row, mark)
        if is_blank(cell):
            return False
        text = tidy(plain(cell)).casefold()
        return text in {"x", "/"} or not (is_nothing(text) or text in {"0", "tidak", "false"})


def says_pria(cells: list[Cell]) -> bool:
    """Whether a sex column is written P/W, pria and wanita, instead of L/P."""
    words = {tidy(plain(cell)).casefold() for cell in cells}
    return "w" in words and not words & {"l", "lk", "laki-laki", "perempuan", "pr"}
