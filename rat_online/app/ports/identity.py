"""Who came in, by what, and where they sit: access links, device sessions, seats and offices.

A device session is a browser. It has up to four *seats* of a meeting (roll entries, each in one place at a
time) and separate *offices*, so that a chair has console and phone at once.
One conformance suite, `tests/contracts/`, holds every implementation to what is said here.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from rat_online.app.ports.entries import Entry, EntryGuard, EntryReader, EntryWriter
from rat_online.app.ports.group_gates import GroupGateReader, GroupGateWriter
from rat_online.app.ports.registry import AccountRole, SignInDatum
from rat_online.app.ports.transfers import TransferReader, TransferWriter
from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import PersonId

T = TypeVar("T")

Series = MeetingKey
"""The first meeting of a line of calls stands for all of them: a second meeting inherits links and seats."""


class LinkPurpose(StrEnum):
    SEAT = "seat"
    OFFICE = "office"


class LinkForm(StrEnum):
    """A group's form is the code that everybody was sent together with the own member number."""

    LINK = "link"
    CODE = "code"
    GROUP = "group"


class UseOutcome(StrEnum):
    SIGNED_IN = "signed-in"
    WRONG_DATUM = "wrong-datum"
    WRONG_PIN = "wrong-pin"
    LOCKED = "locked"
    DATUM_MISSING = "datum-missing"
    SERIES_OVER = "series-over"
    SEATS_FULL = "seats-full"
    FROZEN = "frozen"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class AccessLink:
    """A personal link or a printed code; whoever holds it and knows the datum comes in as `person`.

    The secret itself is nowhere: `secret_hash` is its digest under a key outside the database.
    """

    id: str
    series: Series
    person: PersonId
    purpose: LinkPurpose
    form: LinkForm
    secret_hash: str
    created_at: datetime
    revoked_at: datetime | None = None

    @property
    def entry(self) -> Entry:
        return Entry(self.series.cooperative, self.series.id, self.person)


@dataclass(frozen=True, slots=True)
class LinkUse:
    """One use of a link, whatever came of it; the pengawas reads these."""

    id: str
    cooperative: str
    link: str
    at: datetime
    outcome: UseOutcome
    session: str | None


@dataclass(frozen=True, slots=True)
class OnFile:
    """The link that a secret opens, with what guards its entry and what the books say of its person."""

    link: AccessLink
    guard: EntryGuard
    datum: SignInDatum
    phone: str | None
    born_on: date | None


@dataclass(frozen=True, slots=True)
class DeviceSession:
    """A browser that somebody signed in on. Its age counts from `renewed_at`.

    `proven_at` is when its officer last gave more than a password: the app's code with it, or a passkey.
    `mark` is the digest of what its browser keeps for a year; `kiosk_at` is when it was left to voters.
    """

    id: str
    cooperative: str
    token_hash: str
    created_at: datetime
    renewed_at: datetime
    last_seen_at: datetime
    label: str = ""
    revoked_at: datetime | None = None
    proven_at: datetime | None = None
    mark: str = ""
    kiosk_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeviceMark:
    """By what the browser of a session is known beyond it, and whether it was left as a kiosk."""

    mark: str
    is_kiosk: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A roll entry in a series of meetings."""

    series: str
    entry: PersonId


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody who acts in offices, in one series or (None) in the cooperative's pages."""

    series: str | None
    person: PersonId


@dataclass(frozen=True, slots=True)
class Device:
    """What a request or a socket may be: everything that its session holds now.

    `leading` are those of its seats whose PIN was given anew there to lead what the meeting elected them to.
    """

    session: str
    cooperative: str
    seats: tuple[Seat, ...] = ()
    offices: tuple[Office, ...] = ()
    roles: frozenset[AccountRole] = frozenset()
    leading: tuple[Seat, ...] = ()

    def sits(self, series: str, entry: PersonId) -> bool:
        return Seat(series, entry) in self.seats

    def leads(self, series: str, entry: PersonId) -> bool:
        return Seat(series, entry) in self.leading

    def acts_as(self, series: str, person: PersonId) -> bool:
        """Whether this device may act in the offices that `person` holds in a series."""
        return Office(series, person) in self.offices or Office(None, person) in self.offices

    def persons_in(self, series: str) -> tuple[PersonId, ...]:
        """Everybody whom this device stands for in a series, seats first, each once."""
        seated = [seat.entry for seat in self.seats if seat.series == series]
        officers = [office.person for office in self.offices if office.series in (None, series)]
        return tuple(dict.fromkeys([*seated, *officers]))


