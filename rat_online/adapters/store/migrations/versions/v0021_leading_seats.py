"""Since when somebody whom the meeting elected leads from the own seat."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seat", sa.Column("leads_since", UtcDateTime(), nullable=True))
