"""The tables of invitations. Rows go in and out through Core."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class InvitationLetterRow(SQLModel, table=True):
    """What the committee wrote for the letter of a line of calls."""

    __tablename__ = "invitation_letter"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    number: str
    place_and_date: str
    subject: str
    opening: str = Field(sa_type=Text)
    closing: str = Field(sa_type=Text)
    signed: list[list[str]] = Field(sa_type=JSON)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class DeliveryRow(SQLModel, table=True):
    """One invitation on one way to one member. `sealed` is a secret under a key outside the database."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_series", "cooperative", "series", "batch", "ordinal"),
        Index("ix_delivery_due", "way", "state", "due_at"),
    )

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    person: str
    way: str
    batch: str
    ordinal: int
    links: list[str] = Field(sa_type=JSON)
    sealed: bytes | None = Field(sa_type=LargeBinary)
    queued_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    state: str
    tries: int
    sent_at: datetime | None = Field(sa_type=UtcDateTime)
    fault: str | None


class PrintJobRow(SQLModel, table=True):
    """Letters or cards that are printed into one file."""

    __tablename__ = "print_job"

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    way: str
    base: str
    total: int
    made_at: datetime = Field(sa_type=UtcDateTime)
    made_by: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    done: int
    state: str


class ShareListRow(SQLModel, table=True):
    """A list of one coordinator."""

    __tablename__ = "share_list"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    name: str
    secret_hash: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)


class GroupCodeRow(SQLModel, table=True):
    """The invitation code of a line of calls, which many people know."""

    __tablename__ = "group_code"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    code: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)


class InvitationActRow(SQLModel, table=True):
    """What somebody did about the invitations."""

    __tablename__ = "invitation_act"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    kind: str
    facts: dict[str, Any] = Field(sa_type=JSON)


INVITATION_LETTER = METADATA.tables["invitation_letter"]
DELIVERY = METADATA.tables["delivery"]
PRINT_JOB = METADATA.tables["print_job"]
SHARE_LIST = METADATA.tables["share_list"]
GROUP_CODE = METADATA.tables["group_code"]
INVITATION_ACT = METADATA.tables["invitation_act"]
