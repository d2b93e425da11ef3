"""The roll (Daftar Anggota Berhak Suara): who may vote, frozen at a record date. Rule book section 3."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One member on the roll. `weight` is 1 except in a secondary or multi-party cooperative; `group` is
    the one that a delegate stands for, or the member group of a multi-party cooperative, else empty."""

    id: PersonId
    weight: int = 1
    group: str = ""


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

    def group_of(self, person: PersonId) -> str:
        entry = self.entries.get(person)
        return entry.group if entry else ""

    def as_listed(self, profile: Profile) -> tuple[RollEntry, ...]:
        """The entries as they stand on a roll: where shares rule the weights follow from the groups."""
        if profile.parties is None:
            return tuple(self.entries.values())
        return tuple(RollEntry(entry.id, 1, entry.group) for entry in self.entries.values())

    def replace(self, entries: Iterable[RollEntry]) -> None:
        """All entries anew, as when the weights of a group change with its members."""
        self.entries = {entry.id: entry for entry in entries}
        self.total = sum(entry.weight for entry in self.entries.values())

    def add(self, entry: RollEntry) -> None:
        self.entries[entry.id] = entry
        self.total += entry.weight

    def remove(self, person: PersonId) -> None:
        self.total -= self.entries.pop(person).weight
