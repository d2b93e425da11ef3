"""What people are invited to: the latest meeting of a line of calls, its members, and the cooperative."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from rat_online.app.house import House
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative, KnownMember, RegistryStore
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.members import Member
from rat_online.domain.members.number import number_key
from rat_online.domain.proxies import ProxyNotice
from rat_online.domain.vocabulary import MeetingCall, MeetingState, PersonId


@dataclass(frozen=True, slots=True)
class Occasion:
    """`members` are those on the roll who are still in the books, branch by branch."""

    series: Series
    key: MeetingKey
    cooperative: Cooperative
    meeting: Meeting
    members: dict[PersonId, Member]

    def chosen(self, persons: Collection[PersonId] | None = None) -> dict[PersonId, Member]:
        """Those of the roll who are named; all of them without names."""
        if persons is None:
            return self.members
        wanted = set(persons)
        return {person: member for person, member in self.members.items() if person in wanted}

    @property
    def proxy_notice(self) -> ProxyNotice:
        """A proxy is for one call (rule book section 3); who gave one for the first is told so."""
        if self.meeting.profile.proxies is None or self.meeting.is_in_writing:
            return ProxyNotice.NONE
        return ProxyNotice.FIRST if self.meeting.about.call is MeetingCall.FIRST else ProxyNotice.AGAIN


FRESH_FOR = timedelta(seconds=20)
"""How old the books may be where thousands of small steps ask for them."""


class Occasions:
    def __init__(self, registry: RegistryStore, house: House) -> None:
        self._registry = registry
        self._house = house
        self._recent: dict[Series, tuple[datetime, Occasion]] = {}

    async def recent(self, series: Series) -> Occasion:
        """As `of`, at most some seconds old: reading 5,000 members for each e-mail would be all we do."""
        at = self._house.now()
        known = self._recent.get(series)
        if known is None or at - known[0] > FRESH_FOR:
            self._recent = {one: kept for one, kept in self._recent.items() if at - kept[0] <= FRESH_FOR}
            self._recent[series] = known = (at, await self.of(series))
        return known[1]

    async def of(self, series: Series) -> Occasion:
        """The latest scheduled meeting of a line of calls: a second meeting takes the place of the first.

        Raises:
            Refused: `unknown-meeting`.
        """
        cooperative = await self._registry.cooperative(series.cooperative)
        rows = [row for row in await self._registry.meetings(series.cooperative) if row.series == series.id]
        for row in sorted(rows, key=lambda one: one.created_at, reverse=True):
            meeting = (await self._house.hall(row.key)).live.state
            if cooperative is not None and meeting.state is not MeetingState.DRAFT:
                known = await self._registry.members(series.cooperative)
                entitled = [one for one in known if one.id in meeting.roll]
                members = {one.id: one.member for one in sorted(entitled, key=by_branch)}
                return Occasion(series, row.key, cooperative, meeting, members)
        refuse(Refusal.UNKNOWN_MEETING)


def by_branch(known: KnownMember) -> tuple[str, int, str]:
    """Branch by branch, in each by number, shorter numbers first: as paper is handed out."""
    key = number_key(known.member.number)
    return known.member.group.casefold(), len(key), key
