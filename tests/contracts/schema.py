"""Whether the migrations build what the tables declare."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from rat_online.adapters.store.database import Database
from rat_online.adapters.store.metadata import every_table


async def schema_differences(database: Database) -> list[Any]:
    """What `alembic check` would complain of."""
    metadata = every_table()

    def compare(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, metadata))

    async with database.reading() as connection:
        return await connection.run_sync(compare)
