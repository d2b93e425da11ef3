"""A bench: those at a place whose votes weigh alike. Their hands and papers are counted apart, in heads.

A head count of a whole place says nothing where the votes there differ: of which member group a hand is, or
how many votes of a secondary cooperative it carries. Rule book 1, 3 and 6.6; Permenkop 8/2021.
"""

from dataclasses import dataclass

from rat_online.domain.profile import Profile
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Bench:
    """`part` is the member group, or how many votes each there has; "" where each has one."""

    place: str
    part: str = ""

    def __lt__(self, other: "Bench") -> bool:
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[str, int, str]:
        """By place; numbers of votes in their own order."""
        return self.place, int(self.part) if self.part.isdecimal() else 0, self.part

    @property
    def named(self) -> str:
        return f"{self.place} ({self.part})" if self.part else self.place


def bench_of(profile: Profile, roll: Roll, person: PersonId, place: str) -> Bench:
    """Where somebody's hand or paper at a place is counted."""
    if profile.parties is not None:
        return Bench(place, roll.group_of(person))
    if profile.weighs:
        return Bench(place, str(roll.weight_of(person)))
    return Bench(place)
