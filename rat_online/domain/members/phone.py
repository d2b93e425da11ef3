"""Phone numbers as Indonesians write them, kept in one international form: "+6281234567890"."""

import re

from rat_online.domain.members.number import digits_of_scientific
from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

HOME = "62"
LONGEST_PHONES = 120
"""More in one cell than a family's phones is no phone."""

# National part: a mobile begins with 8; a fixed line is an area code without its 0, then the number.
_MOBILE = re.compile(r"8\d{8,11}")
_FIXED = re.compile(r"[2-79]\d{6,10}")
_ABROAD = re.compile(r"[1-9]\d{7,14}")
_SEVERAL = re.compile(r"\s*[/;,|&\n\r]\s*|\s+(?:atau|dan|or)\s+|(?<=\d{8})\s+(?=(?:\+?62|0)8)", re.IGNORECASE)
_REMARK = re.compile(r"\([^)\d]*\)")
_LABEL = re.compile(r"^(?:hp|wa|tlp|telp|telepon|phone)\s*[.:]?\s*", re.IGNORECASE)
_NOUGHTS = re.compile(r"0+")


def phones_of(text: str) -> list[str]:
    """Every phone in a cell, in the order written; people put two with a slash between them."""
    # Line breaks part two numbers and stay; other runs of spaces would only be slow to search.
    written = re.sub(r"[^\S\n\r]+", " ", text).strip().lstrip("'").strip()
    if len(written) > LONGEST_PHONES:
        raise Unreadable(Fault.PHONE_INVALID)
    if is_nothing(tidy(written)) or _NOUGHTS.fullmatch(written):
        return []
    if re.fullmatch(r"\d[.,]\d+[eE]\+?\d+", written):
        return [_phone(_exact(written))]
    parts = [part for part in map(tidy, _SEVERAL.split(written)) if not is_nothing(part)]
    if not parts:
        return []
    # "021-5551234/35" and "0812 3456 7890, rumah": what follows the first number need not be one.
    return [_phone(parts[0]), *(phone for part in parts[1:] if (phone := _phone_or_none(part)))]


def national_form(phone: str) -> str:
    """As a member reads it: "+62812…" is "0812…" at home."""
    return "0" + phone.removeprefix("+" + HOME) if phone.startswith("+" + HOME) else phone


def whatsapp_number(phone: str) -> str | None:
    """The number as wa.me takes it; None for a fixed line, which has no WhatsApp of its own."""
    digits = phone.removeprefix("+")
    is_fixed = digits.startswith(HOME) and not digits.startswith(HOME + "8")
    return None if is_fixed else digits


def _exact(text: str) -> str:
    digits = digits_of_scientific(text)
    if digits is None:
        raise Unreadable(Fault.PHONE_SHORTENED)
    return digits


def _phone_or_none(part: str) -> str | None:
    try:
        return _phone(part)
    except Unreadable:
        return None


def _phone(part: str) -> str:
    written = re.sub(r"\.0$", "", _LABEL.sub("", _REMARK.sub("", part).strip()))
    bare = re.sub(r"[\s().\-–—‑_]", "", written).removesuffix(",")
    international = bare.startswith(("+", "00"))
    digits = bare.removeprefix("+").removeprefix("00") if international else bare
    if not (digits.isascii() and digits.isdigit()):
        raise Unreadable(Fault.PHONE_INVALID)
    # "+852…" is Hong Kong, where members work, and no 0852: a written country code is believed.
    if international and not digits.startswith((HOME, "0")):
        return "+" + _checked(digits, _ABROAD)
    national = _national(digits, international)
    return "+" + HOME + _checked(national, _MOBILE if national.startswith("8") else _FIXED)


def _national(digits: str, international: bool) -> str:
    # "62" alone may begin a fixed line without its 0 (061 Medan is not 62x), so only a whole number drops it.
    if digits.startswith(HOME) and (international or len(digits) >= 10):
        digits = digits.removeprefix(HOME)
    return digits.removeprefix("0")


def _checked(digits: str, form: re.Pattern[str]) -> str:
    if not form.fullmatch(digits) or not digits[1:].strip("0"):
        raise Unreadable(Fault.PHONE_INVALID)
    return digits
