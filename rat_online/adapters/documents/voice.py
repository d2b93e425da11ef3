"""The voice of a document: its language and its clock, with the phrases of `phrases.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.threshold import Base
from rat_online.domain.words import dates, numbers
from rat_online.domain.words.labels import label, title
from rat_online.domain.words.language import Language


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Every phrase, by its key and language."""
    path = Path(__file__).resolve().parent / "phrases.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return found


@cache
def phrases_in_writing() -> Mapping[str, Mapping[str, str]]:
    """What a written meeting says otherwise, by the same keys."""
    path = Path(__file__).resolve().parent / "phrases_in_writing.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Voice:
    """Says everything in one language and tells every time in one zone; over days, times have their date."""

    language: Language
    zone: Zone
    in_writing: bool = False

    def say(self, key: str, **facts: str | int) -> str:
        """A phrase with its facts; whole numbers are written the language's way."""
        texts = phrases_in_writing().get(key) if self.in_writing else None
        text = (texts or phrases()[key])[self.language]
        return text.format(**{name: self._fact(value) for name, value in facts.items()})

    def _fact(self, value: str | int) -> str:
        return value if isinstance(value, str) else self.number(value)

    def word(self, code: StrEnum) -> str:
        """The word of a code, in the middle of a sentence."""
        return label(code, self.language)

    def title(self, code: StrEnum) -> str:
        """The word of a code, at the beginning of one."""
        return title(code, self.language)

    def number(self, value: int) -> str:
        """1.204."""
        return numbers.number(value, self.language)

    def percent(self, part: int, whole: int) -> str:
        """86,4%."""
        return numbers.percent(part, whole, self.language)

    def date_of(self, at: datetime) -> str:
        """Sabtu, 20 Maret 2027."""
        return dates.date_of(at, self.zone, self.language)

    def clock(self, at: datetime | None) -> str:
        """09.12 for a table; a dash where nothing happened."""
        if self.in_writing:
            return self.stamp(at)
        return "–" if at is None else dates.clock(at, self.zone, self.language)

    def at(self, at: datetime) -> str:
        """ "pukul 09.12 WIB", within a sentence."""
        if self.in_writing:
            return dates.moment_of(at, self.zone, self.language)
        return dates.clock_of(at, self.zone, self.language)

    def at_first(self, at: datetime) -> str:
        """ "Pukul 09.12 WIB", at the beginning of one."""
        written = self.at(at)
        return written[:1].upper() + written[1:]

    def moment(self, at: datetime | None) -> str:
        """Date and time; a dash where nothing happened."""
        return "–" if at is None else dates.moment_of(at, self.zone, self.language)

    def base(self, base: Base) -> Base:
        """Who is present in writing is everybody who was asked."""
        return Base.ENTITLED if self.in_writing and base is Base.PRESENT else base

    def person(self, person: Person) -> str:
        """Siti Aminah (A-0012)."""
        return f"{person.name} ({person.member_number})" if person.member_number else person.name

    def day(self, on: date) -> str:
        """20 Maret 2027."""
        return dates.day(on, self.language)

    def stamp(self, at: datetime | None) -> str:
        """20-03-2027 09.12 for a narrow column; a dash where nothing happened."""
        if at is None:
            return "–"
        clock = dates.clock(at, self.zone, self.language)
        return f"{dates.local(at, self.zone):%d-%m-%Y} {clock}"
