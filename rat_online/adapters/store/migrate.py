"""Brings the tables to the shape of this version: Alembic, run from within the package."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

MIGRATIONS = "rat_online.adapters.store:migrations"

MIGRATION_LOCK = 0x7261745F6D6967
"""Any number, as long as every process takes the same."""


def alembic_config(connection: Connection) -> Config:
    """What would stand in an alembic.ini."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run every step that the database lacks, within the caller's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '10min'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    command.upgrade(alembic_config(connection), "heads")
