"""The tables of requests for help and of the committee's number."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class HelpRequestRow(SQLModel, table=True):
    """What a member last asked for, or somebody in that member's name, each way."""

    __tablename__ = "help_request"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    text: str = Field(sa_type=Text)
    done_at: datetime | None = Field(sa_type=UtcDateTime)


class HelpContactRow(SQLModel, table=True):
    """The number that every member's page shows under "Bantuan"."""

    __tablename__ = "help_contact"

    cooperative: str = Field(primary_key=True)
    phone: str


HELP_REQUEST = METADATA.tables["help_request"]
HELP_CONTACT = METADATA.tables["help_contact"]
