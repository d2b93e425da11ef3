"""The tables of imports of members. Rows go in and out through Core."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class MemberImportRow(SQLModel, table=True):
    """Who imported members when, how many, and who undid it."""

    __tablename__ = "member_import"

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str
    added: int
    changed: int
    unchanged: int
    undone_at: datetime | None = Field(sa_type=UtcDateTime)
    undone_by: str | None


class MemberImportLineRow(SQLModel, table=True):
    """A member as an import found and left them: personal data, to be erased with the member's."""

    __tablename__ = "member_import_line"

    cooperative: str = Field(primary_key=True)
    of_import: str = Field(primary_key=True)
    member: str = Field(primary_key=True)
    before: dict[str, Any] | None = Field(sa_type=JSON(none_as_null=True))
    after: dict[str, Any] = Field(sa_type=JSON)


MEMBER_IMPORT = METADATA.tables["member_import"]
MEMBER_IMPORT_LINE = METADATA.tables["member_import_line"]
