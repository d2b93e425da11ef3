"""What guards an entry, the same for every link of it: PIN, wrong answers, freeze."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

GUARDED = sa.text(
    "INSERT INTO entry_guard (cooperative, series, person, failures)"
    " SELECT DISTINCT cooperative, series, person, 0 FROM access_link"
)


def upgrade() -> None:
    op.create_table(
        "entry_guard",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("cooperative", "series", "person")),
        sa.Column("pin", sa.String(), nullable=True),
        sa.Column("pin_set_at", UtcDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", UtcDateTime(), nullable=True),
        sa.Column("frozen_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "series", "person", name="pk_entry_guard"),
    )
    op.execute(GUARDED)
    op.drop_column("access_link", "failures")
    op.drop_column("access_link", "locked_until")
