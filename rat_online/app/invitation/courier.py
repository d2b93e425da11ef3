"""Sends the e-mails that are due: with retries, across restarts, each at least once.

An e-mail is claimed for a while before it is handed over, so that no other process sends it too. When a
process dies between the server's "taken" and its own commit, the message is sent again after that while,
under the same Message-ID: a mailbox that looks at it shows the two as one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rat_online.app.invitation.bounces import bounced, message_id
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.invitation.sealed import Sealer, Unsealable
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Delivery, DeliveryFault, DeliveryState, InvitationStore
from rat_online.app.ports.mail import Mail, Post, PutOff, Returns, ServerAway, TurnedAway
from rat_online.domain.errors import Refused
from rat_online.domain.members import Member

AT_ONCE = 10
HELD_FOR = timedelta(minutes=10)
"""More than ten messages can take, each with the server's whole patience."""

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""How long after each try the next comes; after the last, most of a day, it is given up."""

LOOK_EVERY_S = 2.0
REST_S = 15.0
SHOWN_AGAIN_FOR = timedelta(minutes=15)
"""How long a coordinator who came back from WhatsApp may tap once more; then the secret is erased."""

Compose = Callable[[Occasion, Member, str], tuple[str, str, str]]
"""Subject, text and HTML for a member, with the secret of the link."""


class Courier:
    def __init__(
        self,
        store: InvitationStore,
        occasion_of: Callable[[Series], Awaitable[Occasion]],
        sealer: Sealer,
        compose: Compose,
        post: Post | None,
        returns: Returns | None,
        now: Callable[[], datetime],
        on_failure: Callable[[str, Exception], None],
    ) -> None:
        self._store = store
        self._occasion_of = occasion_of
        self._sealer = sealer
        self._compose = compose
        self._post = post
        self._returns = returns
        self._now = now
        self._on_failure = on_failure

    async def run(self) -> None:
        """Send, hear what came back, and erase what need not be known any more, until cancelled."""
        while True:
            try:
                did = await self.step()
                await self.hear_returns()
                await self._store.forget_secrets(self._now() - SHOWN_AGAIN_FOR)
            except Exception as error:  # noqa: BLE001 (a mishap now must not stop the mail for good)
                self._on_failure("courier", error)
                await asyncio.sleep(REST_S)
            else:
                if not did:
                    await asyncio.sleep(LOOK_EVERY_S)

    async def step(self) -> bool:
        """Some e-mails that are due; False when there are none."""
        if self._post is None:
            return False
        at = self._now()
        claimed = await self._store.claim_mail(at, at + HELD_FOR, AT_ONCE)
        ready = [(one, mail) for one in claimed if (mail := await self._mail(one, self._post.host()))]
        if ready:
            await self._hand_over(self._post, ready)
        return bool(claimed)

    async def _mail(self, one: Delivery, host: str) -> Mail | None:
        """The message; None when there is nothing to send or nobody to send it to, which is noted."""
        try:
            occasion = await self._occasion_of(one.series)
            member = occasion.members.get(one.person)
            if member is None or not member.email or one.sealed is None:
                await self._fail(one, DeliveryFault.NO_ADDRESS)
                return None
            carried = self._sealer.open(one.sealed, one.id)
        except (Unsealable, Refused):
            await self._fail(one, DeliveryFault.GIVEN_UP)
            return None
        subject, text, html = self._compose(occasion, member, carried.link)
        name = message_id(one.series.cooperative, one.id, host)
        return Mail(name, occasion.cooperative.name, member.email, subject, text, html)

    async def _hand_over(self, post: Post, ready: Sequence[tuple[Delivery, Mail]]) -> None:
        waiting = list(ready)
        try:
            async with post.connected() as outgoing:
                while waiting:
                    one, mail = waiting[0]
                    try:
                        await outgoing.send(mail)
                    except PutOff:
                        await self._defer(one, DeliveryFault.PUT_OFF)
                    except TurnedAway:
                        await self._fail(one, DeliveryFault.REFUSED)
                    else:
                        sent = replace(
                            one, state=DeliveryState.SENT, sent_at=self._now(), sealed=None, fault=None
                        )
                        await self._store.move([(one, sent)])
                    waiting.pop(0)
        except ServerAway:
            for one, _ in waiting:
                await self._defer(one, DeliveryFault.SERVER_AWAY)

    async def _defer(self, one: Delivery, fault: DeliveryFault) -> None:
        if one.tries > len(BACKOFF):
            await self._fail(one, DeliveryFault.GIVEN_UP)
            return
        due_at = self._now() + BACKOFF[one.tries - 1]
        await self._store.move(
            [(one, replace(one, state=DeliveryState.DEFERRED, due_at=due_at, fault=fault))]
        )

    async def _fail(self, one: Delivery, fault: DeliveryFault) -> None:
        failed = replace(one, state=DeliveryState.FAILED, fault=fault, sealed=None)
        await self._store.move([(one, failed)])

    async def hear_returns(self) -> None:
        """What came back: those messages did not arrive."""
        if self._returns is None:
            return
        for raw in await self._returns.take():
            for cooperative, id_ in bounced(raw):
                one = await self._store.delivery(cooperative, id_)
                if one is not None and one.state is DeliveryState.SENT:
                    gone = replace(one, state=DeliveryState.BOUNCED, fault=DeliveryFault.BOUNCED)
                    await self._store.move([(one, gone)])
