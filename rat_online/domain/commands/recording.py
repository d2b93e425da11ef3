"""Commands that put on record what is not decided: the annual report, absences, ceremonies."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import Ceremony, ItemId, PersonId


@dataclass(frozen=True, slots=True)
class RecordReport:
    """The annual report: its date, and who of the pengurus signed it (UU 25/1992 Ps 35 to 36)."""

    dated_on: date
    signed: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class ExplainUnsigned:
    """Who of the pengurus does not sign the annual report explains it in writing."""

    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class ExcuseAbsence:
    """A member has sent word of not coming; the attendance list says so."""

    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class RecordCeremony:
    """Demisioner before the election; induction and handing over after it, with the dates of the term."""

    kind: Ceremony
    item: ItemId
    persons: tuple[PersonId, ...]
    term_from: date | None = None
    term_until: date | None = None


RecordingCommand: TypeAlias = RecordReport | ExplainUnsigned | ExcuseAbsence | RecordCeremony
