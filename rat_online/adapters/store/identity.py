"""Links, device sessions, seats and offices in a database."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import (
    Select,
    Table,
    Update,
    and_,
    exists,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.device_marks import SqlDeviceMarkReader, SqlDeviceMarkWriter
from rat_online.adapters.store.entries import SqlEntryReader, SqlEntryWriter
from rat_online.adapters.store.entry_rows import guard_of
from rat_online.adapters.store.group_gates import SqlGroupGateReader, SqlGroupGateWriter
from rat_online.adapters.store.group_writer import GroupWriter
from rat_online.adapters.store.identity_rows import device_of, link_of, row_of_link, session_of, use_of
from rat_online.adapters.store.identity_statements import (
    ADD_SESSION,
    ADD_USE,
    OPEN_LINK,
    SAW,
    SIT_IF_FREE,
    SITTINGS,
)
from rat_online.adapters.store.identity_tables import (
    ACCESS_LINK,
    DEVICE_SESSION,
    ENTRY_GUARD,
    LINK_USE,
    OFFICE,
    SEAT,
    SIGN_IN_MISS,
)
from rat_online.adapters.store.transfers import SqlTransferReader, SqlTransferWriter
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import (
    AccessLink,
    Device,
    DeviceSession,
    IdentityReader,
    IdentityWriter,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Office,
    OnFile,
    Seat,
    Series,
)
from rat_online.app.ports.registry import SignInDatum
from rat_online.domain.vocabulary import PersonId

T = TypeVar("T")

CHUNK = 1000
"""Ids in one question; databases limit how many values they take."""


class SqlIdentity:
    """Questions on a reading connection; works in transactions shared with others' works."""

    def __init__(self, database: Database, writer: GroupWriter | None = None) -> None:
        self._database = database
        self._writer = writer or GroupWriter(database)

    async def read(self, question: Callable[[IdentityReader], Awaitable[T]]) -> T:
        with answering():
            async with self._database.reading() as connection:
                return await question(SqlIdentityReader(connection))

    async def write(self, work: Callable[[IdentityWriter], Awaitable[T]]) -> T:
        with answering():
            return await self._writer.submit(lambda connection: work(SqlIdentityWriter(connection)))


