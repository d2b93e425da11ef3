"""Commands of the end: the decisions are read, approved with one tap, and the meeting closes."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class ReadDecisions:
    """The decisions have been read out."""


@dataclass(frozen=True, slots=True)
class ApproveReading:
    """ "Saya menyetujui keputusan yang dibacakan": one tap for every participant still there."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class NameRepresentatives:
    """Two or three wakil anggota who sign on the meeting's behalf."""

    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class CloseMeeting:
    """Three taps; final."""


ClosingCommand: TypeAlias = ReadDecisions | ApproveReading | NameRepresentatives | CloseMeeting
