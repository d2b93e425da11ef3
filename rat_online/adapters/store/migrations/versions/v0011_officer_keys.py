"""What officers have besides their passwords."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "officer_code",
        *texts("cooperative", "account"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "account", name="pk_officer_code"),
    )
    op.create_table(
        "officer_recovery",
        *texts("cooperative", "account", "digest"),
        sa.PrimaryKeyConstraint("cooperative", "account", "digest", name="pk_officer_recovery"),
    )
    op.create_table(
        "officer_passkey",
        *texts("id", "cooperative", "account"),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        *texts("label"),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_used_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_officer_passkey"),
    )
