"""By what browsers are known beyond their sessions, in a database: a part of the identity store."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.identity_tables import DEVICE_SESSION
from rat_online.app.ports.identity import DeviceMark


class SqlDeviceMarkReader:
    _connection: AsyncConnection

    async def device_marks(self, cooperative: str) -> dict[str, DeviceMark]:
        session = DEVICE_SESSION.c
        marked = and_(session.cooperative == cooperative, session.mark != "")
        rows = select(session.id, session.mark, session.kiosk_at).where(marked)
        found = await self._connection.execute(rows)
        return {row.id: DeviceMark(row.mark, row.kiosk_at is not None) for row in found}


class SqlDeviceMarkWriter(SqlDeviceMarkReader):
    async def leave_as_kiosk(self, cooperative: str, session: str, at: datetime) -> None:
        left: Any = and_(DEVICE_SESSION.c.cooperative == cooperative, DEVICE_SESSION.c.id == session)
        await self._connection.execute(DEVICE_SESSION.update().where(left).values(kiosk_at=at))
