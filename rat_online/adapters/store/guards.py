"""Rows of entry guards, read and written on a connection."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Insert, Select, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.identity_tables import ENTRY_GUARD
from rat_online.app.ports.identity import Entry, EntryGuard, Series

GUARD = ENTRY_GUARD.c


def guard_of(row: Any) -> EntryGuard:
    return EntryGuard(
        entry=Entry(row.cooperative, row.series, row.person),
        pin=row.pin,
        pin_set_at=row.pin_set_at,
        failures=row.failures,
        locked_until=row.locked_until,
        frozen_at=row.frozen_at,
    )


def _is_of(entry: Entry) -> Any:
    return and_(
        GUARD.cooperative == entry.cooperative, GUARD.series == entry.series, GUARD.person == entry.person
    )


def guard_rows(entry: Entry) -> Select[Any]:
    return select(ENTRY_GUARD).where(_is_of(entry))


async def guards_of(connection: AsyncConnection, series: Series) -> list[EntryGuard]:
    rows = select(ENTRY_GUARD).where(GUARD.cooperative == series.cooperative, GUARD.series == series.id)
    return [guard_of(row) for row in await connection.execute(rows.order_by(GUARD.person))]


async def add_guards(connection: AsyncConnection, entries: Iterable[Entry], insert: Insert) -> None:
    """`insert` leaves alone what is there."""
    rows = [
        {"cooperative": entry.cooperative, "series": entry.series, "person": entry.person, "failures": 0}
        for entry in sorted(set(entries), key=lambda entry: (entry.cooperative, entry.series, entry.person))
    ]
    if rows:
        await connection.execute(insert, rows)


async def put_guard(connection: AsyncConnection, guard: EntryGuard) -> None:
    put = ENTRY_GUARD.update().where(_is_of(guard.entry))
    values = {
        "pin": guard.pin,
        "pin_set_at": guard.pin_set_at,
        "failures": guard.failures,
        "locked_until": guard.locked_until,
        "frozen_at": guard.frozen_at,
    }
    await connection.execute(put.values(values))
