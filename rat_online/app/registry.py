"""Cooperatives, members, officers' accounts, the list of meetings, and freezing a roll."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.ports.identity import Passwords
from rat_online.app.ports.registry import (
    Account,
    AccountRole,
    Cooperative,
    KnownMember,
    MeetingRow,
    Name,
    RegistryStore,
)
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.grouped import Candidate, SharesDiffer, entries_by
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled, RollLine, freeze_lines
from rat_online.domain.vocabulary import PersonId

ENTITLED = frozenset({MemberStatus.MEMBER})
"""Who is on the roll by right; rule book section 3."""


class Registry:
    """Questions go to `store` directly; here is what needs ids, a clock or a hash."""

    def __init__(
        self, store: RegistryStore, passwords: Passwords, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self.store = store
        self._passwords = passwords
        self._ids = ids
        self._now = now

    async def create_cooperative(
        self, name: str, *, zone: str = "Asia/Jakarta", legal_number: str = "", address: str = ""
    ) -> Cooperative:
        cooperative = Cooperative(
            self._ids.new_id(), name, self._now(), legal_number=legal_number, address=address, zone=zone
        )
        await self.store.add_cooperative(cooperative)
        return cooperative

    async def add_members(self, cooperative: str, members: Sequence[Member]) -> list[KnownMember]:
        """Add all or none, each with a new id.

        Raises:
            AlreadyThere: a number is taken.
        """
        known = [KnownMember(cooperative, self._ids.new_id(), member) for member in members]
        await self.store.put_members(known)
        return known

    async def create_account(
        self,
        cooperative: str,
        *,
        login: str,
        name: str,
        password: str,
        roles: Collection[AccountRole],
        person: PersonId | None = None,
    ) -> Account:
        """Give somebody a login; `person` is the member id of an officer who is on the books.

        Raises:
            AlreadyThere: the login is taken.
        """
        account = Account(
            cooperative=cooperative,
            id=person or self._ids.new_id(),
            login=login.strip().lower(),
            name=name.strip(),
            password_hash=await self._passwords.hash(password),
            roles=frozenset(roles),
            created_at=self._now(),
        )
        await self.store.add_account(account)
        return account

    async def revoke_account(self, account: Account) -> None:
        """The login opens nothing more; end its sessions by `Sessions.revoke_all`."""
        await self.store.change_account(replace(account, revoked_at=account.revoked_at or self._now()))

    async def create_meeting(
        self,
        cooperative: str,
        title: str,
        planned_at: datetime,
        previous: MeetingRow | None = None,
        *,
        id: str | None = None,
    ) -> MeetingRow:
        """List a meeting; one that follows another shares its series, hence its links."""
        if previous is not None and previous.cooperative != cooperative:
            refuse(Refusal.UNKNOWN_MEETING)
        new_id = id or self._ids.new_id()
        meeting = MeetingRow(
            cooperative=cooperative,
            id=new_id,
            series=previous.series if previous else new_id,
            title=title,
            planned_at=planned_at,
            created_at=self._now(),
            previous=previous.id if previous else None,
        )
        await self.store.put_meeting(meeting)
        return meeting

    async def freeze_roll(
        self,
        meeting: MeetingKey,
        rules: Profile | None = None,
        delegates: Mapping[str, PersonId] | None = None,
    ) -> tuple[tuple[RollEntry, ...], str]:
        """Write the lines of everybody entitled today; entries and root are what `FreezeRoll` takes.

        Args:
            rules: the meeting's; without any each member has one vote.
            delegates: who stands for each group, where the rules have delegates.

        Raises:
            Refused: `shares-differ`.
        """
        members = await self.store.members(meeting.cooperative, statuses=ENTITLED)
        books = [Candidate(one.id, one.member.group, one.member.weight) for one in members]
        try:
            entries = entries_by(rules or Profile(), books, delegates or {})
        except SharesDiffer as differ:
            refuse(Refusal.SHARES_DIFFER, groups=differ.groups)
        known = {one.id: one for one in members}
        entitled = [_entitled(known[entry.id], entry.weight) for entry in entries]
        lines, root = freeze_lines(entitled, [self._ids.salt() for _ in entitled])
        await self.store.put_roll_lines(meeting, lines)
        return tuple(entries), root

    async def add_to_roll(
        self, meeting: MeetingKey, person: PersonId, entry: RollEntry | None = None
    ) -> RollEntry:
        """Write the line of a later change (`AmendRoll` carries the reason); the root stays as it was."""
        known = await self.store.member(meeting.cooperative, person)
        if known is None:
            refuse(Refusal.UNKNOWN_PERSON)
        entry = entry or RollEntry(person)
        one = _entitled(known, entry.weight)
        lines = await self.store.roll_lines(meeting)
        if all(line.entry != person for line in lines):
            line = RollLine(
                one.entry,
                len(lines) + 1,
                one.number,
                one.name,
                one.status,
                one.weight,
                self._ids.salt().hex(),
                frozen=False,
            )
            await self.store.add_roll_line(meeting, line)
        return entry

    async def names_for(self, meeting: MeetingKey, persons: Collection[PersonId]) -> dict[PersonId, Name]:
        """Names for a meeting's pages and papers: as frozen on its roll, else as they are now."""
        lines = await self.store.roll_lines(meeting)
        wanted = set(persons)
        names = {line.entry: Name(line.number, line.name) for line in lines if line.entry in wanted}
        others = wanted - names.keys()
        if others:
            names.update(await self.store.names(meeting.cooperative, others))
        return names


def _entitled(known: KnownMember, weight: int) -> Entitled:
    member = known.member
    return Entitled(known.id, member.number, member.name, member.status, weight)
