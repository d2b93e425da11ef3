"""The table of what members have tried on their phones."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class PhoneTrialRow(SQLModel, table=True):
    """How a part went when it was last tried, and on what kind of device."""

    __tablename__ = "phone_trial"

    cooperative: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    outcome: str
    at: datetime = Field(sa_type=UtcDateTime)
    device: str


PHONE_TRIAL = METADATA.tables["phone_trial"]
