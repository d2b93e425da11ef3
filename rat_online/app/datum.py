"""The second thing that a member knows: the phone's last four digits or the birth date, however written."""

import hmac
import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rat_online.app.ports.registry import SignInDatum
from rat_online.domain.members import Member
from rat_online.domain.members.birth_date import birth_date_of
from rat_online.domain.members.phone import phones_of
from rat_online.domain.members.unreadable import Unreadable

LONGEST = 60
LAST_DIGITS = 4

_NOT_ON_FILE = "no datum on file"
_SHORT_DATE = re.compile(r"(\d{2})[\s./-]*(\d{2})[\s./-]*(\d{2})")
_LAST_DIGITS = re.compile(r"\d\s*\d\s*\d\s*\d")


class Known(Protocol):
    """What the books say of somebody, and which of it is asked for."""

    @property
    def datum(self) -> SignInDatum: ...

    @property
    def phone(self) -> str | None: ...

    @property
    def born_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class InBooks:
    """What the books say of a member."""

    datum: SignInDatum
    phone: str | None
    born_on: date | None


def in_books(datum: SignInDatum, member: Member) -> InBooks:
    return InBooks(datum, member.phone, member.born_on)


def is_on_file(on_file: Known) -> bool:
    """Whether there is anything to compare with; if not, the desk lets the member in."""
    return _expected(on_file) != _NOT_ON_FILE


def matches(on_file: Known | None, given: str, today: date) -> bool:
    """Whether `given` is the datum; without anybody on file it takes the same steps and is False."""
    expected = _NOT_ON_FILE if on_file is None else _expected(on_file)
    by_phone = on_file is None or on_file.datum is SignInDatum.PHONE
    written = given.strip()[:LONGEST]
    read = _last_digits(written) if by_phone else _day(written, today)
    return hmac.compare_digest(expected.encode(), read.encode(errors="replace"))


def _expected(on_file: Known) -> str:
    if on_file.datum is SignInDatum.PHONE:
        return on_file.phone[-LAST_DIGITS:] if on_file.phone else _NOT_ON_FILE
    return on_file.born_on.isoformat() if on_file.born_on else _NOT_ON_FILE


def _last_digits(written: str) -> str:
    """Four digits; who types the whole number gave its last four."""
    if _LAST_DIGITS.fullmatch(written):
        return re.sub(r"\s", "", written)
    try:
        phones = phones_of(written)
    except Unreadable:
        return ""
    return phones[0][-LAST_DIGITS:] if len(phones) == 1 else ""


def _day(written: str, today: date) -> str:
    """The day first, as Indonesians write it, with or without marks between."""
    if short := _SHORT_DATE.fullmatch(written):
        written = "-".join(short.groups())
    try:
        found = birth_date_of(written, today)
    except Unreadable:
        return ""
    return found.on.isoformat() if found else ""
