"""Offices of a meeting: up to three chairs with one palu, and those who serve. Rule book section 3."""

from dataclasses import dataclass, field

from rat_online.domain.vocabulary import DecisionId, PersonId, Role

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
    """Who holds what. `gavel` is the one person who may declare; `presidium` shares it by hand-over.

    `seated_by` keeps the decisions that have seated a presidium; each does so once.
    """

    holders: dict[Role, tuple[PersonId, ...]] = field(default_factory=dict)
    presidium: tuple[PersonId, ...] = ()
    gavel: PersonId | None = None
    board: tuple[PersonId, ...] = ()
    supervisors: tuple[PersonId, ...] = ()
    seated_by: tuple[DecisionId, ...] = ()

    def held_by(self, role: Role) -> tuple[PersonId, ...]:
        return self.holders.get(role, ())

    def acting_chair(self) -> PersonId | None:
        holders = self.held_by(Role.ACTING_CHAIR)
        return holders[0] if holders else None

    def deputies(self) -> tuple[PersonId, ...]:
        """Who may take the palu over: those named beforehand, and the other chairs."""
        named = dict.fromkeys((*self.held_by(Role.DEPUTY), *self.presidium))
        return tuple(person for person in named if person != self.gavel)

    def is_independent(self, person: PersonId) -> bool:
        """Whether somebody may witness: neither pengurus nor pengawas."""
        return person not in (*self.board, *self.supervisors, *self.held_by(Role.SUPERVISOR))

    def appoint(self, role: Role, person: PersonId) -> None:
        if role in SINGLE:
            self.holders[role] = (person,)
        elif person not in self.held_by(role):
            self.holders[role] = (*self.held_by(role), person)

    def relieve(self, role: Role, person: PersonId) -> None:
        self.holders[role] = tuple(holder for holder in self.held_by(role) if holder != person)
