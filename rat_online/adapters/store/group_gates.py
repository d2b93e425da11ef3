"""What came of groups' codes, in a database: a part of the identity store."""

import json
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.identity_tables import GROUP_GATE
from rat_online.app.ports.group_gates import GateDoor, GroupGate
from rat_online.domain.chain import MeetingKey


class SqlGroupGateReader:
    _connection: AsyncConnection

    async def group_gate(self, code_hash: str) -> GroupGate | None:
        row = (await self._connection.execute(_of(code_hash))).first()
        return _gate_of(row) if row else None

    async def group_gates(self, series: MeetingKey) -> list[GroupGate]:
        of_series = and_(GROUP_GATE.c.cooperative == series.cooperative, GROUP_GATE.c.series == series.id)
        rows = select(GROUP_GATE).where(of_series).order_by(GROUP_GATE.c.made_at, GROUP_GATE.c.code_hash)
        return [_gate_of(row) for row in await self._connection.execute(rows)]


class SqlGroupGateWriter(SqlGroupGateReader):
    async def hold_group_gate(self, code_hash: str) -> GroupGate | None:
        row = (await self._connection.execute(_of(code_hash).with_for_update())).first()
        return _gate_of(row) if row else None

    async def open_group_gate(self, gate: GroupGate) -> GroupGate:
        insert = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        unless_there = insert(GROUP_GATE).values(
            code_hash=gate.code_hash,
            cooperative=gate.series.cooperative,
            series=gate.series.id,
            made_at=gate.made_at,
            door=gate.door.value,
            **_counted(gate),
        )
        await self._connection.execute(unless_there.on_conflict_do_nothing())
        held = await self.hold_group_gate(gate.code_hash)
        assert held is not None  # it is there since the line before, whoever put it
        return held

    async def put_group_gate(self, gate: GroupGate) -> None:
        known = GROUP_GATE.update().where(GROUP_GATE.c.code_hash == gate.code_hash)
        await self._connection.execute(known.values(**_counted(gate)))


def _counted(gate: GroupGate) -> dict[str, Any]:
    return {
        "entered": gate.entered,
        "wrong": gate.wrong,
        "closed_at": gate.closed_at,
        "networks": json.dumps(dict(gate.networks)),
        "members": gate.members,
        "slips": json.dumps(dict(gate.slips)),
        "eased_at": gate.eased_at,
        "reopened": gate.reopened,
    }


def _of(code_hash: str) -> Any:
    return select(GROUP_GATE).where(GROUP_GATE.c.code_hash == code_hash)


def _gate_of(row: Any) -> GroupGate:
    return GroupGate(
        code_hash=row.code_hash,
        series=MeetingKey(row.cooperative, row.series),
        made_at=row.made_at,
        entered=row.entered,
        wrong=row.wrong,
        closed_at=row.closed_at,
        door=GateDoor(row.door),
        networks=json.loads(row.networks),
        members=row.members,
        slips=json.loads(row.slips),
        eased_at=row.eased_at,
        reopened=row.reopened,
    )
