"""Figures, money and times as people read them: 1.204; 86,4%; Rp1.250.000,00; 10.47.31 WIB (rule book 9)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

LANGUAGES: Final = ("id", "en")
DEFAULT_LANGUAGE: Final = "id"
ZONES: Final[Mapping[str, ZoneInfo]] = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}
_DAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def number(value: int | Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """1.204 or 1.234,5 in Indonesian; 1,204 in English."""
    written = f"{value:,}"
    return written if language == "en" else written.translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int, language: str = DEFAULT_LANGUAGE) -> str:
    """One decimal, half up, no space: 86,4%. Of nothing it is 0%."""
    if whole <= 0:
        return "0%"
    tenths = (2000 * part + whole) // (2 * whole)
    mark = "." if language == "en" else ","
    return f"{number(tenths // 10, language)}{mark}{tenths % 10}%"


def rupiah(amount: int | Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """Rp1.250.000,00; a negative amount carries its sign before the currency."""
    written = number(abs(Decimal(amount)).quantize(Decimal("0.01")), language)
    return f"{'-' if amount < 0 else ''}Rp{written}"


def date(at: datetime, zone: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Sabtu, 20 Maret 2027, in the meeting's own zone."""
    local = at.astimezone(ZONES[zone])
    return (
        f"{_DAYS[language][local.weekday()]}, {local.day} {_MONTHS[language][local.month - 1]} {local.year}"
    )


def clock(
    at: datetime, zone: str, language: str = DEFAULT_LANGUAGE, *, seconds: bool = False, named: bool = True
) -> str:
    """10.47 WIB in Indonesian, 10:47 WIB in English; with seconds where a receipt needs them."""
    local = at.astimezone(ZONES[zone])
    written = local.strftime("%H.%M.%S" if seconds else "%H.%M")
    if language == "en":
        written = written.replace(".", ":")
    return f"{written} {zone}" if named else written


def left(seconds: int) -> str:
    """Time that runs: 1:17, or 1:02:05 from an hour on."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
