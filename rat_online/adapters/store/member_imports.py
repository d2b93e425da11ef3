"""Imports of members in the database: written in one short transaction, and undone in another."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, Select, bindparam, select, text, union
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store import registry_rows as rows
from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.book_act_table import note_acts
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.identity_tables import ACCESS_LINK, ACCOUNT, MEMBER, ROLL_LINE
from rat_online.adapters.store.member_import_tables import MEMBER_IMPORT, MEMBER_IMPORT_LINE
from rat_online.app.ids import Ids
from rat_online.app.member_import.merging import MemberChange, changes_of
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.member_import.undoing import check_undoable
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable, ImportReceipt, acts_of_import
from rat_online.app.ports.registry import KnownMember
from rat_online.app.ports.store import StoreUnavailable
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import PersonId

TRIES = 5
"""How often an import is prepared anew because somebody edited a member meanwhile."""

_FIELDS = ("id", "cooperative", "added", "changed", "unchanged", "at", "undone_at")
_RECEIPT = [MEMBER_IMPORT.c[name] for name in _FIELDS]
_CHANGE_MEMBER = MEMBER.update().where(
    MEMBER.c.cooperative == bindparam("of"), MEMBER.c.id == bindparam("known")
)


class SqlMemberImports:
    def __init__(self, database: Database, ids: Ids, now: Callable[[], datetime]) -> None:
        self._database = database
        self._ids = ids
        self._now = now

    async def write_import(
        self, cooperative: str, drafts: Sequence[MemberDraft], actor: str, *, import_id: str | None = None
    ) -> ImportReceipt:
        for _ in range(TRIES):
            if (written := await self._written(cooperative, import_id)) is not None:
                return written
            seen = await self._members(cooperative)
            known = [rows.member_of(row) for row in seen]
            changes = await asyncio.to_thread(changes_of, known, drafts, self._ids.new_id)
            receipt = self._receipt(import_id or self._ids.new_id(), cooperative, drafts, changes)
            if await self._write_unless_changed(receipt, actor, changes, seen):
                return receipt
        raise StoreUnavailable("members change all the time")

    async def _written(self, cooperative: str, import_id: str | None) -> ImportReceipt | None:
        if import_id is None:
            return None
        return next((one for one in await self.imports(cooperative) if one.id == import_id), None)

    def _receipt(
        self, id: str, cooperative: str, drafts: Sequence[MemberDraft], changes: Sequence[MemberChange]
    ) -> ImportReceipt:
        added = sum(change.before is None for change in changes)
        changed, unchanged = len(changes) - added, len(drafts) - len(changes)
        return ImportReceipt(id, cooperative, added, changed, unchanged, self._now())

    async def _members(self, cooperative: str) -> Sequence[Row[Any]]:
        with answering():
            async with self._database.reading() as connection:
                seen: Sequence[Row[Any]] = (await connection.execute(_members_of(cooperative))).all()
                return seen

    async def _write_unless_changed(
        self, receipt: ImportReceipt, actor: str, changes: Sequence[MemberChange], seen: Sequence[Row[Any]]
    ) -> bool:
        """Write what was prepared, if the members are still as they were seen."""
        of = receipt.cooperative
        new = [_row(of, change.id, change.after) for change in changes if change.before is None]
        updates = [_update(of, change.id, change.after) for change in changes if change.before is not None]
        lines = [_line_of(receipt, change) for change in changes]
        head = {name: getattr(receipt, name) for name in _FIELDS} | {"actor": actor}
        with answering():
            async with self._database.writing() as connection:
                await self._hold_members(connection)
                is_there = select(MEMBER_IMPORT.c.id).where(
                    MEMBER_IMPORT.c.cooperative == of, MEMBER_IMPORT.c.id == receipt.id
                )
                if await connection.scalar(is_there) is not None:
                    return False
                if (await connection.execute(_members_of(of))).all() != seen:
                    return False
                await connection.execute(MEMBER_IMPORT.insert(), head)
                await _execute_many(connection, MEMBER.insert(), new)
                await _execute_many(connection, _CHANGE_MEMBER, updates)
                await _execute_many(connection, MEMBER_IMPORT_LINE.insert(), lines)
                await note_acts(connection, acts_of_import(receipt, actor, changes))
                return True

    async def undo_import(self, cooperative: str, import_id: str, actor: str) -> ImportReceipt:
        is_it = (MEMBER_IMPORT.c.cooperative == cooperative, MEMBER_IMPORT.c.id == import_id)
        with answering():
            async with self._database.writing() as connection:
                await self._hold_members(connection)
                found = (await connection.execute(select(*_RECEIPT).where(*is_it))).one_or_none()
                if found is None:
                    raise ImportNotUndoable(Hindrance.UNKNOWN)
                if found.undone_at is not None:
                    raise ImportNotUndoable(Hindrance.UNDONE)
                changes = await _put_back(connection, cooperative, import_id)
                at = self._now()
                undone = MEMBER_IMPORT.update().where(*is_it).values(undone_at=at, undone_by=actor)
                await connection.execute(undone)
                receipt = replace(ImportReceipt(*found), undone_at=at)
                await note_acts(connection, acts_of_import(receipt, actor, changes))
                return receipt

    async def imports(self, cooperative: str) -> list[ImportReceipt]:
        of = select(*_RECEIPT).where(MEMBER_IMPORT.c.cooperative == cooperative)
        latest_first = of.order_by(MEMBER_IMPORT.c.at.desc(), MEMBER_IMPORT.c.id.desc())
        with answering():
            async with self._database.reading() as connection:
                return [ImportReceipt(*row) for row in await connection.execute(latest_first)]

    async def _hold_members(self, connection: AsyncConnection) -> None:
        """Nobody else writes members until the end; on SQLite the transaction keeps them out already."""
        if not self._database.is_sqlite:
            await connection.execute(text("LOCK TABLE member IN SHARE ROW EXCLUSIVE MODE"))


async def _put_back(connection: AsyncConnection, cooperative: str, import_id: str) -> list[MemberChange]:
    """What the import had changed, put back."""
    changes = [_change_of(row) for row in await connection.execute(_lines_of(cooperative, import_id))]
    concerned = _lines_of(cooperative, import_id).with_only_columns(MEMBER_IMPORT_LINE.c.member)
    now = select(MEMBER).where(MEMBER.c.cooperative == cooperative, MEMBER.c.id.in_(concerned))
    rolls = select(ROLL_LINE).where(ROLL_LINE.c.cooperative == cooperative, ROLL_LINE.c.entry.in_(concerned))
    access = union(
        select(ACCESS_LINK.c.person).where(ACCESS_LINK.c.cooperative == cooperative),
        select(ACCOUNT.c.id).where(ACCOUNT.c.cooperative == cooperative),
    )
    check_undoable(
        changes,
        {row.id: rows.member_of(row).member for row in await connection.execute(now)},
        [rows.line_of(row) for row in await connection.execute(rolls)],
        set(await connection.scalars(access)),
    )
    added = concerned.where(MEMBER_IMPORT_LINE.c.before.is_(None))
    await connection.execute(
        MEMBER.delete().where(MEMBER.c.cooperative == cooperative, MEMBER.c.id.in_(added))
    )
    former = [_update(cooperative, one.id, one.before) for one in changes if one.before is not None]
    await _execute_many(connection, _CHANGE_MEMBER, former)
    return changes


async def _execute_many(connection: AsyncConnection, statement: Any, many: list[dict[str, object]]) -> None:
    if many:
        await connection.execute(statement, many)


def _members_of(cooperative: str) -> Select[Any]:
    return select(MEMBER).where(MEMBER.c.cooperative == cooperative).order_by(MEMBER.c.id)


def _lines_of(cooperative: str, import_id: str) -> Select[Any]:
    line = MEMBER_IMPORT_LINE.c
    return select(MEMBER_IMPORT_LINE).where(line.cooperative == cooperative, line.of_import == import_id)


def _row(cooperative: str, id: PersonId, member: Member) -> dict[str, object]:
    return rows.row_of_member(KnownMember(cooperative, id, member))


def _update(cooperative: str, id: PersonId, member: Member) -> dict[str, object]:
    row = _row(cooperative, id, member)
    return {"of": row.pop("cooperative"), "known": row.pop("id"), **row}


def _line_of(receipt: ImportReceipt, change: MemberChange) -> dict[str, object]:
    return {
        "cooperative": receipt.cooperative,
        "of_import": receipt.id,
        "member": change.id,
        "before": None if change.before is None else msgspec.to_builtins(change.before),
        "after": msgspec.to_builtins(change.after),
    }


def _change_of(row: Any) -> MemberChange:
    before = None if row.before is None else msgspec.convert(row.before, Member)
    return MemberChange(row.member, before, msgspec.convert(row.after, Member))
