"""The table of seats that are handed over to another browser."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime
from rat_online.domain.vocabulary import PersonId


class SeatTransferRow(SQLModel, table=True):
    __tablename__ = "seat_transfer"

    secret_hash: str = Field(primary_key=True)
    cooperative: str
    meeting: str
    series: str
    session: str
    persons: list[PersonId] = Field(sa_type=JSON)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    good_until: datetime = Field(sa_type=UtcDateTime)
    taken_by: str | None
    to_session: str | None


SEAT_TRANSFER = METADATA.tables["seat_transfer"]
