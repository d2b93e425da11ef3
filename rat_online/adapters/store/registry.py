"""Cooperatives, members, accounts, the list of meetings and frozen rolls in a database."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Select, Table, and_, bindparam, collate, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from rat_online.adapters.store import registry_rows as rows
from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.book_act_table import BOOK_ACT, act_of, note_acts
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.identity_tables import ACCOUNT, COOPERATIVE, MEETING, MEMBER, ROLL_LINE
from rat_online.app.ports.book_acts import BookAct, BookActKind
from rat_online.app.ports.registry import (
    Account,
    AlreadyThere,
    Cooperative,
    KnownMember,
    MeetingRow,
    Name,
)
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import MemberStatus
from rat_online.domain.members.number import number_key
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId

T = TypeVar("T")

CHUNK = 1000
"""Ids in one question; databases limit how many values they take."""

_LOOSEN_NUMBER = (
    MEMBER.update()
    .where(MEMBER.c.cooperative == bindparam("of"), MEMBER.c.id == bindparam("member"))
    .values(number_key="\N{REPLACEMENT CHARACTER}" + MEMBER.c.id)
)
"""Frees the numbers of members about to be replaced, so that two may exchange theirs."""


class SqlRegistry:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def cooperatives(self) -> list[Cooperative]:
        found = await self._all(select(COOPERATIVE), rows.cooperative_of)
        return sorted(found, key=lambda cooperative: (cooperative.name, cooperative.id))

    async def cooperative(self, id: str) -> Cooperative | None:
        return await self._first(select(COOPERATIVE).where(COOPERATIVE.c.id == id), rows.cooperative_of)

    async def add_cooperative(self, cooperative: Cooperative) -> None:
        with _once("id"):
            async with self._database.writing() as connection:
                await connection.execute(COOPERATIVE.insert(), rows.row_of_cooperative(cooperative))

    async def found(self, cooperative: Cooperative, account: Account) -> bool:
        with answering():
            async with self._database.writing() as connection:
                if not self._database.is_sqlite:  # there the transaction holds the only write lock already
                    await connection.execute(text("LOCK TABLE cooperative IN SHARE ROW EXCLUSIVE MODE"))
                if await connection.scalar(select(func.count()).select_from(COOPERATIVE)):
                    return False
                await connection.execute(COOPERATIVE.insert(), rows.row_of_cooperative(cooperative))
                await connection.execute(ACCOUNT.insert(), rows.row_of_account(account))
                return True

    async def change_cooperative(self, cooperative: Cooperative, acts: Sequence[BookAct] = ()) -> None:
        changed = COOPERATIVE.update().where(COOPERATIVE.c.id == cooperative.id)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(changed.values(rows.row_of_cooperative(cooperative)))
                await note_acts(connection, acts)

    async def put_members(self, members: Sequence[KnownMember], acts: Sequence[BookAct] = ()) -> None:
        if not members:
            return
        loosened = [{"of": known.cooperative, "member": known.id} for known in members]
        put = [rows.row_of_member(known) for known in members]
        with _once("member-number"):
            async with self._database.writing() as connection:
                await connection.execute(_LOOSEN_NUMBER, loosened)
                await connection.execute(self._upsert(MEMBER), put)
                await note_acts(connection, acts)

    async def member(self, cooperative: str, id: PersonId) -> KnownMember | None:
        found = select(MEMBER).where(MEMBER.c.cooperative == cooperative, MEMBER.c.id == id)
        return await self._first(found, rows.member_of)

    async def member_by_number(self, cooperative: str, number: str) -> KnownMember | None:
        found = select(MEMBER).where(
            MEMBER.c.cooperative == cooperative, MEMBER.c.number_key == number_key(number)
        )
        return await self._first(found, rows.member_of)

    async def members(
        self,
        cooperative: str,
        *,
        search: str = "",
        statuses: Collection[MemberStatus] | None = None,
        group: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[KnownMember]:
        by_byte = collate(MEMBER.c.number, "BINARY" if self._database.is_sqlite else "C")
        found = _matching(select(MEMBER), cooperative, search, statuses, group)
        found = found.order_by(func.length(MEMBER.c.number), by_byte).offset(offset).limit(limit)
        return await self._all(found, rows.member_of)

    async def count_members(
        self,
        cooperative: str,
        *,
        search: str = "",
        statuses: Collection[MemberStatus] | None = None,
        group: str | None = None,
    ) -> int:
        counted = _matching(select(func.count()).select_from(MEMBER), cooperative, search, statuses, group)
        with answering():
            async with self._database.reading() as connection:
                return await connection.scalar(counted) or 0

    async def groups(self, cooperative: str) -> list[str]:
        found = select(MEMBER.c.group_name).where(
            MEMBER.c.cooperative == cooperative, MEMBER.c.group_name != ""
        )
        return sorted(await self._all(found.distinct(), lambda row: str(row.group_name)), key=rows.search_key)

    async def count_by_status(self, cooperative: str) -> dict[MemberStatus, int]:
        counted = select(MEMBER.c.status, func.count()).where(MEMBER.c.cooperative == cooperative)
        found = await self._all(counted.group_by(MEMBER.c.status), tuple)
        return {MemberStatus(status): many for status, many in found}

    async def add_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None:
        taken = "login" if await self.account_by_login(account.login) else "id"
        with _once(taken):
            async with self._database.writing() as connection:
                await connection.execute(ACCOUNT.insert(), rows.row_of_account(account))
                await note_acts(connection, acts)

    async def change_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None:
        row = rows.row_of_account(account)
        changed = {name: row[name] for name in ("name", "password_hash", "roles", "revoked_at")}
        is_it = (ACCOUNT.c.cooperative == account.cooperative, ACCOUNT.c.id == account.id)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(ACCOUNT.update().where(*is_it).values(changed))
                await note_acts(connection, acts)

    async def account(self, cooperative: str, id: PersonId) -> Account | None:
        found = select(ACCOUNT).where(ACCOUNT.c.cooperative == cooperative, ACCOUNT.c.id == id)
        return await self._first(found, rows.account_of)

    async def account_by_login(self, login: str) -> Account | None:
        return await self._first(select(ACCOUNT).where(ACCOUNT.c.login == login), rows.account_of)

    async def accounts(self, cooperative: str) -> list[Account]:
        found = await self._all(select(ACCOUNT).where(ACCOUNT.c.cooperative == cooperative), rows.account_of)
        return sorted(found, key=lambda account: (account.name, account.id))

    async def note_acts(self, acts: Sequence[BookAct]) -> None:
        with answering():
            async with self._database.writing() as connection:
                await note_acts(connection, acts)

    async def acts(
        self,
        cooperative: str,
        *,
        subject: PersonId | None = None,
        kinds: Collection[BookActKind] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[BookAct]:
        found = select(BOOK_ACT).where(BOOK_ACT.c.cooperative == cooperative)
        if subject is not None:
            found = found.where(BOOK_ACT.c.subject == subject)
        if kinds is not None:
            found = found.where(BOOK_ACT.c.kind.in_([kind.value for kind in kinds]))
        latest = found.order_by(BOOK_ACT.c.at.desc(), BOOK_ACT.c.id.desc()).offset(offset).limit(limit)
        return await self._all(latest, act_of)

    async def put_meeting(self, meeting: MeetingRow, acts: Sequence[BookAct] = ()) -> None:
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(self._upsert(MEETING), rows.row_of_meeting(meeting))
                await note_acts(connection, acts)

    async def drop_meeting(self, key: MeetingKey) -> None:
        is_it = (MEETING.c.cooperative == key.cooperative, MEETING.c.id == key.id)
        with answering():
            async with self._database.writing() as connection:
                await connection.execute(MEETING.delete().where(*is_it))

    async def meeting(self, key: MeetingKey) -> MeetingRow | None:
        found = select(MEETING).where(MEETING.c.cooperative == key.cooperative, MEETING.c.id == key.id)
        return await self._first(found, rows.meeting_of)

    async def meetings(self, cooperative: str) -> list[MeetingRow]:
        found = select(MEETING).where(MEETING.c.cooperative == cooperative)
        return await self._all(found.order_by(MEETING.c.planned_at.desc(), MEETING.c.id), rows.meeting_of)

    async def remove_rehearsal(self, key: MeetingKey) -> bool:
        rehearsal = MEETING.delete().where(
            MEETING.c.cooperative == key.cooperative,
            MEETING.c.id == key.id,
            MEETING.c.rehearsal_of.is_not(None),
        )
        with answering():
            async with self._database.writing() as connection:
                if (await connection.execute(rehearsal)).rowcount == 0:
                    return False
                await connection.execute(_lines_of(key))
                return True

    async def put_roll_lines(self, meeting: MeetingKey, lines: Sequence[RollLine]) -> None:
        put = [rows.row_of_line(meeting, line) for line in lines]
        former = _lines_of(meeting)
        with _once("id"):
            async with self._database.writing() as connection:
                await connection.execute(former)
                if put:
                    await connection.execute(ROLL_LINE.insert(), put)

    async def add_roll_line(self, meeting: MeetingKey, line: RollLine) -> None:
        with _once("id"):
            async with self._database.writing() as connection:
                await connection.execute(ROLL_LINE.insert(), rows.row_of_line(meeting, line))

    async def roll_lines(self, meeting: MeetingKey) -> list[RollLine]:
        found = select(ROLL_LINE).where(
            ROLL_LINE.c.cooperative == meeting.cooperative, ROLL_LINE.c.meeting == meeting.id
        )
        return await self._all(found.order_by(ROLL_LINE.c.ordinal), rows.line_of)

    async def ever_froze(self, cooperative: str) -> bool:
        counts = and_(MEETING.c.cooperative == ROLL_LINE.c.cooperative, MEETING.c.id == ROLL_LINE.c.meeting)
        on_roll = select(ROLL_LINE.c.meeting).join(MEETING, counts)
        of_it = on_roll.where(ROLL_LINE.c.cooperative == cooperative, MEETING.c.rehearsal_of.is_(None))
        return await self._first(of_it, lambda row: True) is not None

    async def names(self, cooperative: str, persons: Collection[PersonId]) -> dict[PersonId, Name]:
        wanted = sorted(persons)
        names: dict[PersonId, Name] = {}
        with answering():
            async with self._database.reading() as connection:
                for start in range(0, len(wanted), CHUNK):
                    for found in _named(cooperative, wanted[start : start + CHUNK]):
                        for row in await connection.execute(found):
                            names.setdefault(row.id, Name(row.number, row.name))
        return names

    def _upsert(self, table: Table) -> Any:
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        put = insert(table)
        key = [column.name for column in table.primary_key]
        changed = {column.name: put.excluded[column.name] for column in table.c if column.name not in key}
        return put.on_conflict_do_update(index_elements=key, set_=changed)

    async def _all(self, found: Select[Any], value_of: Callable[[Any], T]) -> list[T]:
        with answering():
            async with self._database.reading() as connection:
                return [value_of(row) for row in await connection.execute(found)]

    async def _first(self, found: Select[Any], value_of: Callable[[Any], T]) -> T | None:
        return next(iter(await self._all(found.limit(1), value_of)), None)


def _lines_of(meeting: MeetingKey) -> Any:
    """Takes the meeting's roll lines away."""
    of_meeting = ROLL_LINE.c.cooperative == meeting.cooperative, ROLL_LINE.c.meeting == meeting.id
    return ROLL_LINE.delete().where(*of_meeting)


