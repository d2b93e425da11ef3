"""The roll of a rehearsal: real members where they take part, and simulated ones who carry no real name."""

from collections.abc import Sequence

from rat_online.domain.members import MemberStatus
from rat_online.domain.roll_lines import Entitled
from rat_online.domain.vocabulary import PersonId

SIMULATED = "latihan-"
"""How the ids of simulated members begin; no id of a person does."""


def practice_roll(members: Sequence[Entitled], simulated: int) -> list[Entitled]:
    return [
        *members,
        *(
            Entitled(f"{SIMULATED}{n:03}", f"L{n:03}", f"Anggota Latihan {n:03}", MemberStatus.MEMBER, 1)
            for n in range(1, simulated + 1)
        ),
    ]


def is_simulated(person: PersonId) -> bool:
    return person.startswith(SIMULATED)
