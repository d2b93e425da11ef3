"""Who a request or a socket is, kept in memory; every change is announced so that sockets follow at once."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rat_online.app.inquiry import Inquiry
from rat_online.app.ports.identity import (
    Device,
    DeviceSession,
    IdentityStore,
    Seat,
)
from rat_online.domain.vocabulary import PersonId

LONGEST = timedelta(days=30)
"""A session opens nothing this long after its last sign-in."""

LONGEST_WITH_ROLES = timedelta(hours=24)
"""And sooner where it may change the cooperative's own pages."""

PROOF_GOOD_FOR = timedelta(minutes=10)
"""How long after giving it an officer may do what needs a proof anew; design section 9."""

MOST_KNOWN = 20_000
OVERLAP = timedelta(seconds=5)
"""How far clocks of processes may be apart when they ask what the others changed."""


class ChangeKind(StrEnum):
    SIGNED_IN = "signed-in"
    MOVED = "moved"
    LEFT = "left"
    REVOKED = "revoked"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a session. `ELSEWHERE`: another process changed it, ask `who` again."""

    session: str
    kind: ChangeKind
    seat: Seat | None = None


Listener = Callable[[Change], None]


def is_recent(proven_at: datetime, now: datetime) -> bool:
    """Whether a proof still holds; one of the future is of a clock that was set back since, and does not."""
    return -OVERLAP <= now - proven_at <= PROOF_GOOD_FOR


def has_lapsed(session: DeviceSession, device: Device, now: datetime) -> bool:
    """Whether a session opens nothing any more for its age."""
    return now - session.renewed_at > (LONGEST_WITH_ROLES if device.roles else LONGEST)


def token_hash(token: str) -> str:
    """A token has 256 bits of chance: a plain digest is enough."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


