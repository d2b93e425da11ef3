"""Imports of members, and what undoing them needs."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_import",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("added", "changed", "unchanged")),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_member_import"),
        sa.ForeignKeyConstraint(["cooperative"], ["cooperative.id"], name="fk_member_import_cooperative"),
    )
    op.create_table(
        "member_import_line",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("of_import", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "of_import", "member", name="pk_member_import_line"),
    )
