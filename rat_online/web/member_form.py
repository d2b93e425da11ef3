"""The form of one member: what was typed, read by the rules of the books, each mistake at its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from rat_online.app.member_import.findings import Finding, RowFault
from rat_online.app.member_import.messages import Language, message_of
from rat_online.app.member_import.values import is_formula
from rat_online.domain.members import Board, Member, MemberStatus, Sex
from rat_online.domain.members.birth_date import birth_date_of
from rat_online.domain.members.board import board_of, position_of
from rat_online.domain.members.email import email_of
from rat_online.domain.members.group import group_of
from rat_online.domain.members.name import name_of
from rat_online.domain.members.number import number_of
from rat_online.domain.members.phone import national_form, phones_of
from rat_online.domain.members.unreadable import Unreadable
from rat_online.domain.members.weight import weight_of

Value = TypeVar("Value")

LONGEST_ENTRY = 250
BY_POSITION = ""
"""Of the choice of a board: what the office says."""


class MemberFaults(Exception):
    """Fields by name, each with what is wrong, in the reader's words."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


@dataclass(slots=True)
class _Reading:
    sent: Mapping[str, str]
    language: Language
    faults: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.sent.get(name, "").replace("\0", "").strip()[:LONGEST_ENTRY]

    def read(self, name: str, reader: Callable[[str], Value], nothing: Value) -> Value:
        text = self.text(name)
        try:
            if name != "phone" and is_formula(text):
                self._blame(name, RowFault.CELL_FORMULA, text)
                return nothing
            return reader(text)
        except Unreadable as unreadable:
            self._blame(name, unreadable.fault, text)
            return nothing

    def _blame(self, name: str, code: str, text: str) -> None:
        self.faults[name] = message_of(Finding(0, "", code, {"value": text[:40]}), self.language)


def member_from(sent: Mapping[str, str], today: date, language: Language) -> Member:
    """The member in a form.

    Raises:
        MemberFaults: with every field that does not fit.
    """
    form = _Reading(sent, language)

    def phone(text: str) -> str | None:
        return next(iter(phones_of(text)), None)

    def born_on(text: str) -> date | None:
        found = birth_date_of(text, today)
        return found.on if found else None

    position = form.read("position", position_of, "")
    chosen_board = form.text("board")
    member = Member(
        number=form.read("number", number_of, ""),
        name=form.read("name", name_of, ""),
        sex=Sex(form.text("sex")) if form.text("sex") in set(Sex) else None,
        phone=form.read("phone", phone, None),
        email=form.read("email", email_of, None),
        born_on=form.read("birth-date", born_on, None),
        group=form.read("group", group_of, ""),
        status=_status(form),
        position=position,
        board=Board(chosen_board) if chosen_board in set(Board) else board_of(position),
        weight=form.read("weight", weight_of, 1),
    )
    if form.faults:
        raise MemberFaults(form.faults)
    return member


def _status(form: _Reading) -> MemberStatus:
    chosen = form.text("status")
    return MemberStatus(chosen) if chosen in set(MemberStatus) else MemberStatus.MEMBER


def filled_with(member: Member) -> dict[str, str]:
    """A member as the form shows them."""
    return {
        "number": member.number,
        "name": member.name,
        "sex": member.sex.value if member.sex else "",
        "phone": national_form(member.phone) if member.phone else "",
        "email": member.email or "",
        "birth-date": f"{member.born_on:%d-%m-%Y}" if member.born_on else "",
        "group": member.group,
        "status": member.status.value,
        "position": member.position,
        "board": member.board.value if member.board and member.board is not board_of(member.position) else "",
        "weight": str(member.weight),
    }