class Sessions:
    """The device sessions of the install as this process knows them."""

    def __init__(self, store: IdentityStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._known: OrderedDict[str, tuple[DeviceSession, Device]] = OrderedDict()
        self._hash_of: dict[str, str] = {}
        self._ended: OrderedDict[str, bool] = OrderedDict()
        """Sessions of whose end everybody here has been told."""
        self._look_up = Inquiry(self._look_all_up)
        self._changes = 0
        self._listeners: list[Listener] = []
        self._seen: dict[tuple[str, str], datetime] = {}
        self._caught_up_at = now()

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change until the returned function is called. Listeners are quick and never raise."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def who(self, token: str) -> Device | None:
        """The device of a cookie's token, or None: signed out.

        A socket asks again after it has begun to listen for changes: one may have come in between.
        """
        hashed = token_hash(token)
        found = self._known.get(hashed) or await self._look_up.answer(hashed)
        if found is None:
            return None
        session, device = found
        now = self._now()
        if has_lapsed(session, device, now):
            return None
        self._seen[session.cooperative, session.id] = now
        return device

    def was_heard(self, session: DeviceSession) -> bool:
        """Whether its cookie has come back since its last sign-in."""
        return (session.cooperative, session.id) in self._seen or session.last_seen_at > session.renewed_at

    async def is_fresh(self, device: Device) -> bool:
        """Whether an officer's password, or more, was given on this device a short while ago."""
        session = await self._officers(device)
        return session is not None and is_recent(session.renewed_at, self._now())

    async def is_secured(self, device: Device) -> bool:
        """Whether its officer gave more than a password on this device."""
        session = await self._officers(device)
        return session is not None and session.proven_at is not None

    async def is_proven(self, device: Device) -> bool:
        """Whether its officer did so a short while ago."""
        session = await self._officers(device)
        proven_at = session.proven_at if session else None
        return proven_at is not None and is_recent(proven_at, self._now())

    async def prove(self, device: Device) -> None:
        """Its officer has given more than a password just now."""
        at = self._now()
        await self._store.write(
            lambda identity: identity.prove_session(device.cooperative, device.session, at)
        )

    async def leave_as_kiosk(self, device: Device) -> None:
        """Its officer leaves the device to the voters: who reads the door's list is told so."""
        at = self._now()
        await self._store.write(
            lambda identity: identity.leave_as_kiosk(device.cooperative, device.session, at)
        )

    async def _officers(self, device: Device) -> DeviceSession | None:
        """The session of a device where somebody is signed in by an account, as the store has it: another
        process may have taken the proof a moment ago."""
        key = (device.cooperative, device.session)
        found = await self._store.read(lambda identity: identity.device(*key))
        return found[0] if found is not None and found[1].roles else None

    async def devices(
        self, cooperative: str, limit: int, persons: Collection[PersonId] | None = None
    ) -> list[tuple[DeviceSession, Device]]:
        """Who is signed in where, of the cooperative or of some persons, the latest seen first."""
        return await self._store.read(lambda identity: identity.devices_in(cooperative, limit, persons))

    async def _look_all_up(self, hashes: Sequence[str]) -> Mapping[str, tuple[DeviceSession, Device]]:
        changes = self._changes
        found = await self._store.read(lambda identity: identity.devices_of(hashes))
        if changes == self._changes:  # else it may be stale already
            for hashed, one in found.items():
                self._keep(hashed, one)
        return found

    def _keep(self, hashed: str, found: tuple[DeviceSession, Device]) -> None:
        self._known[hashed] = found
        self._hash_of[found[0].id] = hashed
        while len(self._known) > MOST_KNOWN:
            _, (session, _device) = self._known.popitem(last=False)
            self._hash_of.pop(session.id, None)

    def welcome(self, session: DeviceSession, device: Device) -> None:
        """Know a session that has just been committed, so that its socket needs no look-up a moment later.

        Only from the task whose write it was, before it waits for anything else: then nothing newer is known.
        """
        self._keep(session.token_hash, (session, device))

    async def list_for(self, cooperative: str, person: PersonId) -> list[DeviceSession]:
        """Where somebody is signed in now, the latest seen first."""
        return await self._store.read(lambda identity: identity.sessions_of(cooperative, person))

    async def sign_out(self, token: str) -> None:
        """End the session of this browser; an unknown token is signed out already."""
        device = await self.who(token)
        if device is not None:
            await self.revoke(device.cooperative, device.session)

    async def revoke(self, cooperative: str, session: str) -> None:
        """End a session from anywhere; its open sockets hear of it."""
        at = self._now()
        await self._store.write(lambda identity: identity.revoke_session(cooperative, session, at))
        self.announce(Change(session, ChangeKind.REVOKED))

    async def revoke_all(self, cooperative: str, person: PersonId, *, but: str = "") -> None:
        """End every session of somebody, but one perhaps, when what opens the account was changed."""
        for session in await self.list_for(cooperative, person):
            if session.id != but:
                await self.revoke(cooperative, session.id)

    async def ended_since(self, at: datetime) -> list[str]:
        """Sessions that were ended since, by whomever."""
        return await self._store.read(lambda identity: identity.revoked_since(at))

    async def leave(self, device: Device, seat: Seat) -> None:
        """One of several members on a phone goes; the others stay."""
        at = self._now()
        await self._store.write(
            lambda identity: identity.leave_seat(device.cooperative, device.session, seat, at)
        )
        self.announce(Change(device.session, ChangeKind.LEFT, seat))

    def announce(self, change: Change) -> None:
        """Forget what was known of a session and tell everybody who listens. After the commit only."""
        self.forget(change.session)
        if change.kind is ChangeKind.REVOKED:
            self._ended[change.session] = True
            while len(self._ended) > MOST_KNOWN:
                self._ended.popitem(last=False)
        for listener in list(self._listeners):
            listener(change)

    def forget(self, session: str) -> None:
        self._changes += 1
        hashed = self._hash_of.pop(session, None)
        if hashed is not None:
            self._known.pop(hashed, None)

    async def catch_up(self) -> None:
        """Write when sessions were last seen, follow what other processes changed; for every few seconds."""
        seen, self._seen = self._seen, {}
        at = self._now()
        if seen:
            await self._store.write(lambda identity: identity.saw(seen))
        since, self._caught_up_at = self._caught_up_at - OVERLAP, at
        for session, device in await self._store.read(lambda identity: identity.changed_since(since)):
            self._compare(session, device)

    def _compare(self, session: DeviceSession, device: Device) -> None:
        """Announce what another process did; our own changes are known already."""
        if session.revoked_at is not None:
            # Also one that was never here: it may have passes to this process's livestream.
            if session.id not in self._ended:
                self.announce(Change(session.id, ChangeKind.REVOKED))
            return
        known = self._known.get(self._hash_of.get(session.id, ""))
        if known is None or known[1] != device or known[0].token_hash != session.token_hash:
            self.announce(Change(session.id, ChangeKind.ELSEWHERE))
