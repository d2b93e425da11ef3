"""Nominations by members: made, accepted or declined, verified or rejected. Rule book 6.2."""

from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.vocabulary import (
    ItemId,
    NominationId,
    NominationStatus,
    PersonId,
    PhotoId,
    ProseId,
)

STANDING = (NominationStatus.NOMINATED, NominationStatus.ACCEPTED, NominationStatus.VERIFIED)


@dataclass(slots=True)
class Nomination:
    id: NominationId
    by: PersonId
    item: ItemId
    person: PersonId
    nominated_at: datetime
    status: NominationStatus = NominationStatus.NOMINATED
    answered_at: datetime | None = None
    checked_at: datetime | None = None
    reason: ProseId | None = None


@dataclass(slots=True)
class Nominations:
    """All nominations in the order made; `called` are the items that ask for them.

    `photos` are those in force, also of candidates whom nobody nominated.
    """

    called: list[ItemId] = field(default_factory=list)
    made: dict[NominationId, Nomination] = field(default_factory=dict)
    photos: dict[tuple[ItemId, PersonId], PhotoId] = field(default_factory=dict)

    def standing(self, item: ItemId, person: PersonId) -> Nomination | None:
        """The nomination of somebody for an item that is neither declined nor rejected."""
        of = (one for one in self.made.values() if one.item == item and one.person == person)
        return next((one for one in of if one.status in STANDING), None)

    def verified(self, item: ItemId) -> set[PersonId]:
        return {
            one.person
            for one in self.made.values()
            if one.item == item and one.status is NominationStatus.VERIFIED
        }
