"""The tables of officers' codes and passkeys."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class OfficerCodeRow(SQLModel, table=True):
    """The secret of an officer's app, sealed under a key outside the database."""

    __tablename__ = "officer_code"

    cooperative: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    sealed: bytes = Field(sa_type=LargeBinary)
    confirmed_at: datetime | None = Field(sa_type=UtcDateTime)
    last_step: int


class OfficerRecoveryRow(SQLModel, table=True):
    """A recovery code that was not used yet, as its digest."""

    __tablename__ = "officer_recovery"

    cooperative: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)


class OfficerPasskeyRow(SQLModel, table=True):
    """`id` is unique in the install: it is given before the cooperative is known."""

    __tablename__ = "officer_passkey"

    id: str = Field(primary_key=True)
    cooperative: str
    account: str
    public_key: bytes = Field(sa_type=LargeBinary)
    sign_count: int
    label: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(sa_type=UtcDateTime)


OFFICER_CODE = METADATA.tables["officer_code"]
OFFICER_RECOVERY = METADATA.tables["officer_recovery"]
OFFICER_PASSKEY = METADATA.tables["officer_passkey"]
