"""Requests for help in a database."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, select

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.help_desk_tables import HELP_CONTACT, HELP_REQUEST
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpKind, HelpRequest, HelpSource, in_order
from rat_online.domain.chain import MeetingKey


class SqlHelpDesk:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, request: HelpRequest) -> None:
        entry = request.entry
        row = {
            "cooperative": entry.cooperative,
            "series": entry.series,
            "person": entry.person,
            "at": request.at,
            "kind": request.kind.value,
            "text": request.text,
            "done_at": request.done_at,
            "source": request.source.value,
        }
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(HELP_REQUEST.delete().where(_is_of(entry, request.source)))
                await connection.execute(HELP_REQUEST.insert(), row)

    async def done(self, entry: Entry, at: datetime, source: HelpSource | None = None) -> None:
        seen_to = HELP_REQUEST.update().where(_is_of(entry, source)).values(done_at=at)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(seen_to)

    async def requests(self, series: MeetingKey) -> list[HelpRequest]:
        of_series = and_(HELP_REQUEST.c.cooperative == series.cooperative, HELP_REQUEST.c.series == series.id)
        with answering():
            async with self._database.reading() as connection:
                rows = await connection.execute(select(HELP_REQUEST).where(of_series))
                return in_order([_request_of(row) for row in rows])

    async def contact(self, cooperative: str) -> str:
        found = select(HELP_CONTACT.c.phone).where(HELP_CONTACT.c.cooperative == cooperative)
        with answering():
            async with self._database.reading() as connection:
                return await connection.scalar(found) or ""

    async def put_contact(self, cooperative: str, phone: str) -> None:
        former = HELP_CONTACT.delete().where(HELP_CONTACT.c.cooperative == cooperative)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(former)
                await connection.execute(HELP_CONTACT.insert(), {"cooperative": cooperative, "phone": phone})


def _is_of(entry: Entry, source: HelpSource | None) -> Any:
    column = HELP_REQUEST.c
    return and_(
        column.cooperative == entry.cooperative,
        column.series == entry.series,
        column.person == entry.person,
        *([column.source == source.value] if source is not None else []),
    )


def _request_of(row: Any) -> HelpRequest:
    entry = Entry(row.cooperative, row.series, row.person)
    return HelpRequest(entry, row.at, HelpKind(row.kind), row.text, row.done_at, HelpSource(row.source))
