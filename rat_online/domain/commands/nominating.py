"""Commands of nomination: opened for an item, made by members, accepted, verified. Rule book 6.2 and 6.8."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import ItemId, NominationId, PersonId, PhotoId


@dataclass(frozen=True, slots=True)
class OpenNominations:
    """From now on members nominate for an item's election, and only the verified come onto its ballot."""

    item: ItemId


@dataclass(frozen=True, slots=True)
class NominateCandidate:
    """Until an election of persons is proposed under the item."""

    by: PersonId
    item: ItemId
    person: PersonId


@dataclass(frozen=True, slots=True)
class AcceptNomination:
    """The nominee's own word, without which nobody is a candidate."""

    nomination: NominationId


@dataclass(frozen=True, slots=True)
class DeclineNomination:
    """Also after accepting, until an election of persons is proposed under the item."""

    nomination: NominationId


@dataclass(frozen=True, slots=True)
class VerifyNomination:
    """The committee has checked that the nominee meets what the articles ask of a candidate."""

    nomination: NominationId


@dataclass(frozen=True, slots=True)
class RejectNomination:
    nomination: NominationId
    reason: Prose


@dataclass(frozen=True, slots=True)
class SetCandidatePhoto:
    """A candidate's photo, by the digest of what is shown; None takes it off. It stands once voting began."""

    item: ItemId
    person: PersonId
    photo: PhotoId | None


NominatingCommand: TypeAlias = (
    OpenNominations
    | NominateCandidate
    | AcceptNomination
    | DeclineNomination
    | VerifyNomination
    | RejectNomination
    | SetCandidatePhoto
)
