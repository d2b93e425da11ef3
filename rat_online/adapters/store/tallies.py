"""Tallies in the database, which all processes share."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import func, select

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.tally_table import TALLY
from rat_online.app.ports.tallies import FORGOTTEN_AFTER, Count, Tally

CLEANED_EVERY = timedelta(hours=1)


class SqlTallies:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._cleaned_at: datetime | None = None

    async def change(self, key: str, at: datetime, count: Count) -> Tally | None:
        digest = hashlib.sha256(key.encode()).hexdigest()
        is_it = TALLY.c.key == digest
        with answering():
            await self._clean(at)
            async with self._database.writing() as connection:
                if not self._database.is_sqlite:  # there one writes at a time anyway
                    held = func.pg_advisory_xact_lock(func.hashtextextended(digest, 0))
                    await connection.execute(select(held))
                row = (await connection.execute(select(TALLY.c.amount, TALLY.c.at).where(is_it))).first()
                before = Tally(*row) if row is not None else None
                counted = count(before)
                if counted == before:
                    return counted
                await connection.execute(TALLY.delete().where(is_it))
                if counted is not None:
                    told = {"key": digest, "amount": counted.amount, "at": counted.at}
                    await connection.execute(TALLY.insert(), told)
                return counted

    async def _clean(self, at: datetime) -> None:
        """In a transaction of its own, which waits for nobody's count."""
        if self._cleaned_at is not None and at - self._cleaned_at < CLEANED_EVERY:
            return
        self._cleaned_at = at
        async with self._database.writing() as connection:
            await connection.execute(TALLY.delete().where(TALLY.c.at < at - FORGOTTEN_AFTER))
