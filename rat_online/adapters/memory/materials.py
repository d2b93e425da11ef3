"""A meeting's material in memory: the twin that tests use in place of a database."""

from dataclasses import replace
from datetime import datetime

from rat_online.app.ports.identity import Series
from rat_online.app.ports.materials import Material, Reading
from rat_online.domain.vocabulary import PersonId


class MemoryMaterials:
    def __init__(self) -> None:
        self._kept: dict[tuple[Series, str], Material] = {}
        self._readings: dict[tuple[Series, str, PersonId], Reading] = {}

    async def add(self, material: Material) -> None:
        self._kept[material.series, material.id] = material

    async def withdraw(self, material: Material, at: datetime) -> None:
        kept = self._kept[material.series, material.id]
        if kept.withdrawn_at is None:
            self._kept[material.series, material.id] = replace(kept, withdrawn_at=at)

    async def materials(self, series: Series) -> list[Material]:
        found = [one for one in self._kept.values() if one.series == series]
        return sorted(found, key=lambda one: (one.published_at, one.id))

    async def note_reading(self, series: Series, material: str, person: PersonId, at: datetime) -> None:
        before = self._readings.get((series, material, person))
        self._readings[series, material, person] = (
            replace(before, last_at=at, times=before.times + 1)
            if before
            else Reading(material, person, at, at, 1)
        )

    async def readings(self, series: Series) -> list[Reading]:
        found = [one for (of, _, _), one in self._readings.items() if of == series]
        return sorted(found, key=lambda one: (one.material, one.first_at, one.person))
