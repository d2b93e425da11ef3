"""The table of tallies."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class TallyRow(SQLModel, table=True):
    """How often somebody was wrong lately; `key` is a digest, and no name."""

    __tablename__ = "tally"
    __table_args__ = (Index("ix_tally_at", "at"),)

    key: str = Field(primary_key=True)
    amount: float
    at: datetime = Field(sa_type=UtcDateTime)


TALLY = METADATA.tables["tally"]
