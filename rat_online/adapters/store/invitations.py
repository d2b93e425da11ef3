"""Invitations in a database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, Update, and_, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store import invitation_rows as rows
from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.invitation_tables import (
    DELIVERY,
    GROUP_CODE,
    INVITATION_ACT,
    INVITATION_LETTER,
    PRINT_JOB,
    SHARE_LIST,
)
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Act,
    Delivery,
    DeliveryState,
    GroupCode,
    Letter,
    PrintJob,
    PrintState,
    ShareList,
    Way,
)


class _Changed(Exception):
    """Undoes a move: something is no more as it was seen."""


class SqlInvitations:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def letter(self, series: Series) -> Letter | None:
        row = await self._first(_of(INVITATION_LETTER, series))
        return rows.letter_of(row) if row else None

    async def put_letter(self, series: Series, letter: Letter) -> None:
        await self._put(INVITATION_LETTER, ("cooperative", "series"), rows.row_of_letter(series, letter))

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        with answering():
            async with self._database.writing() as connection:
                await _add(connection, deliveries)

    async def delivery(self, cooperative: str, id: str) -> Delivery | None:
        row = await self._first(_one(DELIVERY, cooperative, id))
        return rows.delivery_of(row) if row else None

    async def deliveries(
        self,
        series: Series,
        *,
        batch: str | None = None,
        states: Collection[DeliveryState] | None = None,
        limit: int | None = None,
    ) -> list[Delivery]:
        asked = _of(DELIVERY, series)
        if batch is not None:
            asked = asked.where(DELIVERY.c.batch == batch)
        if states is not None:
            asked = asked.where(DELIVERY.c.state.in_([state.value for state in states]))
        order = (DELIVERY.c.batch, DELIVERY.c.ordinal, DELIVERY.c.queued_at, DELIVERY.c.id)
        return [rows.delivery_of(row) for row in await self._all(asked.order_by(*order).limit(limit))]

    async def move(self, changes: Sequence[tuple[Delivery, Delivery]]) -> bool:
        with answering():
            try:
                async with self._database.writing() as connection:
                    for before, after in changes:
                        await _replace(connection, before, after)
            except _Changed:
                return False
        return True

    async def claim_mail(self, at: datetime, until: datetime, limit: int) -> list[Delivery]:
        waiting = DELIVERY.c.state.in_(
            [DeliveryState.QUEUED.value, DeliveryState.DEFERRED.value, DeliveryState.SENDING.value]
        )
        due = (
            select(DELIVERY)
            .where(DELIVERY.c.way == Way.EMAIL.value, waiting, DELIVERY.c.due_at <= at)
            .order_by(DELIVERY.c.due_at, DELIVERY.c.cooperative, DELIVERY.c.ordinal, DELIVERY.c.id)
            .limit(limit)
        )
        if await self._first(due) is None:
            return []  # asked every few seconds: the writer is not taken for nothing
        free = due.with_for_update(skip_locked=True)
        with answering():
            async with self._database.writing() as connection:
                claimed = [rows.delivery_of(row) for row in await connection.execute(free)]
                for one in claimed:
                    held = {"state": DeliveryState.SENDING.value, "due_at": until, "tries": one.tries + 1}
                    await connection.execute(_change(DELIVERY, one.series.cooperative, one.id).values(held))
        return [
            replace(one, state=DeliveryState.SENDING, due_at=until, tries=one.tries + 1) for one in claimed
        ]

    async def add_job(self, job: PrintJob, deliveries: Sequence[Delivery]) -> None:
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(PRINT_JOB.insert(), rows.row_of_job(job))
                await _add(connection, deliveries)

    async def job(self, cooperative: str, id: str) -> PrintJob | None:
        row = await self._first(_one(PRINT_JOB, cooperative, id))
        return rows.job_of(row) if row else None

    async def jobs(self, series: Series) -> list[PrintJob]:
        latest = (PRINT_JOB.c.made_at.desc(), PRINT_JOB.c.id)
        return [rows.job_of(row) for row in await self._all(_of(PRINT_JOB, series).order_by(*latest))]

    async def move_job(self, before: PrintJob, after: PrintJob) -> bool:
        still = and_(
            PRINT_JOB.c.state == before.state.value,
            PRINT_JOB.c.done == before.done,
            PRINT_JOB.c.due_at == before.due_at,
        )
        change = _change(PRINT_JOB, before.series.cooperative, before.id).where(still)
        with answering():
            async with self._database.writing() as connection:
                moved = await connection.execute(change.values(rows.row_of_job(after)))
        return bool(moved.rowcount)

    async def claim_job(self, at: datetime, until: datetime) -> PrintJob | None:
        free = and_(PRINT_JOB.c.state == PrintState.RUNNING.value, PRINT_JOB.c.due_at <= at)
        row = await self._first(
            select(PRINT_JOB).where(free).order_by(PRINT_JOB.c.due_at, PRINT_JOB.c.made_at, PRINT_JOB.c.id)
        )
        if row is None:
            return None
        job = rows.job_of(row)
        held = replace(job, due_at=until)
        return held if await self.move_job(job, held) else None

    async def add_lists(self, lists: Sequence[ShareList], deliveries: Sequence[Delivery]) -> None:
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(SHARE_LIST.insert(), [rows.row_of_list(one) for one in lists])
                await _add(connection, deliveries)

    async def lists(self, series: Series) -> list[ShareList]:
        order = (SHARE_LIST.c.made_at, SHARE_LIST.c.name, SHARE_LIST.c.id)
        return [rows.list_of(row) for row in await self._all(_of(SHARE_LIST, series).order_by(*order))]

    async def list_by_secret(self, secret_hash: str) -> ShareList | None:
        row = await self._first(select(SHARE_LIST).where(SHARE_LIST.c.secret_hash == secret_hash))
        return rows.list_of(row) if row else None

    async def put_list(self, share_list: ShareList) -> None:
        change = _change(SHARE_LIST, share_list.series.cooperative, share_list.id)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(change.values(rows.row_of_list(share_list)))

    async def group_code(self, series: Series) -> GroupCode | None:
        row = await self._first(_of(GROUP_CODE, series))
        return rows.group_code_of(row) if row else None

    async def put_group_code(self, series: Series, code: GroupCode) -> None:
        await self._put(GROUP_CODE, ("cooperative", "series"), rows.row_of_group_code(series, code))

    async def forget_secrets(self, sent_before: datetime) -> int:
        shown = or_(
            and_(DELIVERY.c.state == DeliveryState.SENT.value, DELIVERY.c.sent_at < sent_before),
            and_(DELIVERY.c.state == DeliveryState.FAILED.value, DELIVERY.c.due_at < sent_before),
        )
        sent = and_(DELIVERY.c.sealed.is_not(None), shown)
        if await self._first(select(DELIVERY.c.id).where(sent).limit(1)) is None:
            return 0
        with answering():
            async with self._database.writing() as connection:
                forgotten = await connection.execute(DELIVERY.update().where(sent).values(sealed=None))
        return forgotten.rowcount

    async def note(self, series: Series, *acts: Act) -> None:
        noted = [rows.row_of_act(series, act) for act in acts]
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(INVITATION_ACT.insert(), noted)

    async def acts(self, series: Series) -> list[Act]:
        latest = (INVITATION_ACT.c.at.desc(), INVITATION_ACT.c.id)
        return [rows.act_of(row) for row in await self._all(_of(INVITATION_ACT, series).order_by(*latest))]

    async def _put(self, table: Table, key: tuple[str, ...], row: Mapping[str, Any]) -> None:
        insert = (sqlite if self._database.is_sqlite else postgresql).insert(table).values(row)
        replaced = {name: insert.excluded[name] for name in row if name not in key}
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(insert.on_conflict_do_update(index_elements=key, set_=replaced))

    async def _first(self, asked: Select[Any]) -> Any:
        found = await self._all(asked.limit(1))
        return found[0] if found else None

    async def _all(self, asked: Select[Any]) -> Sequence[Any]:
        with answering():
            async with self._database.reading() as connection:
                found: Sequence[Any] = (await connection.execute(asked)).all()
                return found


async def _add(connection: AsyncConnection, deliveries: Sequence[Delivery]) -> None:
    if deliveries:
        await connection.execute(DELIVERY.insert(), [rows.row_of_delivery(one) for one in deliveries])


async def _replace(connection: AsyncConnection, before: Delivery, after: Delivery) -> None:
    still = and_(
        DELIVERY.c.state == before.state.value,
        DELIVERY.c.tries == before.tries,
        DELIVERY.c.due_at == before.due_at,
    )
    change = _change(DELIVERY, before.series.cooperative, before.id).where(still)
    moved = await connection.execute(change.values(rows.row_of_delivery(after)))
    if not moved.rowcount:
        raise _Changed


def _of(table: Table, series: Series) -> Select[Any]:
    return select(table).where(table.c.cooperative == series.cooperative, table.c.series == series.id)


def _one(table: Table, cooperative: str, id: str) -> Select[Any]:
    return select(table).where(table.c.cooperative == cooperative, table.c.id == id)


def _change(table: Table, cooperative: str, id: str) -> Update:
    return table.update().where(table.c.cooperative == cooperative, table.c.id == id)
