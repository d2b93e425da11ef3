"""The formats of pages: the domain's words by language code, and a meeting's zone by either name."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words import dates, numbers
from rat_online.domain.words.language import Language

LANGUAGES: Final = tuple(language.value for language in Language)
DEFAULT_LANGUAGE: Final = Language.INDONESIAN.value
ZONES: Final = {"Asia/Jakarta": Zone.WIB, "Asia/Makassar": Zone.WITA, "Asia/Jayapura": Zone.WIT}


def zone_of(name: str) -> Zone:
    """The zone of an IANA name as the registry keeps it, or of its own short name."""
    return ZONES[name] if name in ZONES else Zone(name)


def number(value: int | Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """1.204 in Indonesian, 1,204 in English."""
    return numbers.number(value, Language(language))


def percent(part: int, whole: int, language: str = DEFAULT_LANGUAGE) -> str:
    """86,4%."""
    return numbers.percent(part, whole, Language(language))


def rupiah(amount: int | Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """Rp1.250.000,00."""
    return numbers.rupiah(amount, Language(language))


def date(at: datetime, zone: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Sabtu, 20 Maret 2027, on the meeting's own calendar."""
    return dates.date_of(at, zone_of(zone), Language(language))


def clock(
    at: datetime, zone: str, language: str = DEFAULT_LANGUAGE, *, seconds: bool = False, named: bool = True
) -> str:
    """10.47 WIB, 10:47 WIB in English; with seconds where a receipt needs them."""
    here = zone_of(zone)
    written = dates.clock(at, here, Language(language), seconds=seconds)
    return f"{written} {here}" if named else written


def left(seconds: int) -> str:
    """Time that runs: 1:17, or 1:02:05 from an hour on."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
