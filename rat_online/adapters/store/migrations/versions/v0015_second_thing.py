"""Every link needs a second thing, and a session says when its officer gave more than a password."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entry_guard", sa.Column("handover", sa.String(), nullable=True))
    op.add_column("device_session", sa.Column("proven_at", UtcDateTime(), nullable=True))
    op.drop_column("access_link", "datum_required")
