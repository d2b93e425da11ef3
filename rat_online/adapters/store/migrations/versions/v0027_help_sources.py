"""A request for help is one for each way that it came: the door replaces nothing that the room said."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE help_request_former AS SELECT * FROM help_request")
    op.drop_table("help_request")
    key = ("cooperative", "series", "person", "source")
    op.create_table(
        "help_request",
        *(sa.Column(name, sa.String(), nullable=False) for name in key),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint(*key, name="pk_help_request"),
    )
    op.execute(
        "INSERT INTO help_request (cooperative, series, person, source, at, kind, text, done_at) "
        "SELECT cooperative, series, person, 'seat', at, kind, text, done_at FROM help_request_former"
    )
    op.drop_table("help_request_former")
