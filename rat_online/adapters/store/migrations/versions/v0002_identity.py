"""Cooperatives, members, accounts, the list of meetings, frozen rolls, links, sessions, seats and offices."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from rat_online.adapters.store.types import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _cooperatives_and_members()
    _accounts_and_meetings()
    _roll_lines()
    _links()
    _link_uses()
    _sessions()


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _perhaps(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=True)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UtcDateTime(), nullable=nullable)


def _of_cooperative(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["cooperative"], ["cooperative.id"], name=f"fk_{table}_cooperative")


def _cooperatives_and_members() -> None:
    op.create_table(
        "cooperative",
        *(_text(name) for name in ("id", "name", "legal_number")),
        sa.Column("address", sa.Text(), nullable=False),
        _text("zone"),
        sa.Column("profile", sa.JSON(), nullable=False),
        _text("sign_in_datum"),
        _time("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_cooperative"),
    )
    op.create_table(
        "member",
        *(_text(name) for name in ("cooperative", "id", "number", "number_key", "name")),
        *(_perhaps(name) for name in ("sex", "phone", "email")),
        sa.Column("born_on", sa.Date(), nullable=True),
        *(_text(name) for name in ("group_name", "status", "position")),
        _perhaps("board"),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_member"),
        sa.UniqueConstraint("cooperative", "number_key", name="uq_member_cooperative_number_key"),
        _of_cooperative("member"),
    )


def _accounts_and_meetings() -> None:
    op.create_table(
        "account",
        *(_text(name) for name in ("cooperative", "id", "login", "name", "password_hash")),
        sa.Column("roles", sa.JSON(), nullable=False),
        _time("created_at"),
        _time("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_account"),
        sa.UniqueConstraint("login", name="uq_account_login"),
        _of_cooperative("account"),
    )
    op.create_table(
        "meeting",
        *(_text(name) for name in ("cooperative", "id", "series")),
        _perhaps("previous"),
        sa.Column("title", sa.Text(), nullable=False),
        _time("planned_at"),
        _time("created_at"),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_meeting"),
        _of_cooperative("meeting"),
    )


def _roll_lines() -> None:
    op.create_table(
        "roll_line",
        *(_text(name) for name in ("cooperative", "meeting", "entry")),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *(_text(name) for name in ("number", "name", "status")),
        sa.Column("weight", sa.Integer(), nullable=False),
        _text("salt"),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("cooperative", "meeting", "entry", name="pk_roll_line"),
        sa.UniqueConstraint(
            "cooperative", "meeting", "ordinal", name="uq_roll_line_cooperative_meeting_ordinal"
        ),
    )


def _links() -> None:
    op.create_table(
        "access_link",
        *(
            _text(name)
            for name in ("cooperative", "id", "series", "person", "purpose", "form", "secret_hash")
        ),
        sa.Column("datum_required", sa.Boolean(), nullable=False),
        _time("created_at"),
        _time("revoked_at", nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        _time("locked_until", nullable=True),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_access_link"),
        sa.UniqueConstraint("secret_hash", name="uq_access_link_secret_hash"),
    )
    op.create_index("ix_access_link_cooperative_series", "access_link", ["cooperative", "series"])


def _link_uses() -> None:
    op.create_table(
        "link_use",
        *(_text(name) for name in ("cooperative", "id", "link")),
        _time("at"),
        _text("outcome"),
        _perhaps("session"),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_link_use"),
    )
    op.create_index("ix_link_use_cooperative_link", "link_use", ["cooperative", "link"])
    op.create_table(
        "sign_in_miss",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_sign_in_miss"),
    )


def _sessions() -> None:
    op.create_table(
        "device_session",
        *(_text(name) for name in ("cooperative", "id", "token_hash")),
        *(_time(name) for name in ("created_at", "renewed_at", "last_seen_at", "changed_at")),
        _time("revoked_at", nullable=True),
        _text("label"),
        sa.PrimaryKeyConstraint("cooperative", "id", name="pk_device_session"),
        sa.UniqueConstraint("token_hash", name="uq_device_session_token_hash"),
    )
    _sittings("seat", "entry")
    _active_index("uq_seat_active", "seat", ["cooperative", "series", "entry"], unique=True)
    _active_index("ix_seat_session", "seat", ["session"])
    _sittings("office", "person")
    _active_index("uq_office_active", "office", ["session", "cooperative", "series", "person"], unique=True)


def _sittings(table: str, who: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(name) for name in ("cooperative", "session", "series", who)),
        _time("taken_at"),
        _time("left_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _active_index(name: str, table: str, columns: list[str], *, unique: bool = False) -> None:
    active = sa.text("left_at IS NULL")
    op.create_index(name, table, columns, unique=unique, sqlite_where=active, postgresql_where=active)
