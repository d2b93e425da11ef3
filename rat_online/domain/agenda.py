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


@dataclass(frozen=True, slots=True)
class Start:
    """How things stood before an item was started, while nothing has happened under it."""

    item: ItemId
    before: ItemId | None
    started_at: datetime | None
    concluded_at: datetime | None


@dataclass(slots=True)
class Agenda:
    items: dict[ItemId, AgendaItem] = field(default_factory=dict)
    current: ItemId | None = None
    last_start: Start | None = None

    def start(self, item: ItemId, at: datetime) -> None:
        """One item at a time: starting one concludes the one before."""
        if self.current is not None:
            self.items[self.current].concluded_at = at
        started = self.items[item]
        self.last_start = Start(item, self.current, started.started_at, started.concluded_at)
        started.started_at = started.started_at or at
        started.concluded_at = None
        self.current = item

    def take_back(self) -> None:
        """The last start never was: the item before goes on."""
        undone, self.last_start = self.last_start, None
        if undone is None:
            return
        item = self.items[undone.item]
        item.started_at, item.concluded_at = undone.started_at, undone.concluded_at
        self.current = undone.before
        if undone.before is not None:
            self.items[undone.before].concluded_at = None
