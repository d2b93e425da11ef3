"""The public question about the roll: right answers, time and the committee give back what slips took."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("members", "reopened"):
        op.add_column("group_gate", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("group_gate", sa.Column("slips", sa.String(), nullable=False, server_default="{}"))
    op.add_column("group_gate", sa.Column("eased_at", UtcDateTime(), nullable=True))
