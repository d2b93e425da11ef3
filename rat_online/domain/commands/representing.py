"""Commands of proxies (kuasa): given, documented, taken back, used."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.ballot import Choice
from rat_online.domain.vocabulary import BallotId, LetterForm, PersonId


@dataclass(frozen=True, slots=True)
class GiveProxy:
    """A member confirms, signed in as such, who is to stand in for the own absence."""

    giver: PersonId
    holder: PersonId


@dataclass(frozen=True, slots=True)
class AttachProxyLetter:
    """The letter (surat kuasa) is there: `letter` is the digest of the file that the server keeps."""

    giver: PersonId
    letter: str
    letter_form: LetterForm


@dataclass(frozen=True, slots=True)
class RevokeProxy:
    """The giver takes the proxy back."""

    giver: PersonId


@dataclass(frozen=True, slots=True)
class DeclineProxy:
    """The holder does not want to stand in."""

    holder: PersonId
    giver: PersonId


@dataclass(frozen=True, slots=True)
class CastProxyVote:
    """The holder votes for the giver: an act of its own for each giver and each ballot."""

    ballot: BallotId
    holder: PersonId
    giver: PersonId
    choice: Choice


RepresentingCommand: TypeAlias = GiveProxy | AttachProxyLetter | RevokeProxy | DeclineProxy | CastProxyVote
