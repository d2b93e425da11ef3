"""By what a browser is known beyond its sessions, and when it was left as a kiosk."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    mark = sa.Column("mark", sa.String(), nullable=False, server_default=sa.text("''"))
    op.add_column("device_session", mark)
    op.add_column("device_session", sa.Column("kiosk_at", UtcDateTime(), nullable=True))
