"""Drafts of meetings, uploaded member lists, how many members are expected; phones are searched."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "cooperative", sa.Column("expected_members", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_table(
        "meeting_draft",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_meeting_draft"),
        sa.ForeignKeyConstraint(["cooperative"], ["cooperative.id"], name="fk_meeting_draft_cooperative"),
    )
    op.create_table(
        "member_upload",
        sa.Column("cooperative", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_member_upload"),
        sa.ForeignKeyConstraint(["cooperative"], ["cooperative.id"], name="fk_member_upload_cooperative"),
    )
    line = "char(10)" if op.get_bind().dialect.name == "sqlite" else "chr(10)"
    op.execute(
        f"UPDATE member SET search_key = search_key || {line} || phone "  # noqa: S608 (no value of anybody's)
        f"|| CASE WHEN phone LIKE '+62%' THEN {line} || '0' || substr(phone, 4) ELSE '' END "
        "WHERE phone IS NOT NULL"
    )
