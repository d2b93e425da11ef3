"""Moves of seats between devices, and what was done at the door."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    named = ("cooperative", "id", "series", "person")
    op.create_table(
        "seat_move",
        *(sa.Column(name, sa.String(), nullable=False) for name in (*named, "from_session", "to_session")),
        *(sa.Column(name, UtcDateTime(), nullable=False) for name in ("asked_at", "due_at")),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_seat_move"),
    )
    op.create_index(
        "uq_seat_move_open",
        "seat_move",
        ["cooperative", "series", "person"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table(
        "door_act",
        *(sa.Column(name, sa.String(), nullable=False) for name in named),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_door_act"),
    )
    op.create_index("ix_door_act_series", "door_act", ["cooperative", "series", "at"])
