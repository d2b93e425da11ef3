"""Who is connected right now and when each was last heard; drops and returns for the sealed table.

Nothing here is in the log: `hadir` is the rules' matter, `terhubung` is this.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Drop:
    """A connection's end and the return, None while the person has not come back."""

    person: PersonId
    dropped_at: datetime
    returned_at: datetime | None


class PresenceBoard:
    """One meeting's connections in this process."""

    def __init__(self, started_at: datetime) -> None:
        self._started_at = started_at
        self._tabs: Counter[PersonId] = Counter()
        self._heard_at: dict[PersonId, datetime] = {}
        self._dropped_at: dict[PersonId, datetime] = {}
        self._drops: list[Drop] = []

    @property
    def connected(self) -> int:
        """How many people have at least one open connection."""
        return len(self._tabs)

    def is_connected(self, person: PersonId) -> bool:
        return person in self._tabs

    def heard_at(self, person: PersonId) -> datetime:
        """When somebody was last heard; whoever was never heard counts from the process's start,
        so that an outage of the server lapses nobody."""
        return self._heard_at.get(person, self._started_at)

    def hear(self, person: PersonId, at: datetime) -> None:
        self._heard_at[person] = at

    def heard_since(self, moment: datetime) -> dict[PersonId, datetime]:
        """Whom this process has heard since then, for the others to know."""
        return {person: at for person, at in self._heard_at.items() if at >= moment}

    def connect(self, person: PersonId, at: datetime) -> None:
        self._tabs[person] += 1
        self._heard_at[person] = at
        dropped_at = self._dropped_at.pop(person, None)
        if dropped_at is not None:
            self._drops.append(Drop(person, dropped_at, at))

    def disconnect(self, person: PersonId, at: datetime) -> None:
        self._tabs[person] -= 1
        if self._tabs[person] <= 0:
            del self._tabs[person]
            self._heard_at[person] = at
            self._dropped_at[person] = at

    def finished_drops(self) -> list[Drop]:
        """Those that are not in the table yet, oldest first; unfinished ones wait for their return."""
        return list(self._drops)

    def all_drops(self) -> list[Drop]:
        """At closing: the finished ones, and those who have not come back."""
        return self._drops + [Drop(person, at, None) for person, at in sorted(self._dropped_at.items())]

    def forget_drops(self, count: int) -> None:
        """The oldest `count` finished ones are in the table now."""
        del self._drops[:count]
