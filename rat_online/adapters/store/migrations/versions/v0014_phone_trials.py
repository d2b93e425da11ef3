"""What members have tried on their phones."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = ("cooperative", "series", "person", "part")


def upgrade() -> None:
    op.create_table(
        "phone_trial",
        *(sa.Column(name, sa.String(), nullable=False) for name in (*KEY, "outcome")),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint(*KEY, name="pk_phone_trial"),
    )
