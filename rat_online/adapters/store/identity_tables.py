"""The tables of cooperatives, people, links and sessions. Rows go in and out through Core."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, Index, LargeBinary, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime

ACTIVE = text("left_at IS NULL")
OPEN = text("ended_at IS NULL")


class CooperativeRow(SQLModel, table=True):
    __tablename__ = "cooperative"

    id: str = Field(primary_key=True)
    name: str
    legal_number: str
    address: str = Field(sa_type=Text)
    zone: str
    profile: dict[str, Any] = Field(sa_type=JSON)
    sign_in_datum: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    expected_members: int = Field(sa_column_kwargs={"server_default": "0"})


class MemberRow(SQLModel, table=True):
    """`number_key` is what makes two spellings one number; `search_key` what a search looks into."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("cooperative", "number_key"),)

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    number: str
    number_key: str
    name: str
    sex: str | None
    phone: str | None
    email: str | None
    born_on: date | None = Field(sa_type=Date)
    group_name: str
    status: str
    position: str
    board: str | None
    weight: int = Field(sa_column_kwargs={"server_default": "1"})
    search_key: str = Field(sa_type=Text)


class AccountRow(SQLModel, table=True):
    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("login"),)

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    login: str
    name: str
    password_hash: str
    roles: list[str] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(sa_type=UtcDateTime)


class MeetingListRow(SQLModel, table=True):
    """`points` are the names of places, a line each."""

    __tablename__ = "meeting"

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    series: str
    previous: str | None
    title: str = Field(sa_type=Text)
    planned_at: datetime = Field(sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    rehearsal_of: str | None
    points: str = Field(sa_type=Text, sa_column_kwargs={"server_default": text("''")})


class RollLineRow(SQLModel, table=True):
    __tablename__ = "roll_line"
    __table_args__ = (UniqueConstraint("cooperative", "meeting", "ordinal"),)

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    entry: str = Field(primary_key=True)
    ordinal: int
    number: str
    name: str
    status: str
    weight: int
    salt: str
    frozen: bool


class AccessLinkRow(SQLModel, table=True):
    __tablename__ = "access_link"
    __table_args__ = (UniqueConstraint("secret_hash"), Index(None, "cooperative", "series"))

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    person: str
    purpose: str
    form: str
    secret_hash: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(sa_type=UtcDateTime)


class EntryGuardRow(SQLModel, table=True):
    """One row for each person in a series who ever had a link; made with the link."""

    __tablename__ = "entry_guard"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    pin: str | None
    pin_set_at: datetime | None = Field(sa_type=UtcDateTime)
    failures: int
    locked_until: datetime | None = Field(sa_type=UtcDateTime)
    frozen_at: datetime | None = Field(sa_type=UtcDateTime)
    handover: str | None
    failed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    group_failures: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    group_failed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    group_locked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class GroupGateRow(SQLModel, table=True):
    """What came of a group's code: how many entered by it first, how many answers were wrong."""

    __tablename__ = "group_gate"

    code_hash: str = Field(primary_key=True)
    cooperative: str
    series: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    entered: int
    wrong: int
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    door: str = Field(default="group", sa_column_kwargs={"server_default": "group"})
    networks: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})
    members: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    slips: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})
    eased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reopened: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class SeatMoveRow(SQLModel, table=True):
    """A seat that another device asked for. Of one roll entry there is at most one that has not ended."""

    __tablename__ = "seat_move"
    __table_args__ = (
        Index(
            "uq_seat_move_open",
            "cooperative",
            "series",
            "person",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    person: str
    from_session: str
    to_session: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(sa_type=UtcDateTime)
    end: str | None


class DoorActRow(SQLModel, table=True):
    __tablename__ = "door_act"
    __table_args__ = (Index("ix_door_act_series", "cooperative", "series", "at"),)

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    series: str
    person: str
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    by: str | None
    reason: str = Field(sa_type=Text)
    photo: bytes | None = Field(sa_type=LargeBinary)


class PinGivenRow(SQLModel, table=True):
    """When an officer last gave the own PIN on a session: acts of weight ask for it anew."""

    __tablename__ = "pin_given"

    cooperative: str = Field(primary_key=True)
    session: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class LinkUseRow(SQLModel, table=True):
    __tablename__ = "link_use"
    __table_args__ = (Index(None, "cooperative", "link"),)

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    link: str
    at: datetime = Field(sa_type=UtcDateTime)
    outcome: str
    session: str | None


class SignInMissRow(SQLModel, table=True):
    """How many secrets opened nothing, by day (UTC). Belongs to the install: they name no cooperative."""

    __tablename__ = "sign_in_miss"

    day: date = Field(sa_type=Date, primary_key=True)
    count: int


class DeviceSessionRow(SQLModel, table=True):
    """`changed_at` is when it last gained, lost or was revoked: how other processes hear of it."""

    __tablename__ = "device_session"
    __table_args__ = (UniqueConstraint("token_hash"),)

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    token_hash: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    renewed_at: datetime = Field(sa_type=UtcDateTime)
    last_seen_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(sa_type=UtcDateTime)
    label: str
    proven_at: datetime | None = Field(sa_type=UtcDateTime)
    mark: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    kiosk_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SeatRow(SQLModel, table=True):
    """One sitting. Of one roll entry there is at most one that has not ended."""

    __tablename__ = "seat"
    __table_args__ = (
        Index(
            "uq_seat_active",
            "cooperative",
            "series",
            "entry",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        Index(
            "ix_seat_session",
            "session",
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    cooperative: str
    session: str
    series: str
    entry: str
    taken_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(sa_type=UtcDateTime)
    leads_since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OfficeRow(SQLModel, table=True):
    """`series` is empty for the cooperative's own pages: a key column cannot be null."""

    __tablename__ = "office"
    __table_args__ = (
        Index(
            "uq_office_active",
            "session",
            "cooperative",
            "series",
            "person",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    cooperative: str
    session: str
    series: str
    person: str
    taken_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(sa_type=UtcDateTime)


COOPERATIVE = METADATA.tables["cooperative"]
MEMBER = METADATA.tables["member"]
ACCOUNT = METADATA.tables["account"]
MEETING = METADATA.tables["meeting"]
ROLL_LINE = METADATA.tables["roll_line"]
ACCESS_LINK = METADATA.tables["access_link"]
ENTRY_GUARD = METADATA.tables["entry_guard"]
SEAT_MOVE = METADATA.tables["seat_move"]
DOOR_ACT = METADATA.tables["door_act"]
GROUP_GATE = METADATA.tables["group_gate"]
PIN_GIVEN = METADATA.tables["pin_given"]
LINK_USE = METADATA.tables["link_use"]
SIGN_IN_MISS = METADATA.tables["sign_in_miss"]
DEVICE_SESSION = METADATA.tables["device_session"]
SEAT = METADATA.tables["seat"]
OFFICE = METADATA.tables["office"]
