"""What was changed in the books, when and by whom."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "book_act",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("cooperative", "id")),
        sa.Column("at", UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "by", "subject")),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_book_act"),
    )
    op.create_index("ix_book_act_at", "book_act", ["cooperative", "at"])
