"""Drafts of meetings and uploaded member lists in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.organising_tables import MEETING_DRAFT, MEMBER_UPLOAD
from rat_online.app.ports.drafts import MeetingDraft
from rat_online.app.ports.uploads import MemberUpload

_DRAFT = ("cooperative", "id", "form", "changed_at", "changed_by")
_UPLOAD = ("cooperative", "id", "at", "actor", "filename", "content", "columns", "sheet")


class SqlOrganising:
    """Passes the suites of both ports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put_draft(self, draft: MeetingDraft) -> None:
        row = {**{name: getattr(draft, name) for name in _DRAFT}, "form": dict(draft.form)}
        await self._upsert(MEETING_DRAFT, row, ("form", "changed_at", "changed_by"))

    async def draft(self, cooperative: str, id: str) -> MeetingDraft | None:
        return next((draft for draft in await self.drafts(cooperative) if draft.id == id), None)

    async def drafts(self, cooperative: str) -> list[MeetingDraft]:
        found = select(*(MEETING_DRAFT.c[name] for name in _DRAFT)).where(
            MEETING_DRAFT.c.cooperative == cooperative
        )
        found = found.order_by(MEETING_DRAFT.c.changed_at.desc(), MEETING_DRAFT.c.id)
        with answering():
            async with self._database.reading() as connection:
                return [MeetingDraft(*row) for row in await connection.execute(found)]

    async def drop_draft(self, cooperative: str, id: str) -> None:
        await self._drop(MEETING_DRAFT, cooperative, id)

    async def put_upload(self, upload: MemberUpload) -> None:
        row = {**{name: getattr(upload, name) for name in _UPLOAD}, "columns": dict(upload.columns)}
        await self._upsert(MEMBER_UPLOAD, row, ("columns", "sheet"))

    async def upload(self, cooperative: str, id: str) -> MemberUpload | None:
        found = select(*(MEMBER_UPLOAD.c[name] for name in _UPLOAD)).where(
            MEMBER_UPLOAD.c.cooperative == cooperative, MEMBER_UPLOAD.c.id == id
        )
        with answering():
            async with self._database.reading() as connection:
                row = (await connection.execute(found)).one_or_none()
        return None if row is None else MemberUpload(*row)

    async def drop_upload(self, cooperative: str, id: str) -> None:
        await self._drop(MEMBER_UPLOAD, cooperative, id)

    async def drop_uploads_before(self, at: datetime) -> None:
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(MEMBER_UPLOAD.delete().where(MEMBER_UPLOAD.c.at < at))

    async def _drop(self, table: Table, cooperative: str, id: str) -> None:
        is_it = (table.c.cooperative == cooperative, table.c.id == id)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(table.delete().where(*is_it))

    async def _upsert(self, table: Table, row: dict[str, Any], changed: tuple[str, ...]) -> None:
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        put = insert(table)
        put = put.on_conflict_do_update(
            index_elements=["cooperative", "id"], set_={name: put.excluded[name] for name in changed}
        )
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(put, row)
