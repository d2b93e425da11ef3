"""Events of nomination."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import ItemId, NominationId, PersonId, PhotoId, ProseId


@dataclass(frozen=True, slots=True)
class NominationsOpened:
    item: ItemId


@dataclass(frozen=True, slots=True)
class CandidateNominated:
    nomination: NominationId
    by: PersonId
    item: ItemId
    person: PersonId


@dataclass(frozen=True, slots=True)
class NominationAccepted:
    nomination: NominationId


@dataclass(frozen=True, slots=True)
class NominationDeclined:
    nomination: NominationId


@dataclass(frozen=True, slots=True)
class NominationVerified:
    nomination: NominationId


@dataclass(frozen=True, slots=True)
class NominationRejected:
    nomination: NominationId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class CandidatePhotoSet:
    item: ItemId
    person: PersonId
    photo: PhotoId | None


NominatingEvent: TypeAlias = (
    NominationsOpened
    | CandidateNominated
    | NominationAccepted
    | NominationDeclined
    | NominationVerified
    | NominationRejected
    | CandidatePhotoSet
)
