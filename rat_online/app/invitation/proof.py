"""The proof of invitation: who was invited, how, when, and who has come by it; rule book sections 4 and 7."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.invitation.occasion import Occasion
from rat_online.app.links import Links
from rat_online.app.ports.identity import AccessLink, LinkForm, LinkUse, UseOutcome
from rat_online.app.ports.invitations import Delivery, DeliveryState, InvitationStore, Way
from rat_online.app.ports.materials import Material, MaterialStore, Reading
from rat_online.domain.members import Member
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Invited:
    """One member of the roll. `latest` holds each way's last delivery, what was replaced left out.

    `first_sent_at` is when the member was first sent an invitation that did not come back, on whatever way:
    what the days of notice are counted from. `opened_at` is the first use of any of the member's links.
    """

    person: PersonId
    member: Member
    latest: Mapping[Way, Delivery]
    first_sent_at: datetime | None
    opened_at: datetime | None
    entered_at: datetime | None
    has_read: int

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a way besides paper."""
        return bool(self.member.email or (self.member.phone and whatsapp_number(self.member.phone)))

    def state_on(self, way: Way) -> DeliveryState | None:
        found = self.latest.get(way)
        return found.state if found else None


@dataclass(frozen=True, slots=True)
class Proof:
    """All members of the roll, and what the readiness list is told.

    Args:
        invited_at: when the last of those who were sent anything was first sent it; None when nobody was.
        material_at: since when they all could read all of it: published, and invited to where it is.
    """

    members: list[Invited]
    material: list[Material]
    invited_at: datetime | None
    material_at: datetime | None

    @property
    def without(self) -> list[Invited]:
        """Whom nothing was sent to yet, or everything came back."""
        return [one for one in self.members if one.first_sent_at is None]


class Proofs:
    def __init__(self, store: InvitationStore, materials: MaterialStore, links: Links) -> None:
        self._store = store
        self._materials = materials
        self._links = links

    async def of(self, occasion: Occasion) -> Proof:
        series = occasion.series
        deliveries: defaultdict[PersonId, list[Delivery]] = defaultdict(list)
        for one in await self._store.deliveries(series):
            deliveries[one.person].append(one)
        links = {link.id: link for link in await self._links.of_series(series)}
        uses: defaultdict[PersonId, list[LinkUse]] = defaultdict(list)
        for use in await self._links.uses(series):
            if _is_theirs(use, links[use.link]):
                uses[links[use.link].person].append(use)
        material = [one for one in await self._materials.materials(series) if one.withdrawn_at is None]
        readings = await self._materials.readings(series)
        read = _read_by(readings, {one.id for one in material})
        members = [
            _invited(person, member, deliveries[person], uses[person], read.get(person, 0))
            for person, member in occasion.members.items()
        ]
        sent = [one.first_sent_at for one in members if one.first_sent_at is not None]
        invited_at = max(sent, default=None)
        return Proof(members, material, invited_at, material_since(material, invited_at))


def _is_theirs(use: LinkUse, link: AccessLink) -> bool:
    """Whoever reads a group's code may try anybody's number by it: of the member it tells once it let in."""
    return link.form is not LinkForm.GROUP or use.outcome is UseOutcome.SIGNED_IN


def material_since(material: Sequence[Material], invited_at: datetime | None) -> datetime | None:
    """Since when all could read all of it: the last file's publication, but not before the invitation."""
    if not material or invited_at is None:
        return None
    return max(invited_at, *(one.published_at for one in material))


def _read_by(readings: Sequence[Reading], material: Collection[str]) -> dict[PersonId, int]:
    read: defaultdict[PersonId, int] = defaultdict(int)
    for one in readings:
        if one.material in material:
            read[one.person] += 1
    return read


def _invited(
    person: PersonId, member: Member, deliveries: list[Delivery], uses: list[LinkUse], has_read: int
) -> Invited:
    latest: dict[Way, Delivery] = {}
    for one in sorted(deliveries, key=lambda delivery: (delivery.queued_at, delivery.id)):
        if one.state is not DeliveryState.WITHDRAWN:
            latest[one.way] = one
    sent = [one.sent_at for one in deliveries if one.sent_at and one.state is not DeliveryState.BOUNCED]
    entered = [use.at for use in uses if use.outcome is UseOutcome.SIGNED_IN]
    return Invited(
        person=person,
        member=member,
        latest=latest,
        first_sent_at=min(sent, default=None),
        opened_at=min((use.at for use in uses), default=None),
        entered_at=min(entered, default=None),
        has_read=has_read,
    )
