"""The tables behind the meeting log. Rows go in and out through Core; the models declare the shape."""

from datetime import datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class EventRow(SQLModel, table=True):
    """One event in its place. Triggers refuse to change or remove it."""

    __tablename__ = "event_log"
    __table_args__ = (
        Index(
            "uq_event_log_command",
            "cooperative",
            "meeting",
            "actor",
            "command",
            unique=True,
            sqlite_where=text("command IS NOT NULL"),
            postgresql_where=text("command IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    schema_: int = Field(sa_column_kwargs={"name": "schema"})
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str
    command: str | None
    payload: str = Field(sa_type=Text)
    previous_hash: str
    hash: str


class VoteMark(SQLModel, table=True):
    """That a roll entry voted in an open ballot: the row that a second vote runs into."""

    __tablename__ = "vote"
    __table_args__ = ({"sqlite_with_rowid": False},)

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    ballot: str = Field(primary_key=True)
    entry: str = Field(primary_key=True)
    position: int


class Prose(SQLModel, table=True):
    """Personal free text, which may be erased; the log keeps its digest."""

    __tablename__ = "prose"

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    digest: str
    salt: str
    text: str = Field(sa_type=Text)


class ConnectionDrop(SQLModel, table=True):
    """A connection's end and its return; the log seals the whole table when the meeting closes."""

    __tablename__ = "connection_drop"
    __table_args__ = (Index("ix_connection_drop_cooperative_meeting", "cooperative", "meeting"),)

    id: int | None = Field(default=None, primary_key=True)
    cooperative: str
    meeting: str
    person: str
    dropped_at: datetime = Field(sa_type=UtcDateTime)
    returned_at: datetime | None = Field(sa_type=UtcDateTime)


class PersonHeard(SQLModel, table=True):
    """When somebody was last heard by any of several processes: silence at one is not silence."""

    __tablename__ = "person_heard"

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class ProcessHeartbeat(SQLModel, table=True):
    """When each process was last alive. Belongs to the install, not to a cooperative."""

    __tablename__ = "process_heartbeat"

    process: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


EVENT_LOG = METADATA.tables["event_log"]
VOTE = METADATA.tables["vote"]
PROSE = METADATA.tables["prose"]
CONNECTION_DROP = METADATA.tables["connection_drop"]
PERSON_HEARD = METADATA.tables["person_heard"]
PROCESS_HEARTBEAT = METADATA.tables["process_heartbeat"]
