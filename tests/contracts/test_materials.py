"""What every store of a meeting's material does, in memory and on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from rat_online.adapters.memory.materials import MemoryMaterials
from rat_online.adapters.store.materials import SqlMaterials
from rat_online.app.ports.identity import Series
from rat_online.app.ports.materials import Material, MaterialKind, MaterialStore, Reading
from tests.contracts.people_stores import NOON, after
from tests.contracts.stores import opened

RAT = Series("melati", "rat")
OTHER = Series("mawar", "rat")
REPORT = Material("m1", RAT, MaterialKind.SURPLUS, "Pembagian SHU", "ab" * 32, 1200, NOON, "admin")


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[MaterialStore]:
    """An empty store, once of each kind."""
    if log_url is None:
        yield MemoryMaterials()
        return
    async with opened(log_url) as database:
        yield SqlMaterials(database)


async def test_material_stays_known_after_it_was_withdrawn(kept: MaterialStore) -> None:
    later = replace(REPORT, id="m0", published_at=after(1))
    await kept.add(later)
    await kept.add(REPORT)
    await kept.withdraw(REPORT, after(2))
    await kept.withdraw(REPORT, after(3))
    assert await kept.materials(RAT) == [replace(REPORT, withdrawn_at=after(2)), later]
    assert await kept.materials(OTHER) == []


async def test_a_reading_is_noted_once_a_member_with_first_last_and_how_often(kept: MaterialStore) -> None:
    await kept.note_reading(RAT, "m1", "sari", NOON)
    await kept.note_reading(RAT, "m1", "budi", after(1))
    await kept.note_reading(RAT, "m1", "sari", after(2))
    assert await kept.readings(RAT) == [
        Reading("m1", "sari", NOON, after(2), 2),
        Reading("m1", "budi", after(1), after(1), 1),
    ]
    assert await kept.readings(OTHER) == []
