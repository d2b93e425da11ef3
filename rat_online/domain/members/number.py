"""The member number (nomor anggota), kept as written: a leading zero belongs to it."""

import re

from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

LONGEST_NUMBER = 40

_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_FLOAT = re.compile(r"(0|[1-9]\d*)[.,]0{1,2}")


def number_of(text: str) -> str:
    number = tidy(text).removeprefix("'").strip().rstrip(",;").strip()
    if is_nothing(number):
        raise Unreadable(Fault.NUMBER_MISSING)
    if whole := _FLOAT.fullmatch(number):
        number = whole[1]
    if ("." in number or "," in number or "+" in number) and _SCIENTIFIC.fullmatch(number):
        exact = digits_of_scientific(number)
        if exact is None:
            raise Unreadable(Fault.NUMBER_SHORTENED)
        number = exact
    if len(number) > LONGEST_NUMBER:
        raise Unreadable(Fault.NUMBER_TOO_LONG)
    if not any(character.isalnum() for character in number):
        raise Unreadable(Fault.NUMBER_INVALID)
    return number


def digits_of_scientific(text: str) -> str | None:
    """The digits of "4,17E+02", or None where the spreadsheet has rounded some of them away."""
    match = _SCIENTIFIC.fullmatch(text)
    if match is None:
        return None
    whole, rest, power = match[1], match[2] or "", int(match[3])
    return whole + rest if len(rest) == power else None


def number_key(number: str) -> str:
    """Two numbers with the same key are one number: case and spaces do not tell members apart."""
    return "".join(number.split()).casefold()


def loose_number_key(number: str) -> str:
    """As `number_key`, and blind to leading zeros: "0012" and "12" are often one member, but not always."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", number_key(number))
