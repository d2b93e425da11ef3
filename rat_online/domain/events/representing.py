"""Events of proxies. Attending ends a proxy without an event of its own: the check-in says it."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import LetterForm, PersonId, ProxyEnding


@dataclass(frozen=True, slots=True)
class ProxyGiven:
    giver: PersonId
    holder: PersonId


@dataclass(frozen=True, slots=True)
class ProxyLetterAttached:
    """From here on the proxy is in force. `letter` is the digest of the file."""

    giver: PersonId
    letter: str
    letter_form: LetterForm


@dataclass(frozen=True, slots=True)
class ProxyEnded:
    """Revoked by its giver or declined by its holder."""

    giver: PersonId
    cause: ProxyEnding


RepresentingEvent: TypeAlias = ProxyGiven | ProxyLetterAttached | ProxyEnded
