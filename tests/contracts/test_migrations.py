"""The tables that migrations build are the tables that the code declares, on both databases."""

import asyncio

import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.adapters.store.metadata import every_table
from rat_online.adapters.store.migrate import alembic_config
from tests.contracts.example_log import MEETING, checked_in, say
from tests.contracts.schema import schema_differences
from tests.contracts.stores import opened

WITHOUT_COOPERATIVE = {"cooperative", "process_heartbeat", "sign_in_miss", "tally"}
"""Cooperatives themselves, and what belongs to the whole install."""


async def test_migrations_build_what_the_tables_declare(database: Database) -> None:
    assert await schema_differences(database) == []


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await say(SqlMeetingLog(database), checked_in(1))
    await database.migrate()
    assert len(await SqlMeetingLog(database).read(MEETING)) == 1


async def test_migrations_form_one_line(database: Database) -> None:
    async with database.reading() as connection:
        config = await connection.run_sync(alembic_config)
        at = await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_heads())
    assert at == (ScriptDirectory.from_config(config).get_current_head(),)


@pytest.mark.postgres
async def test_two_processes_may_migrate_at_once(postgres_database: str) -> None:
    async with (
        opened(postgres_database, migrate=False) as one,
        opened(postgres_database, migrate=False) as two,
    ):
        await asyncio.gather(one.migrate(), two.migrate())
        assert await schema_differences(one) == []


ON_BOTH = ["UPDATE event_log SET actor = 'p2'", "DELETE FROM event_log"]
ON_POSTGRESQL = ["TRUNCATE event_log"]
ON_SQLITE = [
    "INSERT OR REPLACE INTO event_log SELECT cooperative, meeting, position, kind, schema, at, 'p2', "
    "command, payload, previous_hash, hash FROM event_log",
    "INSERT OR REPLACE INTO event_log SELECT cooperative, meeting, position + 1, kind, schema, at, "
    "actor, command, payload, previous_hash, hash FROM event_log",
]


async def test_the_log_refuses_every_change_but_an_addition(database: Database) -> None:
    log = SqlMeetingLog(database)
    written = await say(log, checked_in(1, command="c"))

    async def alter(change: str) -> None:
        async with database.writing() as connection:
            await connection.execute(text(change))

    for change in ON_BOTH + (ON_SQLITE if database.is_sqlite else ON_POSTGRESQL):
        with pytest.raises(IntegrityError, match="append-only"):
            await alter(change)
    assert await log.read(MEETING) == written


def test_every_row_says_whose_it_is() -> None:
    tables = every_table().sorted_tables
    assert {table.name for table in tables if "cooperative" not in table.columns} == WITHOUT_COOPERATIVE
