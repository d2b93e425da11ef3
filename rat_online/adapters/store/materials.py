"""A meeting's material in a database."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.material_tables import MATERIAL, MATERIAL_READING
from rat_online.app.ports.identity import Series
from rat_online.app.ports.materials import Material, MaterialKind, Reading
from rat_online.domain.vocabulary import PersonId

READING = ("cooperative", "series", "material", "person")


class SqlMaterials:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, material: Material) -> None:
        row = {
            "cooperative": material.series.cooperative,
            "series": material.series.id,
            "id": material.id,
            "kind": material.kind.value,
            "title": material.title,
            "sha256": material.sha256,
            "size": material.size,
            "published_at": material.published_at,
            "published_by": material.published_by,
            "withdrawn_at": material.withdrawn_at,
        }
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(MATERIAL.insert(), row)

    async def withdraw(self, material: Material, at: datetime) -> None:
        is_it = (*_in(MATERIAL, material.series), MATERIAL.c.id == material.id)
        still = MATERIAL.update().where(*is_it, MATERIAL.c.withdrawn_at.is_(None))
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(still.values(withdrawn_at=at))

    async def materials(self, series: Series) -> list[Material]:
        asked = select(MATERIAL).where(*_in(MATERIAL, series))
        with answering():
            async with self._database.reading() as connection:
                rows = await connection.execute(asked.order_by(MATERIAL.c.published_at, MATERIAL.c.id))
                return [_material_of(row) for row in rows]

    async def note_reading(self, series: Series, material: str, person: PersonId, at: datetime) -> None:
        row = {"cooperative": series.cooperative, "series": series.id, "material": material, "person": person}
        first = {**row, "first_at": at, "last_at": at, "times": 1}
        insert = (sqlite if self._database.is_sqlite else postgresql).insert(MATERIAL_READING).values(first)
        again = {"last_at": at, "times": MATERIAL_READING.c.times + 1}
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(insert.on_conflict_do_update(index_elements=READING, set_=again))

    async def readings(self, series: Series) -> list[Reading]:
        of = MATERIAL_READING.c
        asked = select(of.material, of.person, of.first_at, of.last_at, of.times)
        ordered = asked.where(*_in(MATERIAL_READING, series)).order_by(of.material, of.first_at, of.person)
        with answering():
            async with self._database.reading() as connection:
                return [Reading(*row) for row in await connection.execute(ordered)]


def _in(table: Any, series: Series) -> tuple[Any, Any]:
    return table.c.cooperative == series.cooperative, table.c.series == series.id


def _material_of(row: Any) -> Material:
    return Material(
        id=row.id,
        series=Series(row.cooperative, row.series),
        kind=MaterialKind(row.kind),
        title=row.title,
        sha256=row.sha256,
        size=row.size,
        published_at=row.published_at,
        published_by=row.published_by,
        withdrawn_at=row.withdrawn_at,
    )
