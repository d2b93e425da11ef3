"""What people may try when members nominate in a random meeting: candidates, their answers, their photos."""

from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import nominating as n
from tests.verify.floor_moves import Move, palu, someone
from tests.verify.holding import Held, desk, member, why

PHOTOS = ("a" * 64, "b" * 64, None)


def nomination(held: Held, number: int) -> tuple[str, str]:
    """One that was made, with its nominee; or none."""
    made = list(held.state.nominations.made.values())
    return (made[number % len(made)].id, made[number % len(made)].person) if made else ("nom1", "m1")


def answered(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    id_, person = nomination(held, x)
    who = member(person if y % 5 else someone(y))
    return who, n.DeclineNomination(id_) if y % 4 == 0 else n.AcceptNomination(id_)


def photographed(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    _, person = nomination(held, x)
    who = desk if y % 2 else member(person)
    return who, n.SetCandidatePhoto(f"i{1 + x % 2}", person, PHOTOS[y % 3])


STANDING_MOVES: dict[str, Move] = {
    "call candidates": lambda h, x, y: (desk if y % 2 else palu(h), n.OpenNominations(f"i{1 + x % 2}")),
    "nominate": lambda h, x, y: (
        member(someone(x)),
        n.NominateCandidate(someone(x), f"i{1 + y % 2}", someone(x + y)),
    ),
    "answer nomination": answered,
    "verify": lambda h, x, y: (desk, n.VerifyNomination(nomination(h, x)[0])),
    "reject": lambda h, x, y: (desk, n.RejectNomination(nomination(h, x)[0], why("belum setahun"))),
    "photo": photographed,
}
