"""Seats that are handed over to another browser."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    named = ("secret_hash", "cooperative", "meeting", "series", "session")
    op.create_table(
        "seat_transfer",
        *(sa.Column(name, sa.String(), nullable=False) for name in named),
        sa.Column("persons", sa.JSON(), nullable=False),
        *(sa.Column(name, UtcDateTime(), nullable=False) for name in ("asked_at", "good_until")),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("taken_by", "to_session")),
        sa.PrimaryKeyConstraint("secret_hash", name="pk_seat_transfer"),
    )
