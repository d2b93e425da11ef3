"""Cooperatives, people, meetings and rolls in memory: the twin that tests use in place of a database."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

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
from rat_online.domain.members.phone import national_form
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId


class MemoryRegistry:
    """Keeps what it is given as long as it lives, under the same rules as a database."""

    def __init__(self) -> None:
        self._cooperatives: dict[str, Cooperative] = {}
        self._members: dict[tuple[str, PersonId], KnownMember] = {}
        self._accounts: dict[tuple[str, PersonId], Account] = {}
        self._meetings: dict[MeetingKey, MeetingRow] = {}
        self._lines: dict[MeetingKey, list[RollLine]] = {}
        self._acts: list[BookAct] = []

    async def cooperatives(self) -> list[Cooperative]:
        return sorted(self._cooperatives.values(), key=lambda cooperative: (cooperative.name, cooperative.id))

    async def cooperative(self, id: str) -> Cooperative | None:
        return self._cooperatives.get(id)

    async def add_cooperative(self, cooperative: Cooperative) -> None:
        if cooperative.id in self._cooperatives:
            raise AlreadyThere("id")
        self._cooperatives[cooperative.id] = cooperative

    async def found(self, cooperative: Cooperative, account: Account) -> bool:
        if self._cooperatives:
            return False
        await self.add_cooperative(cooperative)
        await self.add_account(account)
        return True

    async def change_cooperative(self, cooperative: Cooperative, acts: Sequence[BookAct] = ()) -> None:
        if cooperative.id in self._cooperatives:
            self._cooperatives[cooperative.id] = cooperative
            self._acts.extend(acts)

    async def put_members(self, members: Sequence[KnownMember], acts: Sequence[BookAct] = ()) -> None:
        after = self._members | {(known.cooperative, known.id): known for known in members}
        numbers = {(known.cooperative, number_key(known.member.number)) for known in after.values()}
        if len(numbers) < len(after):
            raise AlreadyThere("member-number")
        self._members = after
        self._acts.extend(acts)

    def drop_members(self, cooperative: str, ids: Collection[PersonId]) -> None:
        """What only undoing an import does."""
        gone = {(cooperative, one) for one in ids}
        self._members = {key: known for key, known in self._members.items() if key not in gone}

    async def member(self, cooperative: str, id: PersonId) -> KnownMember | None:
        return self._members.get((cooperative, id))

    async def member_by_number(self, cooperative: str, number: str) -> KnownMember | None:
        known = (one for one in self._members.values() if one.cooperative == cooperative)
        return next((one for one in known if number_key(one.member.number) == number_key(number)), None)

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
        found = [
            known
            for known in self._members.values()
            if known.cooperative == cooperative
            and search.strip().casefold() in _searched(known)
            and (statuses is None or known.member.status in statuses)
            and (group is None or known.member.group == group)
        ]
        found.sort(key=lambda known: (len(known.member.number), known.member.number))
        return found[offset : None if limit is None else offset + limit]

    async def count_members(
        self,
        cooperative: str,
        *,
        search: str = "",
        statuses: Collection[MemberStatus] | None = None,
        group: str | None = None,
    ) -> int:
        return len(await self.members(cooperative, search=search, statuses=statuses, group=group))

    async def groups(self, cooperative: str) -> list[str]:
        found = {known.member.group for known in await self.members(cooperative)} - {""}
        return sorted(found, key=str.casefold)

    async def count_by_status(self, cooperative: str) -> dict[MemberStatus, int]:
        return dict(Counter(known.member.status for known in await self.members(cooperative)))

    async def add_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None:
        if await self.account_by_login(account.login) is not None:
            raise AlreadyThere("login")
        if (account.cooperative, account.id) in self._accounts:
            raise AlreadyThere("id")
        self._accounts[account.cooperative, account.id] = account
        self._acts.extend(acts)

    async def change_account(self, account: Account, acts: Sequence[BookAct] = ()) -> None:
        self._acts.extend(acts)
        known = self._accounts.get((account.cooperative, account.id))
        if known is not None:
            changed = replace(account, login=known.login, created_at=known.created_at)
            self._accounts[account.cooperative, account.id] = changed

    async def account(self, cooperative: str, id: PersonId) -> Account | None:
        return self._accounts.get((cooperative, id))

    async def account_by_login(self, login: str) -> Account | None:
        return next((account for account in self._accounts.values() if account.login == login), None)

    async def accounts(self, cooperative: str) -> list[Account]:
        found = [account for account in self._accounts.values() if account.cooperative == cooperative]
        return sorted(found, key=lambda account: (account.name, account.id))

    async def note_acts(self, acts: Sequence[BookAct]) -> None:
        self._acts.extend(acts)

    async def acts(
        self,
        cooperative: str,
        *,
        subject: PersonId | None = None,
        kinds: Collection[BookActKind] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[BookAct]:
        found = [
            act
            for act in self._acts
            if act.cooperative == cooperative
            and subject in (None, act.subject)
            and (kinds is None or act.kind in kinds)
        ]
        latest = sorted(found, key=lambda act: (act.at, act.id), reverse=True)[offset:]
        return latest if limit is None else latest[:limit]

    async def put_meeting(self, meeting: MeetingRow, acts: Sequence[BookAct] = ()) -> None:
        self._meetings[meeting.key] = meeting
        self._acts.extend(acts)

    async def drop_meeting(self, key: MeetingKey) -> None:
        self._meetings.pop(key, None)

    async def meeting(self, key: MeetingKey) -> MeetingRow | None:
        return self._meetings.get(key)

    async def meetings(self, cooperative: str) -> list[MeetingRow]:
        found = [meeting for meeting in self._meetings.values() if meeting.cooperative == cooperative]
        found.sort(key=lambda meeting: meeting.id)
        return sorted(found, key=lambda meeting: meeting.planned_at, reverse=True)

    async def remove_rehearsal(self, key: MeetingKey) -> bool:
        found = self._meetings.get(key)
        if found is None or found.rehearsal_of is None:
            return False
        del self._meetings[key]
        self._lines.pop(key, None)
        return True

    async def put_roll_lines(self, meeting: MeetingKey, lines: Sequence[RollLine]) -> None:
        _check_once(lines)
        self._lines[meeting] = list(lines)

    async def add_roll_line(self, meeting: MeetingKey, line: RollLine) -> None:
        lines = [*self._lines.get(meeting, []), line]
        _check_once(lines)
        self._lines[meeting] = lines

    async def roll_lines(self, meeting: MeetingKey) -> list[RollLine]:
        return sorted(self._lines.get(meeting, []), key=lambda line: line.ordinal)

    def lines_of_every_roll(self, cooperative: str) -> list[RollLine]:
        rolls = [lines for key, lines in self._lines.items() if key.cooperative == cooperative]
        return [line for lines in rolls for line in lines]

    async def ever_froze(self, cooperative: str) -> bool:
        found = [self._meetings.get(key) for key, lines in self._lines.items() if lines]
        return any(one and one.cooperative == cooperative and not one.rehearsal_of for one in found)

    async def names(self, cooperative: str, persons: Collection[PersonId]) -> dict[PersonId, Name]:
        names: dict[PersonId, Name] = {}
        for person in persons:
            if known := self._members.get((cooperative, person)):
                names[person] = Name(known.member.number, known.member.name)
            elif account := self._accounts.get((cooperative, person)):
                names[person] = Name("", account.name)
        return names


def _searched(known: KnownMember) -> str:
    member = known.member
    phones = (member.phone, national_form(member.phone)) if member.phone else ()
    return "\n".join((member.name, member.number, member.group, *phones)).casefold()


def _check_once(lines: Sequence[RollLine]) -> None:
    if len({line.entry for line in lines}) < len(lines) or len({line.ordinal for line in lines}) < len(lines):
        raise AlreadyThere("id")
