"""Who an install knows: cooperatives, their members, officers' accounts, the list of meetings, frozen rolls.

One conformance suite, `tests/contracts/`, holds every implementation to what is said here. Every question
names its cooperative: none sees another.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.ports.book_acts import BookAct, BookActKind
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.profile import Profile
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId


class AlreadyThere(Exception):
    """A number, a login or an id that may exist once exists already, and nothing was written.

    Attributes:
        what: `member-number`, `login` or `id`.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class SignInDatum(StrEnum):
    """The second thing that a member knows, the cooperative's choice."""

    PHONE = "phone"
    BIRTH_DATE = "birth-date"


@dataclass(frozen=True, slots=True)
class Cooperative:
    """`zone` is the IANA name of WIB, WITA or WIT; `profile` the rules that new meetings copy.

    `expected_members` is how many the committee said there are, 0 before it was asked.
    """

    id: str
    name: str
    created_at: datetime
    legal_number: str = ""
    address: str = ""
    zone: str = "Asia/Jakarta"
    profile: Profile = field(default_factory=Profile)
    sign_in_datum: SignInDatum = SignInDatum.PHONE
    expected_members: int = 0


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A member of the books with the id that stands for the person everywhere else, the log included."""

    cooperative: str
    id: PersonId
    member: Member


class AccountRole(StrEnum):
    """What somebody may do in the cooperative's pages; offices of a meeting are in its log."""

    ADMIN = "admin"
    COMMITTEE = "committee"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Account:
    """An officer's login. The id is a person's, a member's own where the officer is one.

    `login` is in lower case and unique in the install: it is typed before the cooperative is known.
    """

    cooperative: str
    id: PersonId
    login: str
    name: str
    password_hash: str
    roles: frozenset[AccountRole]
    created_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting on the list; the log is the truth. `series` is the id of the first of a line of calls.

    `rehearsal_of` is the meeting that this one practises; `points` are the places where members gather.
    """

    cooperative: str
    id: str
    series: str
    title: str
    planned_at: datetime
    created_at: datetime
    previous: str | None = None
    rehearsal_of: str | None = None
    points: tuple[str, ...] = ()

    @property
    def key(self) -> MeetingKey:
        return MeetingKey(self.cooperative, self.id)


@dataclass(frozen=True, slots=True)
class Name:
    """What a page shows for a person id; `number` is empty for officers who are no members."""

    number: str
    name: str


class RegistryStore(Protocol):
    """Each writing method is one transaction: all of it or nothing."""

    async def cooperatives(self) -> list[Cooperative]:
        """All of the install, by name: for its operator, never for a page of one cooperative."""
        ...

    async def cooperative(self, id: str) -> Cooperative | None: ...

    async def add_cooperative(self, cooperative: Cooperative) -> None: ...

    async def found(self, cooperative: Cooperative, account: Account) -> bool:
        """Write the first cooperative and its admin; False, and nothing written, when there is one."""
        ...

    async def change_cooperative(self, cooperative: Cooperative, acts: Sequence[BookAct] = ()) -> None: ...

    async def put_members(self, members: Sequence[KnownMember], acts: Sequence[BookAct] = ()) -> None:
        """Add members, or replace those whose id is there, and note with it what was changed.

        Raises:
            AlreadyThere: a number would belong to two members.
        """
        ...

    async def member(self, cooperative: str, id: PersonId) -> KnownMember | None: ...

    async def member_by_number(self, cooperative: str, number: str) -> KnownMember | None:
        """Whoever has this number, however it is spelled."""
        ...

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
        """By number, shorter numbers first; `search` is a part of a name, a number, a group or a phone."""
        ...

    async def count_members(
        self,
        cooperative: str,
        *,
        search: str = "",
        statuses: Collection[MemberStatus] | None = None,
        group: str | None = None,
    ) -> int: ...

    async def groups(self, cooperative: str) -> list[str]:
        """The names of groups and branches that members belong to, in their order."""
        ...

    async def count_by_status(self, cooperative: str) -> dict[MemberStatus, int]:
        """How many members have each standing; a standing without members is left out."""
        ...

    async def add_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None: ...

    async def change_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None:
        """Write name, password, roles and revocation of an account that is there."""
        ...

    async def account(self, cooperative: str, id: PersonId) -> Account | None: ...

    async def account_by_login(self, login: str) -> Account | None: ...

    async def accounts(self, cooperative: str) -> list[Account]:
        """By name, the revoked ones too."""
        ...

    async def note_acts(self, acts: Sequence[BookAct]) -> None: ...

    async def acts(
        self,
        cooperative: str,
        *,
        subject: PersonId | None = None,
        kinds: Collection[BookActKind] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[BookAct]:
        """What was changed in the books, of everybody or of one, the latest first."""
        ...

    async def put_meeting(self, meeting: MeetingRow, acts: Sequence[BookAct] = ()) -> None: ...

    async def drop_meeting(self, key: MeetingKey) -> None:
        """Take a meeting off the list that was never scheduled."""
        ...

    async def meeting(self, key: MeetingKey) -> MeetingRow | None: ...

    async def meetings(self, cooperative: str) -> list[MeetingRow]:
        """The latest planned first."""
        ...

    async def remove_rehearsal(self, key: MeetingKey) -> bool:
        """Take a rehearsal and its roll off the books; False, and nothing done, for a meeting that counts."""
        ...

    async def put_roll_lines(self, meeting: MeetingKey, lines: Sequence[RollLine]) -> None:
        """Replace the meeting's lines: what a freeze writes before its command enters the log."""
        ...

    async def add_roll_line(self, meeting: MeetingKey, line: RollLine) -> None:
        """A line of a later change; the frozen ones stay."""
        ...

    async def roll_lines(self, meeting: MeetingKey) -> list[RollLine]:
        """By ordinal."""
        ...

    async def ever_froze(self, cooperative: str) -> bool:
        """Whether any roll of it is on the books, a rehearsal's left out: those end with their meeting."""
        ...

    async def names(self, cooperative: str, persons: Collection[PersonId]) -> dict[PersonId, Name]:
        """Names of members and account holders as they are now; unknown ids are left out."""
        ...
