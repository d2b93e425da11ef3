"""A meeting that elects ketua, sekretaris and pengawas one after the other, among the same people."""

from rat_online.domain.actor import CLOCK
from rat_online.domain.ballot import Option
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Role, Subject
from tests.verify.holding import WITNESS, Held, acting, member, opened, secretary, why

PEOPLE = ("m3", "m6", "m8")


def a_meeting_of_a_sequence() -> Held:
    """The second seat drops the first one's ketua, the third is left with one candidate and acclaimed."""
    held = opened(8)
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    for seat, after in (("Ketua", None), ("Sekretaris", "d1"), ("Pengawas", "d2")):
        _put(held, seat, after)
    _elect(held, "d1", "b1", "k1")
    _elect(held, "d2", "b2", "k2")
    held.give(acting, d.CallAcclamation("d3", 15))
    held.give(CLOCK, d.ConcludeAcclamation("d3"), after=20)
    held.give(acting, d.DeclareResult("d3"))
    _anew(held)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    return held


def _anew(held: Held) -> None:
    """The first seat once more: who holds the later ones is not on its paper."""
    held.give(acting, d.ReconsiderDecision("d1", why("suara kuasa keliru")))
    _put(held, "Ketua", None, "d1")
    _elect(held, "d4", "b3", "k1")


def _put(held: Held, seat: str, after: str | None, anew: str | None = None) -> None:
    options = tuple(Option(f"k{n}", person=person) for n, person in enumerate(PEOPLE, start=1))
    kind, form = DecisionKind.ELECTION, BallotForm.ONE_OF
    proposal = d.ProposeDecision(
        "i2",
        kind,
        Subject.PERSON,
        f"Memilih {seat}.",
        form,
        options,
        reconsiders=anew,
        seat=seat,
        after=after,
    )
    held.give(acting, proposal)
    known = f"d{len(held.state.decisions)}"
    held.give(acting, d.SetSecrecy(known, False, why(f"terbuka {seat}")))
    for one in ("k1", "k2", "k3"):
        held.give(
            secretary, d.PresentCandidate(known, one, why(f"visi {seat} {one}"), why(f"misi {one} {seat}"))
        )


def _elect(held: Held, decision: str, ballot: str, who: str) -> None:
    held.give(acting, v.OpenBallot(decision, 60))
    for person in ("m1", "m2", "m3", "m4", "m5"):
        held.give(member(person), v.CastVote(ballot, person, (who,)))
    held.give(CLOCK, v.CloseBallot(ballot), after=90)
    held.give(acting, d.DeclareResult(decision), after=40)
