"""The list of downloads in the database."""

from sqlalchemy import insert, select

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.download_table import DOWNLOAD
from rat_online.app.ports.downloads import Download
from rat_online.domain.chain import MeetingKey

FIELDS = ("id", "at", "person", "role", "what", "reason")


class SqlDownloads:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, meeting: MeetingKey, download: Download) -> None:
        fields = {field: getattr(download, field) for field in FIELDS}
        row = {"cooperative": meeting.cooperative, "meeting": meeting.id, **fields}
        with answering():
            async with self._database.appending() as connection:
                await connection.execute(insert(DOWNLOAD), row)

    async def downloads(self, meeting: MeetingKey) -> list[Download]:
        rows = (
            select(*(DOWNLOAD.c[field] for field in FIELDS))
            .where(DOWNLOAD.c.cooperative == meeting.cooperative, DOWNLOAD.c.meeting == meeting.id)
            .order_by(DOWNLOAD.c.at.desc(), DOWNLOAD.c.id.desc())
        )
        with answering():
            async with self._database.reading() as connection:
                return [Download(*row) for row in await connection.execute(rows)]
