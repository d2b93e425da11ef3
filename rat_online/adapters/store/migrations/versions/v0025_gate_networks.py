"""From which networks a group's code was answered wrongly; the public question has a gate beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, default in (("door", "group"), ("networks", "{}")):
        op.add_column("group_gate", sa.Column(name, sa.String(), nullable=False, server_default=default))