@contextmanager
def _once(what: str) -> Iterator[None]:
    """Say what exists already; the database only says that something does."""
    with answering():
        try:
            yield
        except IntegrityError as error:
            raise AlreadyThere(what) from error


def _matching(
    found: Select[Any],
    cooperative: str,
    search: str,
    statuses: Collection[MemberStatus] | None,
    group: str | None,
) -> Select[Any]:
    found = found.where(MEMBER.c.cooperative == cooperative)
    if search.strip():
        found = found.where(MEMBER.c.search_key.contains(rows.search_key(search.strip()), autoescape=True))
    if statuses is not None:
        found = found.where(MEMBER.c.status.in_([status.value for status in statuses]))
    if group is not None:
        found = found.where(MEMBER.c.group_name == group)
    return found


def _named(cooperative: str, persons: Sequence[PersonId]) -> list[Select[Any]]:
    """Members first: an officer who is one is called as in the books."""
    members = select(MEMBER.c.id, MEMBER.c.number, MEMBER.c.name)
    accounts = select(ACCOUNT.c.id, text("'' AS number"), ACCOUNT.c.name)
    return [
        members.where(MEMBER.c.cooperative == cooperative, MEMBER.c.id.in_(persons)),
        accounts.where(ACCOUNT.c.cooperative == cooperative, ACCOUNT.c.id.in_(persons)),
    ]
