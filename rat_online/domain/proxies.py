"""Proxies (kuasa): who stands in for whom at this meeting. Rule book section 3; off by default.

A mandate is in force when its giver has confirmed it and its letter is attached; whether the giver is present
by it follows from the holder's presence, which `Attendance` keeps.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rat_online.domain.vocabulary import LetterForm, PersonId, ProxyEnding


class ProxyNotice(StrEnum):
    """What those who are invited are told: nothing where the articles allow none or all answer in writing."""

    NONE = ""
    FIRST = "first"
    """One may be given; what is complete stands."""
    AGAIN = "again"
    """What was given for the call before this ended with it, and is to be given anew."""


@dataclass(slots=True)
class Mandate:
    """What a giver has confirmed. `letter` is the digest of the surat kuasa, "" until it is attached."""

    giver: PersonId
    holder: PersonId
    given_at: datetime
    letter: str = ""
    letter_form: LetterForm = LetterForm.PDF
    attached_by: PersonId = ""
    ended_at: datetime | None = None
    ending: ProxyEnding | None = None

    @property
    def in_force(self) -> bool:
        return bool(self.letter) and self.ending is None


@dataclass(slots=True)
class Proxies:
    """The mandates that stand, by their giver, and those that have ended."""

    given: dict[PersonId, Mandate] = field(default_factory=dict)
    ended: list[Mandate] = field(default_factory=list)

    def held_by(self, holder: PersonId) -> tuple[Mandate, ...]:
        """What a holder has been given, in force or still without its letter."""
        return tuple(mandate for mandate in self.given.values() if mandate.holder == holder)

    def end(self, giver: PersonId, ending: ProxyEnding, at: datetime) -> None:
        mandate = self.given.pop(giver)
        mandate.ending, mandate.ended_at = ending, at
        self.ended.append(mandate)
