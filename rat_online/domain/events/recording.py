"""Events of what is put on record: the annual report, absences, ceremonies."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rat_online.domain.vocabulary import Ceremony, ItemId, PersonId, ProseId


@dataclass(frozen=True, slots=True)
class ReportRecorded:
    dated_on: date
    signed: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class UnsignedExplained:
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class AbsenceExcused:
    person: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class CeremonyRecorded:
    """Dates are those of an induction's term; the others have none."""

    kind: Ceremony
    item: ItemId
    persons: tuple[PersonId, ...]
    term_from: date | None
    term_until: date | None


RecordingEvent: TypeAlias = ReportRecorded | UnsignedExplained | AbsenceExcused | CeremonyRecorded
