"""Who acts, and in what capacity: "operator atas perintah ketua sidang" is another act than the chair's."""

from dataclasses import dataclass

from rat_online.domain.vocabulary import SYSTEM, PersonId, Role


@dataclass(frozen=True, slots=True)
class Actor:
    person: PersonId
    role: Role

    def __str__(self) -> str:
        """The log's form, `role:person`."""
        return f"{self.role}:{self.person}"

    @classmethod
    def parse(cls, text: str) -> "Actor":
        """Read the log's form back; raises ValueError on any other text."""
        role, _, person = text.partition(":")
        return cls(person, Role(role))


CLOCK = Actor(SYSTEM, Role.SYSTEM)
"""The server itself: deadlines, lapses, outages."""
