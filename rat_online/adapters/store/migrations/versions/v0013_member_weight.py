"""The votes of each member of a secondary cooperative."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
