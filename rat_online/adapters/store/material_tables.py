"""The tables of a meeting's material. Rows go in and out through Core."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class MaterialRow(SQLModel, table=True):
    """A file that members read before the meeting; its bytes are in the data directory."""

    __tablename__ = "material"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    kind: str
    title: str
    sha256: str
    size: int
    published_at: datetime = Field(sa_type=UtcDateTime)
    published_by: str
    withdrawn_at: datetime | None = Field(sa_type=UtcDateTime)


class MaterialReadingRow(SQLModel, table=True):
    """Which member opened which file, first and last, and how often."""

    __tablename__ = "material_reading"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    first_at: datetime = Field(sa_type=UtcDateTime)
    last_at: datetime = Field(sa_type=UtcDateTime)
    times: int


MATERIAL = METADATA.tables["material"]
MATERIAL_READING = METADATA.tables["material_reading"]
