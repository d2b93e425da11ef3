"""Contacts are erased after retention (rule book section 7): of who has left, and where they were copied."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rat_online.app.books import differences
from rat_online.app.ids import Ids
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.app.ports.member_photos import MemberPhotos
from rat_online.app.ports.proxy_letters import LetterShelf
from rat_online.app.ports.registry import Cooperative, KnownMember, MeetingRow, RegistryStore
from rat_online.app.ports.retention import Forgotten, RetentionStore
from rat_online.domain.members import GONE, Member
from rat_online.domain.vocabulary import SYSTEM

CHANGED = (BookActKind.MEMBER_ADDED, BookActKind.MEMBER_CHANGED)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Erasure:
    """How many former members lost their contacts, how many letters of proxy are gone, and what else was
    forgotten."""

    members: int
    letters: int
    forgotten: Forgotten


class Retention:
    """Run daily by the server, or by the command line; what is over is over, so it may run twice."""

    def __init__(
        self,
        registry: RegistryStore,
        store: RetentionStore,
        photos: MemberPhotos,
        letters: LetterShelf,
        ids: Ids,
        now: Callable[[], datetime],
        keep: timedelta,
    ) -> None:
        self._registry = registry
        self._store = store
        self._photos = photos
        self._letters = letters
        self._ids = ids
        self._now = now
        self._keep = keep

    async def due(self) -> int:
        """How many former members have contacts whose time is over."""
        return sum([len(await self._due_of(one)) for one in await self._registry.cooperatives()])

    async def letters_due(self) -> int:
        """How many letters of proxy of meetings that are long over."""
        return sum([await self._letters.count(one.id) for one in await self._long_over()])

    async def run(self) -> Erasure:
        erased = 0
        for cooperative in await self._registry.cooperatives():
            due = await self._due_of(cooperative)
            for start in range(0, len(due), AT_ONCE):
                await self._erase(due[start : start + AT_ONCE])
            erased += len(due)
        letters = sum([await self._letters.erase(one.id) for one in await self._long_over()])
        return Erasure(erased, letters, await self._store.forget(self._now() - self._keep))

    async def _long_over(self) -> list[MeetingRow]:
        """Meetings whose day is so long past: a letter shows a signature, an identity card and a phone, and
        what it proved stays in the log, with the letter's digest."""
        over = self._now() - self._keep
        return [
            meeting
            for cooperative in await self._registry.cooperatives()
            for meeting in await self._registry.meetings(cooperative.id)
            if meeting.planned_at <= over
        ]

    async def _due_of(self, cooperative: Cooperative) -> list[KnownMember]:
        gone = await self._registry.members(cooperative.id, statuses=GONE)
        with_contacts = [known for known in gone if known.member != _without_contacts(known.member)]
        if not with_contacts:
            return []
        left_at = await self._left_at(cooperative)
        over = self._now() - self._keep
        return [known for known in with_contacts if left_at.get(known.id, cooperative.created_at) <= over]

    async def _left_at(self, cooperative: Cooperative) -> dict[str, datetime]:
        """When the standing of somebody last changed, by hand or by a list that was taken in."""
        acts = await self._registry.acts(cooperative.id, kinds=CHANGED)
        return {
            act.subject: act.at
            for act in reversed(acts)
            if any(change.field == "status" for change in act.changes)
        }

    async def _erase(self, due: list[KnownMember]) -> None:
        """The act says which fields, and no value."""
        erased = [replace(known, member=_without_contacts(known.member)) for known in due]
        at = self._now()
        acts = [
            BookAct(
                known.cooperative,
                self._ids.new_id(),
                at,
                BookActKind.CONTACTS_ERASED,
                SYSTEM,
                known.id,
                tuple(FieldChange(one.field, "", "") for one in differences(known.member, anew.member)),
            )
            for known, anew in zip(due, erased, strict=True)
        ]
        await self._registry.put_members(erased, acts)
        for known in due:
            await self._photos.drop(known.cooperative, known.id)


def _without_contacts(member: Member) -> Member:
    return replace(member, phone=None, email=None, born_on=None)
