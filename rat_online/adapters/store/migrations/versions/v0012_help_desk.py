"""Members who need a hand, and the committee's number."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "help_request",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("cooperative", "series", "person")),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "series", "person", name="pk_help_request"),
    )
    op.create_table(
        "help_contact",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", name="pk_help_contact"),
    )
