"""Seats that are handed over to another browser, in a database: a part of the identity store."""

from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.transfer_table import SEAT_TRANSFER
from rat_online.app.ports.transfers import SeatTransfer


class SqlTransferReader:
    _connection: AsyncConnection

    async def transfer(self, secret_hash: str) -> SeatTransfer | None:
        rows = select(SEAT_TRANSFER).where(SEAT_TRANSFER.c.secret_hash == secret_hash)
        row = (await self._connection.execute(rows)).first()
        return _transfer_of(row) if row else None


class SqlTransferWriter(SqlTransferReader):
    async def put_transfer(self, transfer: SeatTransfer) -> None:
        of_giver = and_(
            SEAT_TRANSFER.c.cooperative == transfer.cooperative, SEAT_TRANSFER.c.session == transfer.session
        )
        is_over = SEAT_TRANSFER.c.good_until < transfer.asked_at
        await self._connection.execute(SEAT_TRANSFER.delete().where(or_(of_giver, is_over)))
        await self._connection.execute(SEAT_TRANSFER.insert(), _row_of(transfer))

    async def take_transfer(self, secret_hash: str, taken_by: str, to_session: str) -> bool:
        still = SEAT_TRANSFER.update().where(
            SEAT_TRANSFER.c.secret_hash == secret_hash, SEAT_TRANSFER.c.taken_by.is_(None)
        )
        taken = await self._connection.execute(still.values(taken_by=taken_by, to_session=to_session))
        return bool(taken.rowcount)


def _transfer_of(row: Any) -> SeatTransfer:
    return SeatTransfer(
        secret_hash=row.secret_hash,
        cooperative=row.cooperative,
        meeting=row.meeting,
        series=row.series,
        session=row.session,
        persons=tuple(row.persons),
        asked_at=row.asked_at,
        good_until=row.good_until,
        taken_by=row.taken_by,
        to_session=row.to_session,
    )


def _row_of(transfer: SeatTransfer) -> dict[str, object]:
    return {
        "secret_hash": transfer.secret_hash,
        "cooperative": transfer.cooperative,
        "meeting": transfer.meeting,
        "series": transfer.series,
        "session": transfer.session,
        "persons": list(transfer.persons),
        "asked_at": transfer.asked_at,
        "good_until": transfer.good_until,
        "taken_by": transfer.taken_by,
        "to_session": transfer.to_session,
    }
