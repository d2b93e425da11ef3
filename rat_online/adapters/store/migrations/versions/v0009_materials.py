"""What members read before the meeting, and who has."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "material",
        *text("cooperative", "series", "id", "kind", "title", "sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=False),
        *text("published_by"),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "series", "id", name="pk_material"),
    )
    op.create_table(
        "material_reading",
        *text("cooperative", "series", "material", "person"),
        sa.Column("first_at", UtcDateTime(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "series", "material", "person", name="pk_material_reading"),
    )
