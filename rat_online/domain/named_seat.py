"""A place on the list of a formatur. Rule book 6.2."""

from dataclasses import dataclass

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class NamedSeat:
    """A place on the list: "Sekretaris", who is to take it, and who of the formatur named the person; None
    where they did so together."""

    seat: str
    person: PersonId
    by: PersonId | None = None
