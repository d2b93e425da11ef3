"""Dates and times on the meeting's own clocks: "Sabtu, 20 Maret 2027", "pukul 09.12 WIB" (rule book 9)."""

from datetime import date, datetime, timedelta, timezone

from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.language import ID, Language
from rat_online.domain.words.terbilang import in_words

OFFSETS = {
    Zone.WIB: timezone(timedelta(hours=7)),
    Zone.WITA: timezone(timedelta(hours=8)),
    Zone.WIT: timezone(timedelta(hours=9)),
}
"""Fixed since 1988: Indonesia has no summer time, so no table of zones is needed to read a log."""

_DAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS = {
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


def local(at: datetime, zone: Zone) -> datetime:
    """A moment on the clocks of the meeting; refuses a time that does not say its own zone."""
    if at.tzinfo is None:
        raise ValueError(f"a time of the minutes says its zone, got {at.isoformat()}")
    return at.astimezone(OFFSETS[zone])


def day(on: date, language: Language = ID) -> str:
    """20 Maret 2027."""
    return f"{on.day} {_MONTHS[language][on.month - 1]} {on.year}"


def weekday(on: date, language: Language = ID) -> str:
    """Sabtu."""
    return _DAYS[language][on.weekday()]


def date_of(at: datetime, zone: Zone, language: Language = ID) -> str:
    """Sabtu, 20 Maret 2027."""
    on = local(at, zone).date()
    return f"{weekday(on, language)}, {day(on, language)}"


def date_spelled(at: datetime, zone: Zone, language: Language = ID) -> str:
    """The date as an official record opens: "Sabtu, tanggal dua puluh bulan Maret tahun dua ribu …"."""
    on = local(at, zone).date()
    month = _MONTHS[language][on.month - 1]
    if language is ID:
        return (
            f"{weekday(on)}, tanggal {in_words(on.day)} bulan {month} tahun {in_words(on.year)} "
            f"({on.day:02}-{on.month:02}-{on.year})"
        )
    return f"{weekday(on, language)}, {day(on, language)}"


def clock(at: datetime, zone: Zone, language: Language = ID, *, seconds: bool = False) -> str:
    """09.12, or 09:12 in English, without the name of its zone: for tables that name it once."""
    written = local(at, zone).strftime("%H.%M.%S" if seconds else "%H.%M")
    return written if language is ID else written.replace(".", ":")


def clock_of(at: datetime, zone: Zone, language: Language = ID, *, seconds: bool = False) -> str:
    """ "pukul 09.12 WIB"; "09:12 WIB" in English."""
    written = f"{clock(at, zone, language, seconds=seconds)} {zone}"
    return f"pukul {written}" if language is ID else written


def moment_of(at: datetime, zone: Zone, language: Language = ID) -> str:
    """Sabtu, 20 Maret 2027 pukul 09.12 WIB."""
    return f"{date_of(at, zone, language)} {clock_of(at, zone, language)}"
