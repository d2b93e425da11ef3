"""Queueing invitations by e-mail, and taking back what has not left yet."""

from collections.abc import Callable, Sequence
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.invitation.making import Maker, under_way
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.ports.invitations import (
    Act,
    ActKind,
    DeliveryFault,
    DeliveryState,
    InvitationStore,
    Way,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId

NOT_BEGUN = (DeliveryState.QUEUED, DeliveryState.DEFERRED)


class Mailing:
    """`is_set_up`: whether this server can send mail with links that lead back to it."""

    def __init__(
        self,
        store: InvitationStore,
        maker: Maker,
        ids: Ids,
        now: Callable[[], datetime],
        *,
        is_set_up: bool,
    ) -> None:
        self._store = store
        self._maker = maker
        self._ids = ids
        self._now = now
        self.is_set_up = is_set_up

    async def queue(self, occasion: Occasion, persons: Sequence[PersonId], by: PersonId) -> int:
        """E-mails to those of these members who have an address and none on its way; how many.

        Raises:
            Refused: `mail-not-set-up`, `letter-missing`, `nobody-to-invite`.
        """
        if not self.is_set_up:
            refuse(Refusal.MAIL_NOT_SET_UP)
        if await self._store.letter(occasion.series) is None:
            refuse(Refusal.LETTER_MISSING)
        busy = under_way(await self._store.deliveries(occasion.series), Way.EMAIL)
        chosen = [
            person
            for person, member in occasion.chosen(persons).items()
            if member.email and person not in busy
        ]
        if not chosen:
            refuse(Refusal.NOBODY_TO_INVITE)
        await self._store.add_deliveries(await self._maker.make(occasion.series, chosen, Way.EMAIL))
        await self._note(occasion, by, ActKind.MAIL_QUEUED, len(chosen))
        return len(chosen)

    async def stop(self, occasion: Occasion, by: PersonId) -> int:
        """Take back every e-mail that has not left; how many."""
        waiting = [
            one
            for one in await self._store.deliveries(occasion.series, states=NOT_BEGUN)
            if one.way is Way.EMAIL
        ]
        if not waiting:
            refuse(Refusal.NOBODY_TO_INVITE)
        await self._maker.revoke(waiting, DeliveryFault.STOPPED)
        await self._note(occasion, by, ActKind.STOPPED, len(waiting))
        return len(waiting)

    async def _note(self, occasion: Occasion, by: PersonId, kind: ActKind, members: int) -> None:
        act = Act(self._ids.new_id(), self._now(), by, kind, {"members": members, "way": Way.EMAIL.value})
        await self._store.note(occasion.series, act)
