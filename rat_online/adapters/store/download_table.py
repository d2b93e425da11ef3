"""The table of downloads."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class DownloadRow(SQLModel, table=True):
    """Who took which records of a meeting away, when and why."""

    __tablename__ = "download"

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person: str
    role: str
    what: str
    reason: str


DOWNLOAD = METADATA.tables["download"]
