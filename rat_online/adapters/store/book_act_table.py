"""The table of what was changed in the books, and its rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, SQLModel

from rat_online.adapters.store.metadata import METADATA
from rat_online.adapters.store.types import UtcDateTime
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange


class BookActRow(SQLModel, table=True):
    """`changes` holds personal data: a field, what stood there, what stands there now."""

    __tablename__ = "book_act"
    __table_args__ = (Index("ix_book_act_at", "cooperative", "at"),)

    cooperative: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    by: str
    subject: str
    changes: list[list[str]] = Field(sa_type=JSON)


BOOK_ACT = METADATA.tables["book_act"]


def act_of(row: Any) -> BookAct:
    changes = tuple(FieldChange(*one) for one in row.changes)
    return BookAct(row.cooperative, row.id, row.at, BookActKind(row.kind), row.by, row.subject, changes)


def row_of_act(act: BookAct) -> dict[str, object]:
    return {
        "cooperative": act.cooperative,
        "id": act.id,
        "at": act.at,
        "kind": act.kind.value,
        "by": act.by,
        "subject": act.subject,
        "changes": [[one.field, one.before, one.after] for one in act.changes],
    }


async def note_acts(connection: AsyncConnection, acts: Sequence[BookAct]) -> None:
    """Within the transaction of what they tell of."""
    if acts:
        await connection.execute(BOOK_ACT.insert(), [row_of_act(act) for act in acts])
