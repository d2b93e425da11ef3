"""Entry guards, moves and acts at the door in a database: a part of the identity store."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Select, Table, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.entry_rows import (
    act_of,
    guard_of,
    move_of,
    row_of_act,
    row_of_entry,
    row_of_move,
)
from rat_online.adapters.store.identity_tables import DOOR_ACT, ENTRY_GUARD, PIN_GIVEN, SEAT_MOVE
from rat_online.app.ports.entries import DoorAct, Entry, EntryGuard, MoveEnd, SeatMove
from rat_online.domain.chain import MeetingKey

_WITHOUT_PHOTO = [column for column in DOOR_ACT.c if column.name != "photo"]


_PUT_GUARD = ENTRY_GUARD.update().where(
    ENTRY_GUARD.c.cooperative == bindparam("of_cooperative"),
    ENTRY_GUARD.c.series == bindparam("of_series"),
    ENTRY_GUARD.c.person == bindparam("of_person"),
)
"""Made once, for each first entry passes it; the values are those of the row it is given."""


class SqlEntryReader:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def guard(self, entry: Entry) -> EntryGuard | None:
        row = await self._first(select(ENTRY_GUARD).where(_is_of(ENTRY_GUARD, entry)))
        return guard_of(row) if row else None

    async def guards_of(self, series: MeetingKey) -> list[EntryGuard]:
        rows = select(ENTRY_GUARD).where(_is_in(ENTRY_GUARD, series)).order_by(ENTRY_GUARD.c.person)
        return [guard_of(row) for row in await self._connection.execute(rows)]

    async def move(self, cooperative: str, id: str) -> SeatMove | None:
        is_it = and_(SEAT_MOVE.c.cooperative == cooperative, SEAT_MOVE.c.id == id)
        row = await self._first(select(SEAT_MOVE).where(is_it))
        return move_of(row) if row else None

    async def open_moves(self) -> list[SeatMove]:
        rows = select(SEAT_MOVE).where(SEAT_MOVE.c.ended_at.is_(None))
        ordered = rows.order_by(SEAT_MOVE.c.due_at, SEAT_MOVE.c.id)
        return [move_of(row) for row in await self._connection.execute(ordered)]

    async def acts_of(self, series: MeetingKey) -> list[DoorAct]:
        rows = select(*_WITHOUT_PHOTO).where(_is_in(DOOR_ACT, series))
        ordered = rows.order_by(DOOR_ACT.c.at, DOOR_ACT.c.id)
        return [act_of(row) for row in await self._connection.execute(ordered)]

    async def has_act(self, entry: Entry, act: str) -> bool:
        is_it = and_(_is_of(DOOR_ACT, entry), DOOR_ACT.c.id == act)
        return await self._connection.scalar(select(DOOR_ACT.c.id).where(is_it)) is not None

    async def photo_of(self, cooperative: str, act: str) -> bytes | None:
        is_it = and_(DOOR_ACT.c.cooperative == cooperative, DOOR_ACT.c.id == act)
        photo: bytes | None = await self._connection.scalar(select(DOOR_ACT.c.photo).where(is_it))
        return photo

    async def pin_given_at(self, entry: Entry, session: str) -> datetime | None:
        rows = select(PIN_GIVEN.c.at).where(_is_of(PIN_GIVEN, entry), PIN_GIVEN.c.session == session)
        at: datetime | None = await self._connection.scalar(rows)
        return at

    async def _first(self, rows: Select[Any]) -> Any:
        return (await self._connection.execute(rows)).first()


class SqlEntryWriter(SqlEntryReader):
    async def _add_guards(self, entries: Iterable[Entry], unless_there: Insert) -> None:
        """In one order everywhere, so that no two writers wait for each other."""
        rows = [
            {"cooperative": entry.cooperative, "series": entry.series, "person": entry.person, "failures": 0}
            for entry in sorted(set(entries), key=lambda one: (one.cooperative, one.series, one.person))
        ]
        await self._connection.execute(unless_there, rows)

    async def hold_guard(self, entry: Entry) -> EntryGuard | None:
        row = await self._first(select(ENTRY_GUARD).where(_is_of(ENTRY_GUARD, entry)).with_for_update())
        return guard_of(row) if row else None

    async def put_guard(self, guard: EntryGuard) -> None:
        values = {
            "pin": guard.pin,
            "pin_set_at": guard.pin_set_at,
            "failures": guard.failures,
            "locked_until": guard.locked_until,
            "frozen_at": guard.frozen_at,
            "handover": guard.handover,
            "failed_at": guard.failed_at,
            "group_failures": guard.by_group.failures,
            "group_failed_at": guard.by_group.failed_at,
            "group_locked_until": guard.by_group.locked_until,
        }
        await self._connection.execute(_PUT_GUARD, {**values, **_key_of(guard.entry)})

    async def open_move_of(self, entry: Entry) -> SeatMove | None:
        rows = select(SEAT_MOVE).where(_is_of(SEAT_MOVE, entry), SEAT_MOVE.c.ended_at.is_(None))
        row = await self._first(rows)
        return move_of(row) if row else None

    async def add_move(self, move: SeatMove) -> None:
        await self._connection.execute(SEAT_MOVE.insert(), row_of_move(move))

    async def end_move(self, move: SeatMove, end: MoveEnd, at: datetime) -> bool:
        still = SEAT_MOVE.update().where(
            SEAT_MOVE.c.cooperative == move.entry.cooperative,
            SEAT_MOVE.c.id == move.id,
            SEAT_MOVE.c.ended_at.is_(None),
        )
        ended = await self._connection.execute(still.values(ended_at=at, end=end.value))
        return bool(ended.rowcount)

    async def put_moves_off(self, due_at: datetime) -> None:
        earlier = SEAT_MOVE.update().where(SEAT_MOVE.c.ended_at.is_(None), SEAT_MOVE.c.due_at < due_at)
        await self._connection.execute(earlier.values(due_at=due_at))

    async def draw_moves_near(self, due_at: datetime) -> None:
        later = SEAT_MOVE.update().where(SEAT_MOVE.c.ended_at.is_(None), SEAT_MOVE.c.due_at > due_at)
        await self._connection.execute(later.values(due_at=due_at))

    async def add_act(self, act: DoorAct) -> None:
        await self._connection.execute(DOOR_ACT.insert(), row_of_act(act))

    async def note_pin(self, entry: Entry, session: str, at: datetime) -> None:
        again = PIN_GIVEN.update().where(_is_of(PIN_GIVEN, entry), PIN_GIVEN.c.session == session)
        if not (await self._connection.execute(again.values(at=at))).rowcount:
            await self._connection.execute(
                PIN_GIVEN.insert(), {**row_of_entry(entry), "session": session, "at": at}
            )


def _key_of(entry: Entry) -> dict[str, str]:
    return {"of_cooperative": entry.cooperative, "of_series": entry.series, "of_person": entry.person}


def _is_of(table: Table, entry: Entry) -> Any:
    return and_(
        table.c.cooperative == entry.cooperative,
        table.c.series == entry.series,
        table.c.person == entry.person,
    )


def _is_in(table: Table, series: MeetingKey) -> Any:
    return and_(table.c.cooperative == series.cooperative, table.c.series == series.id)
