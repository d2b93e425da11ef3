"""Offices of a meeting: up to three chairs with one palu, and those who serve. Rule book section 3."""

from dataclasses import dataclass, field

from rat_online.domain.vocabulary import PersonId, Role

APPOINTABLE = frozenset(
    {
        Role.ACTING_CHAIR,
        Role.DEPUTY,
        Role.SECRETARY,
        Role.OPERATOR,
        Role.WITNESS,
        Role.COMMITTEE,
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.OBSERVER,
    }
)
"""Offices given by name; chair is elected, member comes from the roll."""

SINGLE = frozenset({Role.ACTING_CHAIR, Role.SECRETARY})
"""Offices that one person holds at a time: a new appointment replaces the old."""


@dataclass(frozen=True, slots=True)
class Appointment:
    role: Role
    person: PersonId


@dataclass(slots=True)
class Offices:
    """Who holds what. `gavel` is the one person who may declare; `presidium` shares it by hand-over."""

    holders: dict[Role, tuple[PersonId, ...]] = field(default_factory=dict)
    presidium: tuple[PersonId, ...] = ()
    gavel: PersonId | None = None
    board: tuple[PersonId, ...] = ()
    supervisors: tuple[PersonId, ...] = ()

    def held_by(self, role: Role) -> tuple[PersonId, ...]:
        return self.holders.get(role, ())

    def acting_chair(self) -> PersonId | None:
        holders = self.held_by(Role.ACTING_CHAIR)
        return holders[0] if holders else None

    def deputies(self) -> tuple[PersonId, ...]:
        """Who may take the palu over: those named beforehand, and the other chairs."""
        others = tuple(person for person in self.presidium if person != self.gavel)
        return (*self.held_by(Role.DEPUTY), *others)

    def appoint(self, role: Role, person: PersonId) -> None:
        if role in SINGLE:
            self.holders[role] = (person,)
        elif person not in self.held_by(role):
            self.holders[role] = (*self.held_by(role), person)

    def relieve(self, role: Role, person: PersonId) -> None:
        self.holders[role] = tuple(holder for holder in self.held_by(role) if holder != person)