class SqlIdentityReader(SqlEntryReader, SqlTransferReader, SqlGroupGateReader, SqlDeviceMarkReader):
    async def link_by_secret(self, secret_hash: str) -> AccessLink | None:
        return await self._link(select(ACCESS_LINK).where(ACCESS_LINK.c.secret_hash == secret_hash))

    async def link(self, cooperative: str, id: str) -> AccessLink | None:
        rows = select(ACCESS_LINK).where(ACCESS_LINK.c.cooperative == cooperative, ACCESS_LINK.c.id == id)
        return await self._link(rows)

    async def _link(self, rows: Select[Any]) -> AccessLink | None:
        row = (await self._connection.execute(rows)).first()
        return link_of(row) if row else None

    async def links_of(self, series: Series) -> list[AccessLink]:
        rows = (
            select(ACCESS_LINK).where(_in_series(series)).order_by(ACCESS_LINK.c.created_at, ACCESS_LINK.c.id)
        )
        return [link_of(row) for row in await self._connection.execute(rows)]

    async def links_to(self, entry: Entry) -> list[AccessLink]:
        series = Series(entry.cooperative, entry.series)
        own = select(ACCESS_LINK).where(_in_series(series), ACCESS_LINK.c.person == entry.person)
        rows = own.order_by(ACCESS_LINK.c.created_at, ACCESS_LINK.c.id)
        return [link_of(row) for row in await self._connection.execute(rows)]

    async def link_uses(self, series: Series) -> list[LinkUse]:
        same = and_(LINK_USE.c.cooperative == ACCESS_LINK.c.cooperative, LINK_USE.c.link == ACCESS_LINK.c.id)
        rows = select(LINK_USE).join(ACCESS_LINK, same).where(_in_series(series))
        ordered = rows.order_by(LINK_USE.c.at, LINK_USE.c.id)
        return [use_of(row) for row in await self._connection.execute(ordered)]

    async def device_of(self, token_hash: str) -> tuple[DeviceSession, Device] | None:
        return await self._device(DEVICE_SESSION.c.token_hash == token_hash)

    async def devices_of(self, token_hashes: Collection[str]) -> dict[str, tuple[DeviceSession, Device]]:
        still = DEVICE_SESSION.c.revoked_at.is_(None)
        found = await self._devices(and_(DEVICE_SESSION.c.token_hash.in_(token_hashes), still))
        return {session.token_hash: (session, device) for session, device in found}

    async def device(self, cooperative: str, session: str) -> tuple[DeviceSession, Device] | None:
        return await self._device(_is_session(cooperative, session))

    async def _device(self, which: Any) -> tuple[DeviceSession, Device] | None:
        found = await self._devices(and_(which, DEVICE_SESSION.c.revoked_at.is_(None)))
        return found[0] if found else None

    async def _devices(self, which: Any) -> list[tuple[DeviceSession, Device]]:
        rows = await self._connection.execute(
            select(DEVICE_SESSION).where(which).order_by(DEVICE_SESSION.c.id)
        )
        return await self._with_sittings([session_of(row) for row in rows])

    async def _with_sittings(self, sessions: list[DeviceSession]) -> list[tuple[DeviceSession, Device]]:
        sittings: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for start in range(0, len(sessions), CHUNK):
            chunk = [session.id for session in sessions[start : start + CHUNK]]
            for sitting in await self._connection.execute(SITTINGS, {"sessions": chunk}):
                sittings[sitting.cooperative, sitting.session].append(sitting)
        return [
            (session, device_of(session, sittings[session.cooperative, session.id])) for session in sessions
        ]

    async def sessions_of(self, cooperative: str, person: PersonId) -> list[DeviceSession]:
        rows = _signed_in(cooperative).where(_holds(cooperative, [person]))
        return [session_of(row) for row in await self._connection.execute(rows)]

    async def devices_in(
        self, cooperative: str, limit: int, persons: Collection[PersonId] | None = None
    ) -> list[tuple[DeviceSession, Device]]:
        rows = _signed_in(cooperative).limit(limit)
        if persons is not None:
            rows = rows.where(_holds(cooperative, persons))
        return await self._with_sittings([session_of(row) for row in await self._connection.execute(rows)])

    async def account_sessions(self, cooperative: str) -> dict[str, tuple[PersonId, ...]]:
        rows = select(OFFICE.c.session, OFFICE.c.person).where(
            OFFICE.c.cooperative == cooperative, OFFICE.c.series == ""
        )
        found: defaultdict[str, dict[PersonId, None]] = defaultdict(dict)
        for session, person in await self._connection.execute(rows.order_by(OFFICE.c.id)):
            found[session][person] = None
        return {session: tuple(persons) for session, persons in found.items()}

    async def session_in_seat(self, cooperative: str, seat: Seat) -> str | None:
        session: str | None = await self._connection.scalar(
            select(SEAT.c.session).where(_in_seat(cooperative, seat))
        )
        return session

    async def entered_by(self, entry: Entry, session: str) -> LinkForm | None:
        same = and_(LINK_USE.c.cooperative == ACCESS_LINK.c.cooperative, LINK_USE.c.link == ACCESS_LINK.c.id)
        series = Series(entry.cooperative, entry.series)
        rows = (
            select(ACCESS_LINK.c.form)
            .join(LINK_USE, same)
            .where(
                _in_series(series),
                ACCESS_LINK.c.person == entry.person,
                ACCESS_LINK.c.purpose == LinkPurpose.SEAT.value,
                LINK_USE.c.session == session,
            )
        )
        latest = rows.order_by(LINK_USE.c.at.desc(), LINK_USE.c.id.desc()).limit(1)
        form = await self._connection.scalar(latest)
        return LinkForm(form) if form else None

    async def changed_since(self, at: datetime) -> list[tuple[DeviceSession, Device]]:
        return await self._devices(DEVICE_SESSION.c.changed_at >= at)

    async def revoked_since(self, at: datetime) -> list[str]:
        revoked = select(DEVICE_SESSION.c.id).where(DEVICE_SESSION.c.revoked_at >= at)
        return list((await self._connection.execute(revoked.order_by(DEVICE_SESSION.c.id))).scalars())

    async def misses(self) -> dict[date, int]:
        rows = await self._connection.execute(select(SIGN_IN_MISS))
        return {row[0]: row[1] for row in rows}


