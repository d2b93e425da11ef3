""" "Bantuan": a member says what does not work, from the door or the room, and the committee sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rat_online.app.link_secret import LinkDigest
from rat_online.app.misses import Misses, Share
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpDeskStore, HelpKind, HelpRequest, HelpSource
from rat_online.app.ports.identity import IdentityStore, LinkForm
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.members.phone import phones_of
from rat_online.domain.members.unreadable import Unreadable
from rat_online.domain.vocabulary import PersonId

LONGEST = 200
AT_THE_DOOR = (Share(120, 1), Share(600, 5))
"""Requests from the door, of an address and of the install; whoever is in asks without."""
NOBODY = Entry("", "", "")
"""Of no cooperative: nobody reads it."""
FRESH = timedelta(seconds=2)
"""A whole roll opens its page within a minute: each looks at what the others saw a moment ago."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What every member's page shows of the help desk."""

    contact: str
    requests: dict[PersonId, HelpRequest]


class HelpDesk:
    def __init__(
        self,
        store: HelpDeskStore,
        identity: IdentityStore,
        digest: LinkDigest,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._identity = identity
        self._digest = digest
        self._now = now
        self._asked = Misses(*AT_THE_DOOR)
        self._glances: dict[MeetingKey, tuple[datetime, Glance]] = {}

    async def ask_by_secret(self, secret: str, kind: HelpKind, text: str, address: str | None = None) -> None:
        """From the door; a secret that opens nothing is answered alike for the same work: a row of nobody is
        written anew, without what was said. What comes by a group's code and a number, which many hold,
        stands beside the member's own request, and says so. Every request takes from a share.

        Raises:
            Refused: `too-many-attempts` (seconds).
        """
        at = self._now()
        if seconds := self._asked.seconds_to_wait(address, at):
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=seconds)
        self._asked.note(address, at)
        hashed = self._digest(secret)
        link = await self._identity.read(lambda identity: identity.link_by_secret(hashed))
        if link is not None and link.revoked_at is None:
            source = HelpSource.NUMBER if link.form is LinkForm.GROUP else HelpSource.LINK
            await self.ask(link.entry, kind, text, source)
        else:
            await self.ask(NOBODY, HelpKind.OTHER, "")

    async def ask(
        self, entry: Entry, kind: HelpKind, text: str, source: HelpSource = HelpSource.SEAT
    ) -> None:
        text = text.replace("\0", "").strip()[:LONGEST]
        await self._store.ask(HelpRequest(entry, self._now(), kind, text, source=source))
        self._glances.pop(MeetingKey(entry.cooperative, entry.series), None)

    async def glance(self, series: MeetingKey) -> Glance:
        """As it stood within the last two seconds."""
        at = self._now()
        known = self._glances.get(series)
        if known is None or at - known[0] > FRESH:
            found = [one for one in await self._store.requests(series) if one.is_the_members]
            asked = {one.entry.person: one for one in sorted(found, key=lambda one: one.at)}
            known = self._glances[series] = (at, Glance(await self._store.contact(series.cooperative), asked))
        return known[1]

    async def requests(self, series: MeetingKey) -> list[HelpRequest]:
        return await self._store.requests(series)

    async def done(self, entry: Entry, source: HelpSource | None = None) -> None:
        await self._store.done(entry, self._now(), source)

    async def contact(self, cooperative: str) -> str:
        return await self._store.contact(cooperative)

    async def put_contact(self, cooperative: str, written: str) -> None:
        """The number that members reach the committee at; empty takes it away.

        Raises:
            Refused: `malformed` (field).
        """
        try:
            phones = phones_of(written) if written.strip() else [""]
        except Unreadable:
            phones = []
        if len(phones) != 1:
            refuse(Refusal.MALFORMED, field="phone")
        await self._store.put_contact(cooperative, phones[0])
