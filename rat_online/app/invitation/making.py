"""Making invitations: new links, their secrets sealed until they are sent; what they replace is revoked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.invitation.sealed import LinkSecrets, Sealer
from rat_online.app.links import IssuedLink, Links
from rat_online.app.ports.identity import LinkForm, Series
from rat_online.app.ports.invitations import (
    UNDER_WAY,
    Delivery,
    DeliveryFault,
    DeliveryState,
    InvitationStore,
    Way,
)
from rat_online.domain.vocabulary import PersonId

AT_ONCE = 500
"""Links written in one transaction: a vote that waits for it waits a moment."""

_Place = tuple[str, int, PersonId]
"""A batch, the place in it, and whose it is."""

ON_PAPER = frozenset({Way.LETTER, Way.CARD})


class Maker:
    def __init__(
        self,
        store: InvitationStore,
        links: Links,
        sealer: Sealer,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._links = links
        self._sealer = sealer
        self._ids = ids
        self._now = now

    async def make(
        self, series: Series, persons: Sequence[PersonId], way: Way, batch: str = ""
    ) -> list[Delivery]:
        """Invitations to be kept by the caller, in one transaction with what they belong to.

        Whoever was invited this way before gets a new link, and the former opens nothing any more.
        """
        return await self.make_batches(series, {batch: persons}, way)

    async def make_batches(
        self, series: Series, batches: Mapping[str, Sequence[PersonId]], way: Way
    ) -> list[Delivery]:
        """The same for several batches; what was sent before is looked through once for all of them."""
        places = [
            (batch, place, person) for batch, some in batches.items() for place, person in enumerate(some)
        ]
        wanted = {person for _, _, person in places}
        former = [
            one
            for one in await self._store.deliveries(series)
            if one.way is way and one.state is not DeliveryState.WITHDRAWN and one.person in wanted
        ]
        made: list[Delivery] = []
        for start in range(0, len(places), AT_ONCE):
            made += await self._make_some(series, places[start : start + AT_ONCE], former, way)
        await self.withdraw(former, DeliveryFault.REPLACED)
        return made

    async def _make_some(
        self, series: Series, places: Sequence[_Place], former: Sequence[Delivery], way: Way
    ) -> list[Delivery]:
        persons = [person for _, _, person in places]
        these = set(persons)
        revoked = links_of(one for one in former if one.person in these)
        issued = await self._links.issue(series, persons, instead_of=revoked)
        codes: Sequence[IssuedLink | None] = [None] * len(persons)
        if way in ON_PAPER:
            codes = await self._links.issue(series, persons, form=LinkForm.CODE)
        return [
            self._delivery(link, code, way, batch, place)
            for (batch, place, _), link, code in zip(places, issued, codes, strict=True)
        ]

    def _delivery(
        self, link: IssuedLink, code: IssuedLink | None, way: Way, batch: str, ordinal: int
    ) -> Delivery:
        at, id_ = self._now(), self._ids.new_id()
        carried = LinkSecrets(link.secret, code.secret if code else "")
        return Delivery(
            id=id_,
            series=link.link.series,
            person=link.link.person,
            way=way,
            batch=batch,
            ordinal=ordinal,
            links=(link.link.id, code.link.id) if code else (link.link.id,),
            sealed=self._sealer.seal(carried, id_),
            queued_at=at,
            due_at=at,
        )

    async def withdraw(self, deliveries: Sequence[Delivery], fault: DeliveryFault) -> None:
        """They are not sent any more; what changed meanwhile is looked at once more."""
        for start in range(0, len(deliveries), AT_ONCE):
            some = deliveries[start : start + AT_ONCE]
            if not await self._store.move([(one, _withdrawn(one, fault)) for one in some]):
                for one in some:
                    await self._withdraw(one, fault)

    async def _withdraw(self, one: Delivery, fault: DeliveryFault) -> None:
        now: Delivery | None = one
        while now is not None and now.state is not DeliveryState.WITHDRAWN:
            if await self._store.move([(now, _withdrawn(now, fault))]):
                return
            now = await self._store.delivery(one.series.cooperative, one.id)

    async def revoke(self, deliveries: Sequence[Delivery], fault: DeliveryFault) -> None:
        """They are withdrawn, and their links open nothing any more."""
        await self.withdraw(deliveries, fault)
        for start in range(0, len(deliveries), AT_ONCE):
            some = deliveries[start : start + AT_ONCE]
            await self._links.issue(some[0].series, [], instead_of=links_of(some))


def _withdrawn(one: Delivery, fault: DeliveryFault) -> Delivery:
    return replace(one, state=DeliveryState.WITHDRAWN, sealed=None, fault=fault)


def links_of(deliveries: Iterable[Delivery]) -> list[str]:
    return [link for one in deliveries for link in one.links]


def under_way(deliveries: Iterable[Delivery], way: Way) -> set[PersonId]:
    """Whom an invitation of this way is still on its way to."""
    return {one.person for one in deliveries if one.way is way and one.state in UNDER_WAY}


def reached(deliveries: Iterable[Delivery], ways: Collection[Way] = tuple(Way)) -> set[PersonId]:
    """Whom an invitation has been sent to."""
    return {one.person for one in deliveries if one.way in ways and one.state is DeliveryState.SENT}
