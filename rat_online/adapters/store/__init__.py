"""SQLite or PostgreSQL: the connection, the tables, the meeting log and the migrations."""

from rat_online.adapters.store import metadata as metadata  # before any table: it names their constraints
