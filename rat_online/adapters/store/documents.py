"""Finished documents in the database."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql, sqlite

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.document_table import DOCUMENT
from rat_online.app.ports.documents import Document
from rat_online.domain.chain import MeetingKey

KEY = ("cooperative", "meeting", "name")
FIELDS = ("name", "media_type", "sha256", "position", "made_at", "content")


class SqlDocuments:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, meeting: MeetingKey, documents: list[Document]) -> None:
        insert = (sqlite if self._database.is_sqlite else postgresql).insert(DOCUMENT)
        replaced = {field: insert.excluded[field] for field in FIELDS if field != "name"}
        upsert = insert.on_conflict_do_update(index_elements=KEY, set_=replaced)
        with answering():
            async with self._database.writing() as connection:
                for document in documents:
                    await connection.execute(upsert, _row_of(meeting, document))

    async def remove(self, meeting: MeetingKey) -> None:
        of_meeting = DOCUMENT.c.cooperative == meeting.cooperative, DOCUMENT.c.meeting == meeting.id
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(DOCUMENT.delete().where(*of_meeting))

    async def documents(self, meeting: MeetingKey) -> list[Document]:
        return await self._all(_of(meeting).order_by(DOCUMENT.c.name))

    async def document(self, meeting: MeetingKey, name: str) -> Document | None:
        found = await self._all(_of(meeting).where(DOCUMENT.c.name == name))
        return found[0] if found else None

    async def _all(self, rows: Select[Any]) -> list[Document]:
        with answering():
            async with self._database.reading() as connection:
                return [Document(*row) for row in await connection.execute(rows)]


def _of(meeting: MeetingKey) -> Select[Any]:
    return select(*(DOCUMENT.c[field] for field in FIELDS)).where(
        DOCUMENT.c.cooperative == meeting.cooperative, DOCUMENT.c.meeting == meeting.id
    )


def _row_of(meeting: MeetingKey, document: Document) -> dict[str, object]:
    fields = {field: getattr(document, field) for field in FIELDS}
    return {"cooperative": meeting.cooperative, "meeting": meeting.id, **fields}
