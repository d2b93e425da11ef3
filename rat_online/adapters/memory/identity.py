"""Links, device sessions, seats and offices in memory: the twin that tests use in place of a database."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from rat_online.adapters.memory.entries import KeptEntries, MemoryEntryReader, MemoryEntryWriter
from rat_online.adapters.memory.group_gates import (
    KeptGates,
    MemoryGroupGateReader,
    MemoryGroupGateWriter,
)
from rat_online.adapters.memory.transfers import (
    KeptTransfers,
    MemoryTransferReader,
    MemoryTransferWriter,
)
from rat_online.app.ports.entries import Entry, EntryGuard
from rat_online.app.ports.identity import (
    AccessLink,
    Device,
    DeviceMark,
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
from rat_online.app.ports.registry import AccountRole, RegistryStore
from rat_online.app.ports.store import StoreUnavailable
from rat_online.domain.vocabulary import PersonId

T = TypeVar("T")

SessionKey = tuple[str, str]
"""Cooperative and session id."""


@dataclass(slots=True)
class _Kept:
    links: dict[tuple[str, str], AccessLink] = field(default_factory=dict)
    entries: KeptEntries = field(default_factory=KeptEntries)
    uses: dict[tuple[str, str], LinkUse] = field(default_factory=dict)
    sessions: dict[SessionKey, DeviceSession] = field(default_factory=dict)
    changed_at: dict[SessionKey, datetime] = field(default_factory=dict)
    seats: dict[tuple[str, Seat], str] = field(default_factory=dict)
    leading: dict[tuple[str, Seat], str] = field(default_factory=dict)
    offices: dict[tuple[str, str, Office], None] = field(default_factory=dict)
    accounts_seen: dict[tuple[str, str, Office], None] = field(default_factory=dict)
    misses: Counter[date] = field(default_factory=Counter)
    transfers: KeptTransfers = field(default_factory=dict)
    gates: KeptGates = field(default_factory=dict)

    def copied(self) -> "_Kept":
        kept = _Kept(*(copy(getattr(self, name)) for name in self.__slots__))
        kept.entries = self.entries.copied()
        return kept


class MemoryIdentity:
    """Keeps what it is given as long as it lives, under the same rules as a database.

    Attributes:
        fail_next_commit: when set, the next commit fails, once; nothing of it is written.
    """

    def __init__(self, registry: RegistryStore) -> None:
        self.fail_next_commit = False
        self._registry = registry
        self._kept = _Kept()
        self._writing = asyncio.Lock()

    async def read(self, question: Callable[[IdentityReader], Awaitable[T]]) -> T:
        return await question(MemoryIdentityReader(self._kept, self._registry))

    async def write(self, work: Callable[[IdentityWriter], Awaitable[T]]) -> T:
        async with self._writing:
            changed = self._kept.copied()
            result = await work(MemoryIdentityWriter(changed, self._registry))
            await asyncio.sleep(0)  # other tasks run here, as they do while a database commits
            if self.fail_next_commit:
                self.fail_next_commit = False
                raise StoreUnavailable("asked to fail")
            self._kept = changed
            return result

    def persons_with_links(self, cooperative: str) -> set[PersonId]:
        return {link.person for link in self._kept.links.values() if link.series.cooperative == cooperative}


class MemoryIdentityReader(MemoryEntryReader, MemoryTransferReader, MemoryGroupGateReader):
    def __init__(self, kept: _Kept, registry: RegistryStore) -> None:
        super().__init__(kept.entries)
        self._kept = kept
        self._registry = registry
        self._transfers = kept.transfers
        self._gates = kept.gates

    async def link_by_secret(self, secret_hash: str) -> AccessLink | None:
        return next((link for link in self._kept.links.values() if link.secret_hash == secret_hash), None)

    async def link(self, cooperative: str, id: str) -> AccessLink | None:
        return self._kept.links.get((cooperative, id))

    async def links_of(self, series: Series) -> list[AccessLink]:
        found = [link for link in self._kept.links.values() if link.series == series]
        return sorted(found, key=lambda link: (link.created_at, link.id))

    async def links_to(self, entry: Entry) -> list[AccessLink]:
        found = [link for link in self._kept.links.values() if link.entry == entry]
        return sorted(found, key=lambda link: (link.created_at, link.id))

    async def link_uses(self, series: Series) -> list[LinkUse]:
        links = {(series.cooperative, link.id) for link in await self.links_of(series)}
        found = [use for use in self._kept.uses.values() if (use.cooperative, use.link) in links]
        return sorted(found, key=lambda use: (use.at, use.id))

    async def device_of(self, token_hash: str) -> tuple[DeviceSession, Device] | None:
        sessions = self._kept.sessions.values()
        session = next((session for session in sessions if session.token_hash == token_hash), None)
        return await self.device(session.cooperative, session.id) if session else None

    async def devices_of(self, token_hashes: Collection[str]) -> dict[str, tuple[DeviceSession, Device]]:
        found = {token_hash: await self.device_of(token_hash) for token_hash in token_hashes}
        return {token_hash: one for token_hash, one in found.items() if one is not None}

    async def device(self, cooperative: str, session: str) -> tuple[DeviceSession, Device] | None:
        found = self._kept.sessions.get((cooperative, session))
        return None if found is None or found.revoked_at else await self._device(found)

    async def _device(self, found: DeviceSession) -> tuple[DeviceSession, Device]:
        cooperative, session = found.cooperative, found.id
        seats = [seat for (of, seat), at in self._kept.seats.items() if (of, at) == (cooperative, session)]
        leading = [seat for seat in seats if self._kept.leading.get((cooperative, seat)) == session]
        offices: list[Office] = []
        roles: set[AccountRole] = set()
        for of, at, office in self._kept.offices:
            account = await self._registry.account(cooperative, office.person)
            if (of, at) != (cooperative, session) or (account and account.revoked_at):
                continue
            offices.append(office)
            if account and office.series is None:
                roles |= account.roles
        return found, Device(
            session, cooperative, tuple(seats), tuple(offices), frozenset(roles), tuple(leading)
        )

    async def sessions_of(self, cooperative: str, person: PersonId) -> list[DeviceSession]:
        ids = {at for (of, seat), at in self._kept.seats.items() if (of, seat.entry) == (cooperative, person)}
        ids |= {at for of, at, office in self._kept.offices if (of, office.person) == (cooperative, person)}
        found = [self._kept.sessions[cooperative, session] for session in ids]
        found.sort(key=lambda session: session.id)
        return sorted(found, key=lambda session: session.last_seen_at, reverse=True)

    async def devices_in(
        self, cooperative: str, limit: int, persons: Collection[PersonId] | None = None
    ) -> list[tuple[DeviceSession, Device]]:
        of_it = [one for one in self._kept.sessions.values() if one.cooperative == cooperative]
        found = [await self._device(one) for one in of_it if one.revoked_at is None]
        if persons is not None:
            wanted = set(persons)
            found = [
                (session, device)
                for session, device in found
                if wanted & {*(seat.entry for seat in device.seats), *(one.person for one in device.offices)}
            ]
        found.sort(key=lambda one: one[0].id)
        return sorted(found, key=lambda one: one[0].last_seen_at, reverse=True)[:limit]

    async def account_sessions(self, cooperative: str) -> dict[str, tuple[PersonId, ...]]:
        found: dict[str, tuple[PersonId, ...]] = {}
        for of, session, office in self._kept.accounts_seen:
            if of == cooperative:
                found[session] = (*found.get(session, ()), office.person)
        return found

    async def device_marks(self, cooperative: str) -> dict[str, DeviceMark]:
        of_it = (one for one in self._kept.sessions.values() if one.cooperative == cooperative and one.mark)
        return {one.id: DeviceMark(one.mark, one.kiosk_at is not None) for one in of_it}

    async def session_in_seat(self, cooperative: str, seat: Seat) -> str | None:
        return self._kept.seats.get((cooperative, seat))

    async def entered_by(self, entry: Entry, session: str) -> LinkForm | None:
        links = {
            (link.series.cooperative, link.id): link.form
            for link in await self.links_to(entry)
            if link.purpose is LinkPurpose.SEAT
        }
        uses = [use for use in self._kept.uses.values() if use.session == session]
        found = [use for use in uses if (use.cooperative, use.link) in links]
        last = max(found, key=lambda use: (use.at, use.id), default=None)
        return links[last.cooperative, last.link] if last else None

    async def changed_since(self, at: datetime) -> list[tuple[DeviceSession, Device]]:
        changed = [key for key, changed_at in self._kept.changed_at.items() if changed_at >= at]
        return [
            await self._device(self._kept.sessions[key]) for key in sorted(changed, key=lambda key: key[1])
        ]

    async def revoked_since(self, at: datetime) -> list[str]:
        sessions = self._kept.sessions.values()
        return sorted(one.id for one in sessions if one.revoked_at is not None and one.revoked_at >= at)

    async def misses(self) -> dict[date, int]:
        return dict(self._kept.misses)


class MemoryIdentityWriter(
    MemoryIdentityReader, MemoryEntryWriter, MemoryTransferWriter, MemoryGroupGateWriter
):
    async def open_link(self, secret_hash: str) -> OnFile | None:
        link = await self.link_by_secret(secret_hash)
        if link is None:
            return None
        cooperative = await self._registry.cooperative(link.series.cooperative)
        if cooperative is None:
            return None
        known = await self._registry.member(cooperative.id, link.person)
        phone, born_on = (known.member.phone, known.member.born_on) if known else (None, None)
        return OnFile(link, self._kept.entries.guards[link.entry], cooperative.sign_in_datum, phone, born_on)

    async def note_miss(self, at: datetime) -> None:
        self._kept.misses[at.astimezone(UTC).date()] += 1

    async def add_links(self, links: Sequence[AccessLink]) -> None:
        self._kept.links.update({(link.series.cooperative, link.id): link for link in links})
        for link in links:
            self._kept.entries.guards.setdefault(link.entry, EntryGuard(link.entry))

    async def revoke_link(self, cooperative: str, id: str, at: datetime) -> None:
        link = self._kept.links.get((cooperative, id))
        if link is not None and link.revoked_at is None:
            self._kept.links[cooperative, id] = replace(link, revoked_at=at)

    async def add_use(self, use: LinkUse) -> None:
        self._kept.uses[use.cooperative, use.id] = use

    async def add_session(self, session: DeviceSession) -> None:
        key = (session.cooperative, session.id)
        self._kept.sessions[key] = session
        self._kept.changed_at[key] = session.renewed_at

    async def renew_session(self, renewed: DeviceSession) -> None:
        key = (renewed.cooperative, renewed.id)
        if key in self._kept.sessions:
            self._kept.sessions[key] = renewed
            self._kept.changed_at[key] = renewed.last_seen_at

    async def prove_session(self, cooperative: str, session: str, at: datetime) -> None:
        key = (cooperative, session)
        if key in self._kept.sessions:
            self._kept.sessions[key] = replace(self._kept.sessions[key], proven_at=at)
            self._kept.changed_at[key] = at

    async def leave_as_kiosk(self, cooperative: str, session: str, at: datetime) -> None:
        key = (cooperative, session)
        if key in self._kept.sessions:
            self._kept.sessions[key] = replace(self._kept.sessions[key], kiosk_at=at)

    async def revoke_session(self, cooperative: str, session: str, at: datetime) -> None:
        key = (cooperative, session)
        found = self._kept.sessions.get(key)
        if found is not None and found.revoked_at is None:
            self._kept.sessions[key] = replace(found, revoked_at=at)
            self._kept.changed_at[key] = at
        seats = self._kept.seats
        self._kept.seats = {held: at for held, at in seats.items() if (held[0], at) != key}
        self._kept.offices = {held: None for held in self._kept.offices if held[:2] != key}

    async def sit_if_free(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        before = self._kept.seats.setdefault((cooperative, seat), session)
        return None if before == session else before

    async def take_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        before = await self.sit_if_free(cooperative, session, seat, at)
        if before is None:
            return None
        await self.leave_seat(cooperative, before, seat, at)
        self._kept.seats[cooperative, seat] = session
        return before

    async def leave_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None:
        if self._kept.seats.get((cooperative, seat)) == session:
            del self._kept.seats[cooperative, seat]
            self._kept.leading.pop((cooperative, seat), None)
        await self.touch(cooperative, session, at)

    async def lead_from(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None:
        if self._kept.seats.get((cooperative, seat)) == session:
            self._kept.leading[cooperative, seat] = session
        await self.touch(cooperative, session, at)

    async def touch(self, cooperative: str, session: str, at: datetime) -> None:
        if (cooperative, session) in self._kept.sessions:
            self._kept.changed_at[cooperative, session] = at

    async def take_office(self, cooperative: str, session: str, office: Office, at: datetime) -> None:
        self._kept.offices[cooperative, session, office] = None
        if office.series is None:
            self._kept.accounts_seen[cooperative, session, office] = None

    async def saw(self, seen: Mapping[tuple[str, str], datetime]) -> None:
        for key, at in seen.items():
            if key in self._kept.sessions:
                self._kept.sessions[key] = replace(self._kept.sessions[key], last_seen_at=at)
