"""Tries are counted by all processes together."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_tally"),
    )
    op.create_index("ix_tally_at", "tally", ["at"])
