"""Who stood for election, what each stood for, and how they got their numbers. Rule book 6.8."""

from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.minutes.attending import Person


@dataclass(frozen=True, slots=True)
class Candidate:
    """In the order of the paper; `photo` is the digest of the photo that was shown."""

    person: Person
    vision: str = ""
    mission: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True)
class NumberDraw:
    """The lot that gave the candidates their numbers, with all that anyone needs to draw them again."""

    at: datetime
    promise: str
    seed: str
    context: str
    kept: bool = False  # of an earlier proposal of the same candidates
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # what was drawn for each of the names
