"""Officers' codes and passkeys in a database."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.officer_key_tables import OFFICER_CODE, OFFICER_PASSKEY, OFFICER_RECOVERY
from rat_online.app.ports.officer_keys import AppCode, Passkey
from rat_online.domain.vocabulary import PersonId


class SqlOfficerKeys:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def app_code(self, cooperative: str, account: PersonId) -> AppCode | None:
        found = select(OFFICER_CODE).where(_is_of(OFFICER_CODE, cooperative, account))
        async with self._reading() as connection:
            row = (await connection.execute(found)).first()
        if row is None:
            return None
        return AppCode(row.cooperative, row.account, row.sealed, row.confirmed_at, row.last_step)

    async def put_app_code(self, code: AppCode) -> None:
        async with self._writing() as connection:
            former = OFFICER_CODE.delete().where(_is_of(OFFICER_CODE, code.cooperative, code.account))
            await connection.execute(former)
            await connection.execute(OFFICER_CODE.insert(), asdict(code))

    async def take_step(self, cooperative: str, account: PersonId, step: int) -> bool:
        later = OFFICER_CODE.update().where(
            _is_of(OFFICER_CODE, cooperative, account), OFFICER_CODE.c.last_step < step
        )
        async with self._writing() as connection:
            return bool((await connection.execute(later.values(last_step=step))).rowcount)

    async def put_recovery_codes(self, cooperative: str, account: PersonId, digests: Sequence[str]) -> None:
        rows = [{"cooperative": cooperative, "account": account, "digest": digest} for digest in digests]
        async with self._writing() as connection:
            former = OFFICER_RECOVERY.delete().where(_is_of(OFFICER_RECOVERY, cooperative, account))
            await connection.execute(former)
            if rows:
                await connection.execute(OFFICER_RECOVERY.insert(), rows)

    async def take_recovery_code(self, cooperative: str, account: PersonId, digest: str) -> bool:
        used = OFFICER_RECOVERY.delete().where(
            _is_of(OFFICER_RECOVERY, cooperative, account), OFFICER_RECOVERY.c.digest == digest
        )
        async with self._writing() as connection:
            return bool((await connection.execute(used)).rowcount)

    async def recovery_codes_left(self, cooperative: str, account: PersonId) -> int:
        counted = select(func.count()).where(_is_of(OFFICER_RECOVERY, cooperative, account))
        async with self._reading() as connection:
            return await connection.scalar(counted) or 0

    async def add_passkey(self, passkey: Passkey) -> None:
        async with self._writing() as connection:
            await connection.execute(OFFICER_PASSKEY.insert(), asdict(passkey))

    async def passkey(self, id: str) -> Passkey | None:
        found = await self._passkeys(OFFICER_PASSKEY.c.id == id)
        return found[0] if found else None

    async def passkeys(self, cooperative: str, account: PersonId) -> list[Passkey]:
        return await self._passkeys(_is_of(OFFICER_PASSKEY, cooperative, account))

    async def _passkeys(self, which: Any) -> list[Passkey]:
        by_age = (OFFICER_PASSKEY.c.created_at, OFFICER_PASSKEY.c.id)
        rows = select(OFFICER_PASSKEY).where(which).order_by(*by_age)
        async with self._reading() as connection:
            return [Passkey(**row._mapping) for row in await connection.execute(rows)]

    async def used_passkey(self, passkey: Passkey, sign_count: int, at: datetime) -> None:
        used = OFFICER_PASSKEY.update().where(OFFICER_PASSKEY.c.id == passkey.id)
        async with self._writing() as connection:
            await connection.execute(used.values(sign_count=sign_count, last_used_at=at))

    async def remove_passkey(self, cooperative: str, account: PersonId, id: str) -> None:
        removed = OFFICER_PASSKEY.delete().where(
            _is_of(OFFICER_PASSKEY, cooperative, account), OFFICER_PASSKEY.c.id == id
        )
        async with self._writing() as connection:
            await connection.execute(removed)

    async def clear(self, cooperative: str, account: PersonId) -> None:
        async with self._writing() as connection:
            for table in (OFFICER_CODE, OFFICER_RECOVERY, OFFICER_PASSKEY):
                await connection.execute(table.delete().where(_is_of(table, cooperative, account)))

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        with answering():
            async with self._database.reading() as connection:
                yield connection

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        with answering():
            async with self._database.writing() as connection:
                yield connection


def _is_of(table: Table, cooperative: str, account: PersonId) -> Any:
    return and_(table.c.cooperative == cooperative, table.c.account == account)
