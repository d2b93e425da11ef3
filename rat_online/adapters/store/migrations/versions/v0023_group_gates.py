"""Wrong answers by a group's code are counted apart, and together for the code."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("failed_at", "group_failed_at", "group_locked_until"):
        op.add_column("entry_guard", sa.Column(name, UtcDateTime(), nullable=True))
    op.add_column(
        "entry_guard", sa.Column("group_failures", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_table(
        "group_gate",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("code_hash", "cooperative", "series")),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("entered", "wrong")),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name="pk_group_gate"),
    )
