"""Forgetting in a database what is older than its retention."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.book_act_table import BOOK_ACT
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.help_desk_tables import HELP_REQUEST
from rat_online.adapters.store.identity_tables import DOOR_ACT
from rat_online.adapters.store.member_import_tables import MEMBER_IMPORT, MEMBER_IMPORT_LINE
from rat_online.app.ports.retention import Forgotten

CONTACTS = ("phone", "email", "born_on")
PERSONAL = (*CONTACTS, "text")
"""Fields of a change whose values are forgotten: contacts, and what a member wrote."""


class SqlRetention:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, before: datetime) -> Forgotten:
        with answering():
            async with self._database.writing() as connection:
                old = DOOR_ACT.update().where(DOOR_ACT.c.at < before, DOOR_ACT.c.photo.is_not(None))
                photos = await connection.execute(old.values(photo=None))
                asked = HELP_REQUEST.update().where(HELP_REQUEST.c.at < before, HELP_REQUEST.c.text != "")
                requests = await connection.execute(asked.values(text=""))
                return Forgotten(
                    changes=await _forget_changes(connection, before),
                    imports=await _forget_imports(connection, before),
                    photos=photos.rowcount,
                    requests=requests.rowcount,
                )


async def _forget_changes(connection: AsyncConnection, before: datetime) -> int:
    many = 0
    acts = select(BOOK_ACT.c.cooperative, BOOK_ACT.c.id, BOOK_ACT.c.changes).where(BOOK_ACT.c.at < before)
    for row in (await connection.execute(acts)).all():
        kept = [[name, "", ""] if name in PERSONAL else [name, was, is_] for name, was, is_ in row.changes]
        if kept != row.changes:
            is_it = and_(BOOK_ACT.c.cooperative == row.cooperative, BOOK_ACT.c.id == row.id)
            await connection.execute(BOOK_ACT.update().where(is_it).values(changes=kept))
            many += 1
    return many


async def _forget_imports(connection: AsyncConnection, before: datetime) -> int:
    """Undoing such an import is refused from then on: its members are no more as it left them."""
    of = and_(
        MEMBER_IMPORT.c.cooperative == MEMBER_IMPORT_LINE.c.cooperative,
        MEMBER_IMPORT.c.id == MEMBER_IMPORT_LINE.c.of_import,
    )
    many = 0
    lines = select(MEMBER_IMPORT_LINE).join(MEMBER_IMPORT, of).where(MEMBER_IMPORT.c.at < before)
    for row in (await connection.execute(lines)).all():
        kept = {"before": _stripped(row.before), "after": _stripped(row.after)}
        if kept == {"before": row.before, "after": row.after}:
            continue
        is_it = and_(
            MEMBER_IMPORT_LINE.c.cooperative == row.cooperative,
            MEMBER_IMPORT_LINE.c.of_import == row.of_import,
            MEMBER_IMPORT_LINE.c.member == row.member,
        )
        await connection.execute(MEMBER_IMPORT_LINE.update().where(is_it).values(kept))
        many += 1
    return many


def _stripped(member: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if member is None else {**member, **{name: None for name in CONTACTS if name in member}}
