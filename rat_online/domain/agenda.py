"""The agenda: numbered items in order, one of them current. Rule book section 4."""

from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.vocabulary import ItemId, PersonId


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item as the organiser planned it."""

    id: ItemId
    title: str
    presenter: PersonId | None = None


@dataclass(slots=True)
class AgendaItem:
    planned: PlannedItem
    started_at: datetime | None = None
    concluded_at: datetime | None = None


@dataclass(slots=True)
class Agenda:
    items: dict[ItemId, AgendaItem] = field(default_factory=dict)
    current: ItemId | None = None

    def start(self, item: ItemId, at: datetime) -> None:
        """One item at a time: starting one concludes the one before."""
        if self.current is not None:
            self.items[self.current].concluded_at = at
        started = self.items[item]
        started.started_at = started.started_at or at
        started.concluded_at = None
        self.current = item
