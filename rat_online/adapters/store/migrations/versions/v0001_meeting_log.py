"""The meeting log, the votes' unique rows, personal free text and process heartbeats."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _event_log()
    if op.get_bind().dialect.name == "sqlite":
        _append_only_on_sqlite()
    else:
        _append_only_on_postgresql()
    _rows_beside_the_log()
    _connections()
    op.create_table(
        "process_heartbeat",
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("process", name="pk_process_heartbeat"),
    )


def _event_log() -> None:
    op.create_table(
        "event_log",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "meeting", "position", name="pk_event_log"),
        sqlite_with_rowid=False,
    )
    has_command = sa.text("command IS NOT NULL")
    op.create_index(
        "uq_event_log_command",
        "event_log",
        ["cooperative", "meeting", "actor", "command"],
        unique=True,
        sqlite_where=has_command,
        postgresql_where=has_command,
    )


def _append_only_on_sqlite() -> None:
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER event_log_no_{verb} BEFORE {verb} ON event_log "
            "BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END"
        )
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    op.execute(
        "CREATE TRIGGER event_log_no_replace BEFORE INSERT ON event_log WHEN EXISTS (SELECT 1 FROM event_log "
        "WHERE cooperative = NEW.cooperative AND meeting = NEW.meeting AND (position = NEW.position "
        "OR (command IS NOT NULL AND actor = NEW.actor AND command = NEW.command))) "
        "BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END"
    )


def _append_only_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION event_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'event_log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER event_log_no_change BEFORE UPDATE OR DELETE ON event_log "
        "FOR EACH ROW EXECUTE FUNCTION event_log_append_only()"
    )
    op.execute(
        "CREATE TRIGGER event_log_no_truncate BEFORE TRUNCATE ON event_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION event_log_append_only()"
    )


def _rows_beside_the_log() -> None:
    op.create_table(
        "vote",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("ballot", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "meeting", "ballot", "entry", name="pk_vote"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "prose",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "meeting", "id", name="pk_prose"),
    )


def _connections() -> None:
    op.create_table(
        "connection_drop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("dropped_at", UtcDateTime(), nullable=False),
        sa.Column("returned_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_connection_drop"),
    )
    op.create_index("ix_connection_drop_cooperative_meeting", "connection_drop", ["cooperative", "meeting"])
    op.create_table(
        "person_heard",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "meeting", "person", name="pk_person_heard"),
    )
