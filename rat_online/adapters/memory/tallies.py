"""Tallies in memory, for tests."""

from datetime import datetime

from rat_online.app.ports.tallies import Count, Tally


class MemoryTallies:
    def __init__(self) -> None:
        self._tallies: dict[str, Tally] = {}

    @property
    def is_empty(self) -> bool:
        return not self._tallies

    async def change(self, key: str, at: datetime, count: Count) -> Tally | None:
        counted = count(self._tallies.get(key))
        if counted is None:
            self._tallies.pop(key, None)
        else:
            self._tallies[key] = counted
        return counted
