"""A debate for the example meetings: every kind of event of the floor and of written questions."""

import asyncio
from datetime import timedelta

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.vocabulary import DecisionKind, InterruptionKind, Subject
from tests.verify.holding import Held, chair, desk, member, operator, secretary, why

leader = chair("m3")
JPEG = b"\xff\xd8\xff"
MOTION = d.ProposeDecision("i2", DecisionKind.ORDINARY, Subject.OTHER, "Usul yang ditarik.")


def hold_debate(held: Held) -> None:
    """Turns, interupsi, order and questions of every kind."""
    for one in ("m5", "m6", "m7"):
        held.give(member(one), s.RaiseHand(one))
    held.give(member("m7"), s.WithdrawHand("m7"))
    held.give(operator, s.GiveFloor("m5", 60))
    held.give(member("m6"), s.Interrupt("m6", InterruptionKind.CLARIFICATION, why("halaman berapa?")))
    held.give(member("m4"), s.Interrupt("m4", InterruptionKind.SUSPENSION))
    held.give(member("m7"), s.Interrupt("m7", InterruptionKind.PROCEDURAL))
    held.give(member("m7"), s.WithdrawInterruption("n3"))
    held.give(leader, s.AcceptInterruption("n1"), s.RefuseInterruption("n2", why("sebentar lagi")))
    held.give(member("m6"), s.EndTurn("t2"), after=20)
    held.give(leader, s.ExtendTurn("t1", 30))
    held.give(CLOCK, v.RecordOutage(held.now, held.now + timedelta(seconds=4)))
    held.give(leader, s.EndTurn("t1"))
    held.give(secretary, s.RecordGist("t1", why("meminta rincian piutang")))
    held.give(leader, s.WarnPerson("m7", why("menyela")), s.MutePerson("m7", why("menyela lagi")))
    held.give(leader, s.UnmutePerson("m7"), s.RemovePerson("m7", why("gaduh")), s.ReadmitPerson("m7"))
    for number, one in enumerate(("m5", "m6", "m7", "m5"), start=1):
        held.give(member(one), q.AskQuestion(one, why(f"Pertanyaan {number}?")))
    held.give(member("m5"), q.WithdrawQuestion("q4"))
    held.give(secretary, q.GroupQuestions(("q1", "q2"), "Piutang"), q.MergeQuestions("q1", ("q2",)))
    held.give(leader, q.ShowQuestion("q1"))
    held.give(secretary, q.AnswerQuestion("q1", why("Sedang ditagih."), "m1"))
    held.give(leader, MOTION, u.WithdrawProposal(f"d{len(held.state.decisions) + 1}"))


def ask_in_vain(held: Held, decision: str) -> None:
    """A countdown that the chair ends, and one that an objection said aloud in the hall stops and frees."""
    held.give(leader, d.CallAcclamation(decision, 20), d.StopAcclamation(decision, why("salah tekan")))
    held.give(leader, d.CallAcclamation(decision, 20))
    held.give(secretary, d.Object(decision, "m8", why("belum dibahas")), d.WithdrawObjection(decision, "m8"))


def hold_nominations(held: Held) -> None:
    """Three come onto the ballot, two with a photo; one declines and one is rejected."""
    held.give(desk, n.OpenNominations("i2"))
    for number, one in enumerate(("m5", "m6", "m7", "m8", "m9"), start=1):
        held.give(member("m4"), n.NominateCandidate("m4", "i2", one))
        if one != "m8":
            held.give(member(one), n.AcceptNomination(f"nom{number}"))
    held.give(member("m8"), n.DeclineNomination("nom4"))
    held.give(desk, *(n.VerifyNomination(f"nom{number}") for number in (1, 2, 3)))
    first, second = (asyncio.run(held.photos.keep(held.key.id, JPEG + name)) for name in (b"m5", b"m6"))
    held.give(desk, n.SetCandidatePhoto("i2", "m5", second), n.SetCandidatePhoto("i2", "m9", first))
    held.give(member("m5"), n.SetCandidatePhoto("i2", "m5", None), n.SetCandidatePhoto("i2", "m5", first))
    held.give(member("m6"), n.SetCandidatePhoto("i2", "m6", second))
    held.give(desk, n.RejectNomination("nom5", why("belum setahun menjadi anggota")))
