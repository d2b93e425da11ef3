"""A meeting that elects a formatur, whose list it adopts."""

from datetime import date

from rat_online.domain.actor import CLOCK
from rat_online.domain.ballot import Option
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.vocabulary import BallotForm, Ceremony, DecisionKind, Role, Subject
from tests.verify.holding import BOARD, WITNESS, Held, acting, member, opened, secretary, why

FIRST = (NamedSeat("Sekretaris", "m4", "m3"),)
LIST = (NamedSeat("Sekretaris", "m4", "m3"), NamedSeat("Bendahara", "m5", "m6"), NamedSeat("Anggota", "m7"))


def a_meeting_with_a_formatur() -> Held:
    """Two are elected to it; they take a first list back, the second is adopted and inducted."""
    held = opened(8)
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    _elect(held)
    held.give(secretary, d.NameBoard("i2", "d1", "Mengesahkan susunan pengurus.", FIRST))
    held.give(acting, u.WithdrawProposal("d2"))
    held.give(secretary, d.NameBoard("i2", "d1", "Mengesahkan susunan pengurus.", LIST))
    held.give(acting, d.RecordConsensus("d3"), d.DeclareResult("d3"))
    held.give(acting, r.RecordCeremony(Ceremony.DISCHARGE, "i2", (BOARD,)))
    term = (date(2027, 4, 1), date(2030, 3, 31))
    held.give(acting, r.RecordCeremony(Ceremony.INDUCTION, "i2", ("m4", "m5", "m7"), *term))
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    return held


def _elect(held: Held) -> None:
    options = tuple(Option(f"k{n}", person=person) for n, person in enumerate(("m3", "m6", "m8"), start=1))
    kind, form = DecisionKind.ELECTION, BallotForm.EXACTLY
    held.give(acting, d.ProposeDecision("i2", kind, Subject.PERSON, "Memilih formatur.", form, options, 2))
    held.give(acting, d.SetSecrecy("d1", False, why("disepakati terbuka")))
    for one in ("k1", "k2", "k3"):
        held.give(secretary, d.PresentCandidate("d1", one, why(f"visi {one}"), why(f"misi {one}")))
    held.give(acting, v.OpenBallot("d1", 60))
    for person in ("m1", "m2", "m3", "m4", "m5"):
        held.give(member(person), v.CastVote("b1", person, ("k1", "k2")))
    held.give(CLOCK, v.CloseBallot("b1"), after=90)
    held.give(acting, d.DeclareResult("d1"), after=40)
