"""How members were invited."""

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def times(*names: str, nullable: bool = False) -> list[sa.Column[sa.DateTime]]:
    return [sa.Column(name, UtcDateTime(), nullable=nullable) for name in names]


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def upgrade() -> None:
    op.create_table(
        "invitation_letter",
        *text("cooperative", "series", "number", "place_and_date", "subject"),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=False),
        sa.Column("signed", sa.JSON(), nullable=False),
        *times("changed_at"),
        key("invitation_letter", "cooperative", "series"),
    )
    op.create_table(
        "delivery",
        *text("cooperative", "id", "series", "person", "way", "batch"),
        *numbers("ordinal"),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        *times("queued_at", "due_at"),
        *text("state"),
        *numbers("tries"),
        *times("sent_at", nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        key("delivery", "cooperative", "id"),
    )
    op.create_index("ix_delivery_series", "delivery", ["cooperative", "series", "batch", "ordinal"])
    op.create_index("ix_delivery_due", "delivery", ["way", "state", "due_at"])
    _jobs_and_lists()


def _jobs_and_lists() -> None:
    op.create_table(
        "print_job",
        *text("cooperative", "id", "series", "way", "base"),
        *numbers("total"),
        *times("made_at"),
        *text("made_by"),
        *times("due_at"),
        *numbers("done"),
        *text("state"),
        key("print_job", "cooperative", "id"),
    )
    op.create_table(
        "share_list",
        *text("cooperative", "id", "series", "name", "secret_hash"),
        *times("made_at"),
        *times("closed_at", nullable=True),
        key("share_list", "cooperative", "id"),
        sa.UniqueConstraint("secret_hash", name="uq_share_list_secret_hash"),
    )
    op.create_table(
        "group_code",
        *text("cooperative", "series", "code"),
        *times("made_at"),
        *times("closed_at", nullable=True),
        key("group_code", "cooperative", "series"),
    )
    op.create_table(
        "invitation_act",
        *text("cooperative", "series", "id"),
        *times("at"),
        *text("by", "kind"),
        sa.Column("facts", sa.JSON(), nullable=False),
        key("invitation_act", "cooperative", "series", "id"),
    )