class IdentityReader(EntryReader, TransferReader, GroupGateReader, Protocol):
    async def link_by_secret(self, secret_hash: str) -> AccessLink | None: ...

    async def link(self, cooperative: str, id: str) -> AccessLink | None: ...

    async def links_of(self, series: Series) -> list[AccessLink]: ...

    async def links_to(self, entry: Entry) -> list[AccessLink]:
        """Every link and code of one entry, oldest first."""
        ...

    async def link_uses(self, series: Series) -> list[LinkUse]:
        """Oldest first."""
        ...

    async def device_of(self, token_hash: str) -> tuple[DeviceSession, Device] | None:
        """The session of a token that was not replaced, unless revoked, with what it holds.

        `roles` are those of the accounts of its offices in no series, which only a password gives; a revoked
        account gives neither roles nor offices.
        """
        ...

    async def devices_of(self, token_hashes: Collection[str]) -> dict[str, tuple[DeviceSession, Device]]:
        """The same of many tokens; one that opens nothing is left out."""
        ...

    async def device(self, cooperative: str, session: str) -> tuple[DeviceSession, Device] | None:
        """The same by the session's id."""
        ...

    async def sessions_of(self, cooperative: str, person: PersonId) -> list[DeviceSession]:
        """Those that hold a seat or an office of somebody now, the latest seen first."""
        ...

    async def devices_in(
        self, cooperative: str, limit: int, persons: Collection[PersonId] | None = None
    ) -> list[tuple[DeviceSession, Device]]:
        """Sessions that were not revoked, of all or of those where these persons sit or hold offices.

        The latest seen first, at most `limit`.
        """
        ...

    async def account_sessions(self, cooperative: str) -> dict[str, tuple[PersonId, ...]]:
        """On which sessions accounts ever came in by password or passkey, also those that have ended."""
        ...

    async def device_marks(self, cooperative: str) -> dict[str, DeviceMark]:
        """Of every session that has one, also those that have ended."""
        ...

    async def session_in_seat(self, cooperative: str, seat: Seat) -> str | None: ...

    async def entered_by(self, entry: Entry, session: str) -> LinkForm | None:
        """By what somebody last came to the own seat on a session; None where the seat came otherwise."""
        ...

    async def changed_since(self, at: datetime) -> list[tuple[DeviceSession, Device]]:
        """Sessions that gained, lost or were revoked since: how processes hear of each other."""
        ...

    async def revoked_since(self, at: datetime) -> list[str]:
        """Sessions of the install that were revoked since."""
        ...

    async def misses(self) -> dict[date, int]:
        """How many secrets opened nothing, by day (UTC); of the install, for they name no cooperative."""
        ...


class IdentityWriter(IdentityReader, EntryWriter, TransferWriter, GroupGateWriter, Protocol):
    """Within one transaction: what is read stays so until its end."""

    async def open_link(self, secret_hash: str) -> OnFile | None:
        """The link of a secret; its guard is held against other attempts until the transaction ends."""
        ...

    async def note_miss(self, at: datetime) -> None:
        """Count a secret that opens nothing, by day: guessing shows, and costs what a wrong datum costs."""
        ...

    async def add_links(self, links: Sequence[AccessLink]) -> None:
        """Each with a guard of its entry, unless there is one already."""
        ...

    async def revoke_link(self, cooperative: str, id: str, at: datetime) -> None: ...

    async def add_use(self, use: LinkUse) -> None: ...

    async def add_session(self, session: DeviceSession) -> None: ...

    async def renew_session(self, renewed: DeviceSession) -> None:
        """Write token, age, proof, mark and when it was seen; the former token opens nothing from here on."""
        ...

    async def prove_session(self, cooperative: str, session: str, at: datetime) -> None:
        """Its officer gave more than a password."""
        ...

    async def leave_as_kiosk(self, cooperative: str, session: str, at: datetime) -> None:
        """The device of this session is left to one voter after the other."""
        ...

    async def revoke_session(self, cooperative: str, session: str, at: datetime) -> None:
        """End it; its seats and offices are left."""
        ...

    async def sit_if_free(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        """Seat an entry that sits nowhere; else the session where it sits, and nothing is written."""
        ...

    async def take_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> str | None:
        """Seat an entry here and nowhere else; the session that it left, if another."""
        ...

    async def lead_from(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None:
        """Whoever sits there leads from that seat, until it is left or moves."""
        ...

    async def touch(self, cooperative: str, session: str, at: datetime) -> None:
        """Have other processes ask what this session holds now."""
        ...

    async def leave_seat(self, cooperative: str, session: str, seat: Seat, at: datetime) -> None: ...

    async def take_office(self, cooperative: str, session: str, office: Office, at: datetime) -> None: ...

    async def saw(self, seen: Mapping[tuple[str, str], datetime]) -> None:
        """Note when sessions, by cooperative and id, were last heard; nothing else changes."""
        ...


class IdentityStore(Protocol):
    async def read(self, question: Callable[[IdentityReader], Awaitable[T]]) -> T: ...

    async def write(self, work: Callable[[IdentityWriter], Awaitable[T]]) -> T:
        """Run `work` in a transaction and commit it; an exception undoes all that `work` did, nobody else's.

        Durable when it returns. Works of different callers may share a commit; each must be short and do
        nothing but ask and write here, for it is run again when another one of its commit fails.

        Raises:
            StoreUnavailable: nothing was written.
        """
        ...


class Passwords(Protocol):
    """Slow hashes for officers' passwords; never in a member's way."""

    async def hash(self, password: str) -> str: ...

    async def matches(self, password: str, password_hash: str | None) -> bool:
        """Without a hash (no such account) it takes as long, and is False."""
        ...


SeriesOver = Callable[[Series], Awaitable[bool]]
"""Whether the last meeting of a series is closed or cancelled, so that its links open nothing any more."""
