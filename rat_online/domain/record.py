"""What a meeting has on record beside its decisions: the annual report, absences, ceremonies."""

from dataclasses import dataclass, field
from datetime import date, datetime

from rat_online.domain.vocabulary import Ceremony, ItemId, PersonId, ProseId


@dataclass(frozen=True, slots=True)
class Report:
    """The annual report: its date and who signed it."""

    dated_on: date
    signed: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A ceremony that was held."""

    kind: Ceremony
    at: datetime
    item: ItemId
    persons: tuple[PersonId, ...]
    term_from: date | None
    term_until: date | None


@dataclass(slots=True)
class OnRecord:
    report: Report | None = None
    unsigned: dict[PersonId, ProseId] = field(default_factory=dict)
    excused: dict[PersonId, ProseId] = field(default_factory=dict)
    ceremonies: list[Held] = field(default_factory=list)

    def went_through(self, kind: Ceremony) -> set[PersonId]:
        """Everybody for whom a ceremony of this kind was held."""
        return {person for one in self.ceremonies if one.kind is kind for person in one.persons}
