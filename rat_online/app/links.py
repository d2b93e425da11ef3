"""Personal links and printed codes: made, shown once, revoked, and what became of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.link_secret import LinkDigest, of_group
from rat_online.app.ports.identity import (
    AccessLink,
    IdentityStore,
    IdentityWriter,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Series,
)
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A new link with its secret, which exists only here: show it, or print it, and forget it."""

    link: AccessLink
    secret: str


class Links:
    def __init__(
        self, identity: IdentityStore, ids: Ids, digest: LinkDigest, now: Callable[[], datetime]
    ) -> None:
        self._identity = identity
        self._ids = ids
        self._digest = digest
        self._now = now

    async def issue(
        self,
        series: Series,
        persons: Sequence[PersonId],
        *,
        purpose: LinkPurpose = LinkPurpose.SEAT,
        form: LinkForm = LinkForm.LINK,
        datum_required: bool = True,
        instead_of: Sequence[str] = (),
    ) -> list[IssuedLink]:
        """A link or a code for each person, in one transaction; those made before stay good, but for the ids
        in `instead_of`, which open nothing from then on."""
        issued = [self._make(series, person, purpose, form, datum_required) for person in persons]
        at = self._now()

        async def write(identity: IdentityWriter) -> None:
            await identity.add_links([one.link for one in issued])
            for former in instead_of:
                await identity.revoke_link(series.cooperative, former, at)

        await self._identity.write(write)
        return issued

    def _make(
        self, series: Series, person: PersonId, purpose: LinkPurpose, form: LinkForm, datum_required: bool
    ) -> IssuedLink:
        secret = self._ids.code() if form is LinkForm.CODE else self._ids.link_secret()
        link = AccessLink(
            id=self._ids.new_id(),
            series=series,
            person=person,
            purpose=purpose,
            form=form,
            secret_hash=self._digest(secret),
            datum_required=datum_required,
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
                datum_required=True,
                created_at=at,
            )
            for person, number in numbers.items()
        ]
        await self._identity.write(lambda identity: identity.add_links(links))

    async def revoke(self, cooperative: str, link: str) -> None:
        """The link opens nothing more; whoever came in by it stays until the session is revoked."""
        at = self._now()
        await self._identity.write(lambda identity: identity.revoke_link(cooperative, link, at))

    async def of_series(self, series: Series) -> list[AccessLink]:
        return await self._identity.read(lambda identity: identity.links_of(series))

    async def uses(self, series: Series) -> list[LinkUse]:
        """Every use, oldest first, for the pengawas."""
        return await self._identity.read(lambda identity: identity.link_uses(series))
