"""Which meeting a rehearsal practises."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("rehearsal_of", sa.String(), nullable=True))
