"""Personal links and printed codes: made, shown once, revoked, and what became of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.link_secret import LinkDigest, code_of, of_group
from rat_online.app.pin import PinDigest
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry
from rat_online.app.ports.group_gates import GateDoor, GroupGate
from rat_online.app.ports.identity import (
    AccessLink,
    IdentityReader,
    IdentityStore,
    IdentityWriter,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Series,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class HandOut:
    """A code handed out at the desk: by whom and why; `ends_links` where a card is in other hands."""

    by: PersonId
    reason: str
    ends_links: bool = False


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A new link with its secret, which exists only here: show it, or print it, and forget it.

    `handover` is the code that goes to the same person by another way than the link, where the books hold
    nothing that could be asked for.
    """

    link: AccessLink
    secret: str
    handover: str = ""


async def is_known(hashed: str, group: str | None, identity: IdentityReader) -> bool:
    """Whether a secret opens something; of one by a group's code, whether there is that code."""
    if group is not None:
        return await identity.group_gate(group) is not None
    return await identity.link_by_secret(hashed) is not None


class Links:
    def __init__(
        self,
        identity: IdentityStore,
        ids: Ids,
        digest: LinkDigest,
        pin_digest: PinDigest,
        now: Callable[[], datetime],
    ) -> None:
        self._identity = identity
        self._ids = ids
        self._digest = digest
        self._pin_digest = pin_digest
        self._now = now

    async def issue(
        self,
        series: Series,
        persons: Sequence[PersonId],
        *,
        form: LinkForm = LinkForm.LINK,
        instead_of: Sequence[str] = (),
    ) -> list[IssuedLink]:
        """A link or a code for each person, in one transaction; those made before stay good, but for the ids
        in `instead_of`, which open nothing from then on."""
        issued = [self._make(series, person, LinkPurpose.SEAT, form) for person in persons]
        at = self._now()

        async def write(identity: IdentityWriter) -> None:
            await identity.add_links([one.link for one in issued])
            for former in instead_of:
                await identity.revoke_link(series.cooperative, former, at)

        await self._identity.write(write)
        return issued

    async def issue_offices(
        self, series: Series, persons: Sequence[PersonId], strangers: Collection[PersonId] = ()
    ) -> list[IssuedLink]:
        """A link to their offices for each; those made before stay good.

        A link alone opens nothing: of `strangers`, who are in no books, a code is asked at the first entry
        that is handed over by another way. A new one takes the place of the former; whoever has set a PIN
        needs none.
        """
        issued = [self._make(series, person, LinkPurpose.OFFICE, LinkForm.LINK) for person in persons]
        with_codes = [
            replace(one, handover=self._ids.code()) if one.link.person in strangers else one for one in issued
        ]

        async def write(identity: IdentityWriter) -> list[IssuedLink]:
            await identity.add_links([one.link for one in issued])
            return [await self._hand_over(identity, one) for one in with_codes]

        return await self._identity.write(write)

    async def _hand_over(self, identity: IdentityWriter, issued: IssuedLink) -> IssuedLink:
        if not issued.handover:
            return issued
        guard = await identity.hold_guard(issued.link.entry)
        if guard is None or guard.pin is not None:
            return replace(issued, handover="")
        digest = self._pin_digest(issued.link.entry, code_of(issued.handover))
        await identity.put_guard(replace(guard, handover=digest))
        return issued

    def _make(self, series: Series, person: PersonId, purpose: LinkPurpose, form: LinkForm) -> IssuedLink:
        secret = self._ids.code() if form is LinkForm.CODE else self._ids.link_secret()
        link = AccessLink(
            id=self._ids.new_id(),
            series=series,
            person=person,
            purpose=purpose,
            form=form,
            secret_hash=self._digest(secret),
            created_at=self._now(),
        )
        return IssuedLink(link, secret)

    async def issue_of_group(self, series: Series, code: str, numbers: Mapping[PersonId, str]) -> None:
        """Have each of these members come in by the code that all know, together with the own number."""
        at = self._now()
        links = [
            AccessLink(
                id=self._ids.new_id(),
                series=series,
                person=person,
                purpose=LinkPurpose.SEAT,
                form=LinkForm.GROUP,
                secret_hash=self._digest(of_group(code, number)),
                created_at=at,
            )
            for person, number in numbers.items()
        ]
        code_hash = self._digest(code)

        async def write(identity: IdentityWriter) -> None:
            await identity.add_links(links)
            await identity.open_group_gate(GroupGate(code_hash, series, at))

        await self._identity.write(write)

    async def gates(self, series: Series) -> list[GroupGate]:
        """What came of each code that the group had, the one that is good now last."""
        gates = await self._identity.read(lambda identity: identity.group_gates(series))
        return [gate for gate in gates if gate.door is GateDoor.GROUP]

    async def hand_out(self, entry: Entry, how: HandOut) -> str:
        """A fresh printed code at the desk; the former codes of the entry open nothing from then on, and the
        pengawas reads it. Asked twice, the second code is the one that counts.

        Raises:
            Refused: `reason-missing`.
        """
        reason = how.reason.strip()[:LONGEST_REASON]
        if not reason:
            refuse(Refusal.REASON_MISSING)
        series = Series(entry.cooperative, entry.series)
        issued = self._make(series, entry.person, LinkPurpose.SEAT, LinkForm.CODE)
        at = issued.link.created_at
        ended = {LinkForm.CODE, LinkForm.LINK} if how.ends_links else {LinkForm.CODE}

        async def write(identity: IdentityWriter) -> None:
            # Two desks at once: the second waits here, and ends the code of the first.
            await identity.hold_guard(entry)
            for former in await identity.links_to(entry):
                is_seat = former.purpose is LinkPurpose.SEAT and former.revoked_at is None
                if is_seat and former.form in ended:
                    await identity.revoke_link(entry.cooperative, former.id, at)
            await identity.add_links([issued.link])
            act = DoorAct(self._ids.new_id(), entry, at, DoorActKind.CODE_HANDED_OUT, how.by, reason)
            await identity.add_act(act)

        await self._identity.write(write)
        return issued.secret

    async def whose(self, series: Series, secret: str) -> PersonId | None:
        """Whose card or code it is in this series, for the desk that is shown it; it is not used by that."""
        hashed = self._digest(secret)
        link = await self._identity.read(lambda identity: identity.link_by_secret(hashed))
        if link is None or link.series != series or link.revoked_at is not None:
            return None
        return link.person if link.purpose is LinkPurpose.SEAT else None

    async def revoke(self, cooperative: str, link: str) -> None:
        """The link opens nothing more; whoever came in by it stays until the session is revoked."""
        at = self._now()
        await self._identity.write(lambda identity: identity.revoke_link(cooperative, link, at))

    async def of_series(self, series: Series) -> list[AccessLink]:
        return await self._identity.read(lambda identity: identity.links_of(series))

    async def uses(self, series: Series) -> list[LinkUse]:
        """Every use, oldest first, for the pengawas."""
        return await self._identity.read(lambda identity: identity.link_uses(series))
