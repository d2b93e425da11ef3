"""Meetings that are still being prepared: a form as far as the committee has filled it in, no meeting yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """`form` holds the fields of the form by name. The meeting that it becomes has the draft's id."""

    cooperative: str
    id: str
    form: Mapping[str, str]
    changed_at: datetime
    changed_by: PersonId


class DraftStore(Protocol):
    async def put_draft(self, draft: MeetingDraft) -> None:
        """Add it, or replace the one with its id."""
        ...

    async def draft(self, cooperative: str, id: str) -> MeetingDraft | None: ...

    async def drafts(self, cooperative: str) -> list[MeetingDraft]:
        """The latest changed first."""
        ...

    async def drop_draft(self, cooperative: str, id: str) -> None:
        """It was scheduled or is not wanted; one that is gone already stays gone."""
        ...