class SqlIdentityWriter(
    SqlIdentityReader, SqlEntryWriter, SqlTransferWriter, SqlGroupGateWriter, SqlDeviceMarkWriter
):
    async def open_link(self, secret_hash: str) -> OnFile | None:
        row = (await self._connection.execute(OPEN_LINK, {"secret": secret_hash})).first()
        if row is None:
            return None
        return OnFile(link_of(row), guard_of(row), SignInDatum(row.sign_in_datum), row.phone, row.born_on)

    async def note_miss(self, at: datetime) -> None:
        miss = self._insert(SIGN_IN_MISS).values(day=at.astimezone(UTC).date(), count=1)
        counted = miss.on_conflict_do_update(index_elements=["day"], set_={"count": SIGN_IN_MISS.c.count + 1})
        await self._connection.execute(counted)

    async def add_links(self, links: Sequence[AccessLink]) -> None:
        if links:
            await self._connection.execute(ACCESS_LINK.insert(), [row_of_link(link) for link in links])
            unless_there = self._insert(ENTRY_GUARD).on_conflict_do_nothing()
            await self._add_guards((link.entry for link in links), unless_there)

    async def revoke_link(self, cooperative: str, id: str, at: datetime) -> None:
        still = _change_link(cooperative, id).where(ACCESS_LINK.c.revoked_at.is_(None))
        await self._connection.execute(still.values(revoked_at=at))

    async def add_use(self, use: LinkUse) -> None:
        row = {
            "cooperative": use.cooperative,
            "id": use.id,
            "link": use.link,
            "at": use.at,
            "outcome": use.outcome.value,
            "session": use.session,
        }
        await self._connection.execute(ADD_USE, row)

    async def add_session(self, session: DeviceSession) -> None:
        row = {
            "cooperative": session.cooperative,
            "id": session.id,
            "token_hash": session.token_hash,
            "created_at": session.created_at,
            "renewed_at": session.renewed_at,
            "last_seen_at": session.last_seen_at,
            "changed_at": session.renewed_at,
            "revoked_at": session.revoked_at,
            "label": session.label,
            "proven_at": session.proven_at,
            "mark": session.mark,
        }
        await self._connection.execute(ADD_SESSION, row)

    async def renew_session(self, renewed: DeviceSession) -> None:
        row = _change_session(renewed.cooperative, renewed.id).values(
            token_hash=renewed.token_hash,
            renewed_at=renewed.renewed_at,
            last_seen_at=renewed.last_seen_at,
            changed_at=renewed.last_seen_at,
            proven_at=renewed.proven_at,
            mark=renewed.mark,
        )
        await self._connection.execute(row)

    async def prove_session(self, cooperative: str, session: str, at: datetime) -> None:
        proven = _change_session(cooperative, session).values(proven_at=at, changed_at=at)
        await self._connection.execute(proven)

    async def revoke_session(self, cooperative: str, session: str, at: datetime) -> None:
        still = _change_session(cooperative, session).where(DEVICE_SESSION.c.revoked_at.is_(None))
        await self._connection.execute(still.values(revoked_at=at, changed_at=at))
        for table in (SEAT, OFFICE):
            left = table.update().where(
                table.c.cooperative == cooperative, table.c.session == session, table.c.left_at.is_(None)
            )
            await self._connection.execute(left.values(left_at=at))

    async def sit_if_free(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        row = _row_of_seat(cooperative, session, seat, at)
        sat = await self._connection.execute(SIT_IF_FREE[self._connection.dialect.name], row)
        if sat.rowcount:  # nearly always: the seat was free
            return None
        before = await self.session_in_seat(cooperative, seat)
        return None if before == session else before

    async def take_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        before = await self.sit_if_free(cooperative, session, seat, at)
        if before is not None:
            await self.leave_seat(cooperative, before, seat, at)
            await self._connection.execute(SEAT.insert(), _row_of_seat(cooperative, session, seat, at))
        return before

    async def lead_from(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None:
        own = SEAT.update().where(_in_seat(cooperative, seat), SEAT.c.session == session)
        await self._connection.execute(own.values(leads_since=at))
        await self.touch(cooperative, session, at)

    async def touch(self, cooperative: str, session: str, at: datetime) -> None:
        await self._connection.execute(_change_session(cooperative, session).values(changed_at=at))

    async def leave_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None:
        left = SEAT.update().where(_in_seat(cooperative, seat), SEAT.c.session == session)
        await self._connection.execute(left.values(left_at=at))
        await self.touch(cooperative, session, at)

    async def take_office(self, cooperative: str, session: str, office: Office, at: datetime) -> None:
        row = {
            "cooperative": cooperative,
            "session": session,
            "series": office.series or "",
            "person": office.person,
            "taken_at": at,
        }
        await self._connection.execute(OFFICE.insert(), row)

    async def saw(self, seen: Mapping[tuple[str, str], datetime]) -> None:
        if seen:
            rows = [{"of": of, "session": session, "at": at} for (of, session), at in seen.items()]
            await self._connection.execute(SAW, rows)

    def _insert(self, table: Table) -> Any:
        """An insert that may meet what is there."""
        insert = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        return insert(table)


def _in_series(series: Series) -> Any:
    return and_(ACCESS_LINK.c.cooperative == series.cooperative, ACCESS_LINK.c.series == series.id)


def _is_session(cooperative: str, session: str) -> Any:
    return and_(DEVICE_SESSION.c.cooperative == cooperative, DEVICE_SESSION.c.id == session)


def _signed_in(cooperative: str) -> Select[Any]:
    rows = select(DEVICE_SESSION).where(
        DEVICE_SESSION.c.cooperative == cooperative, DEVICE_SESSION.c.revoked_at.is_(None)
    )
    return rows.order_by(DEVICE_SESSION.c.last_seen_at.desc(), DEVICE_SESSION.c.id)


def _holds(cooperative: str, persons: Collection[PersonId]) -> Any:
    """Whether a session has a seat or an office of any of these."""
    sitting = [
        exists().where(
            table.c.cooperative == cooperative,
            table.c.session == DEVICE_SESSION.c.id,
            who.in_(persons),
            table.c.left_at.is_(None),
        )
        for table, who in ((SEAT, SEAT.c.entry), (OFFICE, OFFICE.c.person))
    ]
    return or_(*sitting)


def _in_seat(cooperative: str, seat: Seat) -> Any:
    return and_(
        SEAT.c.cooperative == cooperative,
        SEAT.c.series == seat.series,
        SEAT.c.entry == seat.entry,
        SEAT.c.left_at.is_(None),
    )


def _row_of_seat(cooperative: str, session: str, seat: Seat, at: datetime) -> dict[str, object]:
    return {
        "cooperative": cooperative,
        "session": session,
        "series": seat.series,
        "entry": seat.entry,
        "taken_at": at,
    }


def _change_link(cooperative: str, id: str) -> Update:
    return ACCESS_LINK.update().where(ACCESS_LINK.c.cooperative == cooperative, ACCESS_LINK.c.id == id)


def _change_session(cooperative: str, session: str) -> Update:
    return DEVICE_SESSION.update().where(_is_session(cooperative, session))
