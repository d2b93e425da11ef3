"""When an officer last gave the own PIN on a session."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pin_given",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "session", "series", "person", name="pk_pin_given"),
    )
