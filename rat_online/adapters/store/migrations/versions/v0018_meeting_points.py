"""The places where members of a meeting gather and vote by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("points", sa.Text(), nullable=False, server_default=sa.text("''")))
