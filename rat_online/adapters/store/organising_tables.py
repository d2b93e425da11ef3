"""The tables of what the committee prepares: drafts of meetings, and lists of members not imported yet."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime


class MeetingDraftRow(SQLModel, table=True):
    __tablename__ = "meeting_draft"

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    form: dict[str, Any] = Field(sa_type=JSON)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    changed_by: str


class MemberUploadRow(SQLModel, table=True):
    """A copy of personal data: it goes with the import, or after a day."""

    __tablename__ = "member_upload"

    cooperative: str = Field(primary_key=True, foreign_key="cooperative.id")
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str
    filename: str
    content: bytes = Field(sa_type=LargeBinary)
    columns: dict[str, Any] = Field(sa_type=JSON)
    sheet: str | None


MEETING_DRAFT = METADATA.tables["meeting_draft"]
MEMBER_UPLOAD = METADATA.tables["member_upload"]
