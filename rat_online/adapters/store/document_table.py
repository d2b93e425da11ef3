"""The table of finished documents."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class DocumentRow(SQLModel, table=True):
    """A document of a meeting, whole."""

    __tablename__ = "document"

    cooperative: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    media_type: str
    sha256: str
    position: int
    made_at: datetime = Field(sa_type=UtcDateTime)
    content: bytes = Field(sa_type=LargeBinary)


DOCUMENT = METADATA.tables["document"]
