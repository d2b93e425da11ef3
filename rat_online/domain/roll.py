"""The roll (Daftar Anggota Berhak Suara): who may vote, frozen at a record date. Rule book section 3."""

from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One member on the roll. `weight` is 1 except in a secondary or multi-party cooperative."""

    id: PersonId
    weight: int = 1


@dataclass(slots=True)
class Roll:
    """The entitled of a meeting. `root` commits to every line, names included, without showing them."""

    entries: dict[PersonId, RollEntry] = field(default_factory=dict)
    root: str = ""
    record_at: datetime | None = None
    article: str = ""
    total: int = 0

    def __contains__(self, person: object) -> bool:
        return person in self.entries

    def weight_of(self, person: PersonId) -> int:
        entry = self.entries.get(person)
        return entry.weight if entry else 0

    def add(self, entry: RollEntry) -> None:
        self.entries[entry.id] = entry
        self.total += entry.weight

    def remove(self, person: PersonId) -> None:
        self.total -= self.entries.pop(person).weight
