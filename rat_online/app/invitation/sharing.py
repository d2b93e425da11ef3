"""WhatsApp by coordinators: lists of at most fifty members, each opened by a link of its own.

WhatsApp takes a message from a person's own phone alone, and who sends hundreds alike is blocked. So several
coordinators each tap through a short list. A list's link shows its members and no others; a member's own link
is handed over by the tap that sends it, and a quarter of an hour later it can be read no more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from rat_online.app.ids import Ids
from rat_online.app.invitation.courier import SHOWN_AGAIN_FOR
from rat_online.app.invitation.making import Maker, under_way
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.invitation.sealed import Sealer, Unsealable
from rat_online.app.link_secret import LinkDigest
from rat_online.app.misses import Misses
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    UNDER_WAY,
    Act,
    ActKind,
    Delivery,
    DeliveryFault,
    DeliveryState,
    InvitationStore,
    ShareList,
    Way,
)
from rat_online.app.sign_in import LINKS
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId

MOST_IN_A_LIST = 50
LISTS_AT_ONCE = 10
"""Of one transaction: a vote that waits for it waits a moment."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list with the secret of its link, which exists only here: show it, and forget it."""

    share_list: ShareList
    secret: str
    members: int


class Sharing:
    def __init__(
        self,
        store: InvitationStore,
        maker: Maker,
        sealer: Sealer,
        digest: LinkDigest,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._maker = maker
        self._sealer = sealer
        self._digest = digest
        self._ids = ids
        self._now = now
        self._misses = Misses(*LINKS)

    async def make(self, occasion: Occasion, persons: Sequence[PersonId], by: PersonId) -> list[MadeList]:
        """Lists of those of these members who have WhatsApp and are in no open list, branch by branch.

        Raises:
            Refused: `letter-missing`, `nobody-to-invite`.
        """
        if await self._store.letter(occasion.series) is None:
            refuse(Refusal.LETTER_MISSING)
        busy = under_way(await self._store.deliveries(occasion.series), Way.WHATSAPP)
        chosen = [
            person
            for person, member in occasion.chosen(persons).items()
            if member.phone and whatsapp_number(member.phone) and person not in busy
        ]
        if not chosen:
            refuse(Refusal.NOBODY_TO_INVITE)
        return await self._make(occasion.series, list(_split(occasion, chosen)), by)

    async def _make(
        self, series: Series, parts: Sequence[tuple[str, Sequence[PersonId]]], by: PersonId
    ) -> list[MadeList]:
        """All of them in a few transactions, however many coordinators there are."""
        secrets, ids = ([make() for _ in parts] for make in (self._ids.link_secret, self._ids.new_id))
        batches = {id_: persons for id_, (_, persons) in zip(ids, parts, strict=True)}
        made = await self._maker.make_batches(series, batches, Way.WHATSAPP)
        lists = [
            ShareList(id_, series, name, self._digest(secret), self._now())
            for id_, secret, (name, _) in zip(ids, secrets, parts, strict=True)
        ]
        for start in range(0, len(lists), LISTS_AT_ONCE):
            some = lists[start : start + LISTS_AT_ONCE]
            these = {one.id for one in some}
            await self._store.add_lists(some, [one for one in made if one.batch in these])
        acts = [self._act(one, by, ActKind.LIST_MADE, len(batches[one.id])) for one in lists]
        await self._store.note(series, *acts)
        return [
            MadeList(one, secret, len(batches[one.id])) for one, secret in zip(lists, secrets, strict=True)
        ]

    async def renew(self, share_list: ShareList, by: PersonId) -> MadeList:
        """A new link for a list, for another coordinator; the former opens nothing any more."""
        secret = self._ids.link_secret()
        renewed = replace(share_list, secret_hash=self._digest(secret))
        await self._store.put_list(renewed)
        members = await self._store.deliveries(share_list.series, batch=share_list.id)
        await self._note(renewed, by, ActKind.LIST_RENEWED, len(members))
        return MadeList(renewed, secret, len(members))

    async def close(self, share_list: ShareList, by: PersonId) -> None:
        """The list opens no more; who was not sent anything is free for another list."""
        await self._store.put_list(replace(share_list, closed_at=share_list.closed_at or self._now()))
        left = await self._store.deliveries(share_list.series, batch=share_list.id, states=UNDER_WAY)
        await self._maker.revoke(left, DeliveryFault.STOPPED)
        await self._note(share_list, by, ActKind.LIST_CLOSED, len(left))

    async def open(self, secret: str, address: str | None) -> tuple[ShareList, list[Delivery]]:
        """The list of a link with its members.

        Raises:
            Refused: `sign-in-failed`, also for a list that was closed; `too-many-attempts`.
        """
        at = self._now()
        seconds = self._misses.seconds_to_wait(address, at)
        found = await self._store.list_by_secret(self._digest(secret))
        if found is None or found.closed_at is not None:
            if seconds:
                refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=seconds)
            self._misses.note(address, at)
            refuse(Refusal.SIGN_IN_FAILED)
        return found, await self._store.deliveries(found.series, batch=found.id)

    async def tap(self, share_list: ShareList, delivery: str) -> tuple[Delivery, str]:
        """Note it as sent and hand the secret over; a second tap soon after gets the same again.

        Raises:
            Refused: `unknown-person` outside the list, `already-done` once the secret is erased.
        """
        one = await self._in_list(share_list, delivery)
        at = self._now()
        shown_at = one.due_at if one.state is DeliveryState.FAILED else one.sent_at
        is_fresh = shown_at is None or at - shown_at < SHOWN_AGAIN_FOR
        if one.sealed is None or not is_fresh or one.state is DeliveryState.WITHDRAWN:
            refuse(Refusal.ALREADY_DONE)
        try:
            carried = self._sealer.open(one.sealed, one.id)
        except Unsealable:
            refuse(Refusal.WENT_WRONG)
        if one.state is not DeliveryState.SENT:
            # The first time counts, so that taps in turn do not keep a secret for ever.
            sent = replace(one, state=DeliveryState.SENT, sent_at=shown_at or at, fault=None)
            if not await self._store.move([(one, sent)]):  # tapped on another phone at the same time
                return await self.tap(share_list, delivery)
            one = sent
        return one, carried.link

    async def no_whatsapp(self, share_list: ShareList, delivery: str) -> None:
        """The number has no WhatsApp, or the message was not sent after all."""
        one = await self._in_list(share_list, delivery)
        if one.state in (DeliveryState.SENT, DeliveryState.QUEUED):
            # `due_at` is when its secret goes, as that of one that was sent: it may have been sent after all.
            fault, at = DeliveryFault.NO_WHATSAPP, one.sent_at or self._now()
            failed = replace(one, state=DeliveryState.FAILED, sent_at=None, due_at=at, fault=fault)
            await self._store.move([(one, failed)])

    async def _in_list(self, share_list: ShareList, delivery: str) -> Delivery:
        one = await self._store.delivery(share_list.series.cooperative, delivery)
        if one is None or one.batch != share_list.id:
            refuse(Refusal.UNKNOWN_PERSON)
        return one

    async def _note(self, share_list: ShareList, by: PersonId, kind: ActKind, members: int) -> None:
        await self._store.note(share_list.series, self._act(share_list, by, kind, members))

    def _act(self, share_list: ShareList, by: PersonId, kind: ActKind, members: int) -> Act:
        return Act(self._ids.new_id(), self._now(), by, kind, {"list": share_list.id, "members": members})


def _split(occasion: Occasion, chosen: Sequence[PersonId]) -> Iterator[tuple[str, list[PersonId]]]:
    """Branch by branch, no list longer than fifty; a branch that needs several gets about equal ones."""
    for group, of_group in groupby(chosen, key=lambda person: occasion.members[person].group):
        persons = list(of_group)
        lists = -(-len(persons) // MOST_IN_A_LIST)
        for number in range(lists):
            some = persons[len(persons) * number // lists : len(persons) * (number + 1) // lists]
            name = group[:LONGEST_NAME]
            yield (f"{name} {number + 1}".strip() if lists > 1 else name), some
