"""Example meetings that together hold every kind of event."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from rat_online.app.ports.log import DropRow
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import Option
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.events.voting import BallotOpened
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import (
    BallotForm,
    Ceremony,
    Channel,
    DecisionKind,
    MeetingCall,
    Role,
    Subject,
    SuspensionKind,
)
from tests.verify.broadcasting import broadcast, go_on_air, keep_recording
from tests.verify.debate import ask_in_vain, hold_debate, hold_nominations
from tests.verify.grouped import GROUPED
from tests.verify.holding import (
    BOARD,
    DEPUTY,
    PROFILE,
    SUPERVISOR,
    WITNESS,
    WITNESS_2,
    Held,
    acting,
    chair,
    convened,
    desk,
    member,
    opened,
    operator,
    people,
    secretary,
    why,
    witnesses,
)
from tests.verify.in_writing import a_written_meeting
from tests.verify.naming import a_meeting_with_a_formatur
from tests.verify.represented import a_meeting_with_proxies
from tests.verify.sequence import a_meeting_of_a_sequence

CHAIR = "m3"
ketua = chair(CHAIR)
MOTION = d.ProposeDecision("i2", DecisionKind.ORDINARY, Subject.ACCOUNTABILITY, "Laporan pengurus diterima.")


SHU = "# Pembagian SHU\nCadangan;40%;400\nJasa anggota;60%;600\nJumlah;100%;1.000"


def vote(held: Held, ballot: str, choices: dict[str, str]) -> None:
    """What each says: one option, or several with a blank between them."""
    for person, choice in choices.items():
        held.give(member(person), v.CastVote(ballot, person, tuple(choice.split())))


def open_ballot(held: Held, decision: str, actor: Actor = ketua, seconds: int = 60) -> str:
    """Open it; the id of the ballot."""
    (happened,) = held.give(actor, v.OpenBallot(decision, seconds))
    assert isinstance(happened, BallotOpened)
    return happened.ballot


def count_hall(held: Held, ballot: str, **found: int) -> None:
    """Both witnesses find the same."""
    for witness in witnesses:
        held.give(witness, v.EnterPlaceCount(ballot, "Balai", found))


def latest(held: Held) -> str:
    return next(reversed(held.state.decisions))


def candidates(*persons: str) -> tuple[Option, ...]:
    return tuple(Option(f"k{number}", "", person) for number, person in enumerate(persons, start=1))


def install_chair(held: Held) -> None:
    """The chair is elected in the meeting, by consensus on as many candidates as seats."""
    held.give(
        acting,
        ld.StartAgendaItem("i1"),
        d.ProposeDecision(
            "i1",
            DecisionKind.STANDING_ORDERS,
            Subject.PRESIDIUM,
            "Pimpinan sidang",
            BallotForm.ONE_OF,
            candidates(CHAIR, "m4"),
            2,
        ),
    )
    chosen = latest(held)
    held.give(acting, d.RecordConsensus(chosen), d.DeclareResult(chosen))
    held.give(acting, ld.InstallPresidium(chosen, (CHAIR, "m4")))


def count_and_declare(held: Held, ballot: str) -> None:
    held.give(CLOCK, v.CloseBallot(ballot), after=120)
    held.give(ketua, d.DeclareResult(held.state.ballots[ballot].decision), after=40)


def end(held: Held) -> None:
    """Read, approved, represented, closed."""
    held.give(secretary, c.ReadDecisions())
    held.give(member("m5"), c.ApproveReading("m5"))
    held.give(ketua, c.NameRepresentatives(("m5", "m6")), c.CloseMeeting())


def a_whole_meeting() -> Held:
    """From a changed roll to the last taps, with drops of connections in the sealed table."""
    held = _before_opening()
    install_chair(held)
    _acclamation(held)
    _motion_with_objection(held)
    hold_nominations(held)
    _election_with_run_offs(held)
    hold_debate(held)
    broadcast(held)
    _suspension(held)
    _reconsidered(held)
    held.drops.append(DropRow("m5", held.now, held.now + timedelta(seconds=7)))
    held.drops.append(DropRow("m4", held.now, None))
    end(held)
    return held


def _before_opening() -> Held:
    held = convened(9, replace(PROFILE, may_change=True, blank_and_abstain=True, run_off_rounds=1))
    held.lines.append(RollLine("m10", 10, "0010", "Anggota Susulan", "anggota", 1, "ab" * 16, frozen=False))
    held.give(desk, p.AmendRoll(RollEntry("m10"), True, why("terlewat")))
    held.give(desk, p.AppointOfficer(Role.WITNESS, WITNESS), p.AppointOfficer(Role.OBSERVER, "tamu"))
    held.give(desk, p.AppointOfficer(Role.WITNESS, WITNESS_2))
    held.give(desk, p.AppointOfficer(Role.OPERATOR, "salah"), p.RelieveOfficer(Role.OPERATOR, "salah"))
    for one in people(10)[:7]:
        held.give(member(one), a.CheckIn(one, Channel.ONLINE))
    held.give(desk, a.CheckIn("m8", Channel.HALL, "Balai"), a.CheckIn("m9", Channel.ONLINE))
    held.give(Actor("tamu", Role.OBSERVER), a.CheckIn("tamu", Channel.ONLINE))
    held.give(desk, r.RecordReport(date(2027, 1, 15), ()))
    held.give(desk, r.ExplainUnsigned(BOARD, why("tidak sependapat")))
    held.give(desk, r.ExcuseAbsence("m10", why("di luar kota")))
    held.give(operator, ld.OpenMeeting())
    return held


def _acclamation(held: Held) -> None:
    held.give(operator, ld.StartAgendaItem("i2"), u.WithdrawItemStart("i2"), ld.StartAgendaItem("i2"))
    held.give(secretary, ld.TakeNote("i2", why("Pengurus membacakan laporan.")), MOTION)
    decision = latest(held)
    held.give(secretary, d.AmendDecisionText(decision, "Laporan pengurus diterima seluruhnya."))
    held.give(secretary, d.AttachTables(decision, SHU))
    ask_in_vain(held, decision)
    held.give(ketua, d.CallAcclamation(decision, 20))
    held.give(member("m6"), d.Object(decision, "m6", why("angka belum jelas")))
    held.give(member("m6"), d.WithdrawObjection(decision, "m6"))
    held.give(ketua, d.CallAcclamation(decision, 20))
    held.give(CLOCK, v.RecordOutage(held.now, held.now + timedelta(seconds=3)))
    held.give(CLOCK, d.ConcludeAcclamation(decision), after=30)
    held.give(ketua, d.DeclareResult(decision))


def _motion_with_objection(held: Held) -> None:
    held.give(ketua, replace(MOTION, subject=Subject.BUDGET, text="RAPB disahkan."))
    decision = latest(held)
    held.give(ketua, d.AttachTables(decision, "# RAPB\nGaji;5.000,25"))
    spoilt = open_ballot(held, decision)
    held.give(ketua, v.AnnulBallot(spoilt, why("teks keliru")))
    ballot = open_ballot(held, decision)
    vote(held, ballot, {"m1": "for", "m2": "against", "m3": "abstain", "m4": "blank"})
    held.give(member("m2"), v.CastVote(ballot, "m2", ("for",)))
    held.give(ketua, v.ExtendBallot(ballot, 30))
    held.give(CLOCK, v.RecordOutage(held.now, held.now + timedelta(seconds=2)))
    held.give(CLOCK, a.LapsePresence(("m5", "m6")))
    held.give(CLOCK, a.RestorePresence(("m5",)))
    held.give(member("m10"), a.CheckIn("m10", Channel.ONLINE))
    vote(held, ballot, {"m5": "for", "m6": "for", "m10": "for"})
    held.give(witnesses[0], v.EnterPlaceCount(ballot, "Balai", {"against": 1}))
    count_hall(held, ballot, **{"for": 1})
    held.give(CLOCK, v.CloseBallot(ballot), after=120)
    held.give(member("m7"), d.ObjectToResult(decision, "m7", why("saya belum sempat")))
    held.give(ketua, d.AnswerResultObjection(decision, "m7", why("waktu telah diumumkan")))
    held.give(ketua, d.DeclareResult(decision), after=40)


def _election_with_run_offs(held: Held) -> None:
    """A tie, a run-off that ties again, and what the standing orders say."""
    held.give(
        ketua,
        d.ProposeDecision(
            "i2",
            DecisionKind.ELECTION,
            Subject.PERSON,
            "Pengawas",
            BallotForm.ONE_OF,
            candidates("m5", "m6", "m7"),
            2,
        ),
    )
    decision = latest(held)
    held.give(ketua, d.SetSecrecy(decision, False, why("disepakati terbuka")))
    for one in ("k1", "k2", "k3"):
        held.give(secretary, d.PresentCandidate(decision, one, why(f"visi {one}"), why(f"misi {one}")))
    held.give(ketua, d.DrawOrder(decision))
    first = open_ballot(held, decision)
    vote(held, first, {"m1": "k1", "m2": "k1", "m3": "k2", "m4": "k3", "m5": "abstain", "m6": "blank"})
    count_hall(held, first)
    held.give(CLOCK, v.CloseBallot(first), after=90)
    second = open_ballot(held, decision)
    vote(held, second, {"m1": "k2", "m2": "k3"})
    held.give(witnesses[1], v.EnterPlaceCount(second, "Balai", {}, invalid=1), after=90)
    held.give(witnesses[0], v.EnterPlaceCount(second, "Balai", {}, invalid=1))
    held.give(CLOCK, v.CloseBallot(second))
    held.give(ketua, d.SettleTie(decision, ("k3",), why("yang lebih lama menjadi anggota")))
    held.give(ketua, d.DeclareResult(decision), after=40)
    held.give(ketua, r.RecordCeremony(Ceremony.DISCHARGE, "i2", (SUPERVISOR,)))
    term = (date(2027, 3, 21), date(2030, 3, 20))
    held.give(ketua, r.RecordCeremony(Ceremony.INDUCTION, "i2", ("m5", "m7"), *term))
    held.give(ketua, r.RecordCeremony(Ceremony.HANDING_OVER, "i2", ("m5",)))


def _suspension(held: Held) -> None:
    """Quorum is lost and comes back; the palu goes round."""
    held.give(ketua, ld.SuspendMeeting(SuspensionKind.LOBBY, 600, why("lobi")))
    held.give(desk, a.CheckOut("m8"))
    held.give(ketua, ld.ResumeMeeting())
    for one in ("m1", "m3"):
        held.give(member(one), a.ConfirmPresence(one))
    held.give(CLOCK, v.RecordOutage(held.now, held.now + timedelta(seconds=5)))
    held.give(CLOCK, a.EndRollCall(), after=200)
    for one in ("m2", "m4", "m5", "m6", "m7"):
        held.give(CLOCK, a.RestorePresence((one,)))
        held.give(member(one), a.CheckIn(one, Channel.ONLINE))
    held.give(ketua, ld.HandOverGavel("m4", why("istirahat")))
    held.give(chair("m4"), ld.HandOverGavel(CHAIR, why("kembali")))
    held.give(Actor(DEPUTY, Role.DEPUTY), ld.TakeOverGavel(), after=61)
    held.give(chair(DEPUTY), ld.HandOverGavel(CHAIR, why("kembali")))


def _reconsidered(held: Held) -> None:
    held.give(ketua, d.ReconsiderDecision("d2", why("salah hitung")))
    held.give(ketua, replace(MOTION, text="Laporan pengurus diterima dengan catatan.", reconsiders="d2"))
    held.give(ketua, d.RecordConsensus(latest(held)), d.DeclareResult(latest(held)))


def a_second_call_with_few() -> Held:
    """Lowered quorum for ordinary matters alone; a change of the articles is void."""
    held = opened(10, come=3, call=MeetingCall.SECOND, previous="rapat-1")
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    held.give(acting, MOTION, replace(MOTION, kind=DecisionKind.ARTICLES, text="Anggaran dasar diubah."))
    ballot = open_ballot(held, "d1", acting)
    vote(held, ballot, {"m1": "for", "m2": "against"})
    held.give(CLOCK, v.CloseBallot(ballot), after=90)
    held.give(acting, d.DeclareResult("d1"), after=40)
    held.give(acting, d.RecordConsequence("d1", "Laporan diperbaiki dan dibawa ke RALB."))
    held.give(acting, v.OpenBallot("d2", 60, why("perintah anggota")))
    vote(held, "b2", dict.fromkeys(people(3), "for"))
    held.give(acting, v.CloseBallot("b2"))
    held.give(acting, d.DeclareResult("d2"), after=40)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    return held


def a_postponed_meeting() -> Held:
    held = opened(10, come=5)
    held.give(member("m6"), a.CheckIn("m6", Channel.ONLINE))
    held.give(member("m6"), a.CheckOut("m6"))
    go_on_air(held)
    held.give(acting, ld.PostponeMeeting(MeetingCall.CONTINUED, held.now + timedelta(days=2), why("malam")))
    keep_recording(held)
    return held


def a_meeting_without_quorum() -> Held:
    held = opened(10, come=2)
    held.give(acting, ld.CloseWithoutQuorum(why("tidak kuorum")))
    return held


def a_cancelled_meeting() -> Held:
    held = convened(5, material=False)
    held.give(desk, p.AppointOfficer(Role.ACTING_CHAIR, "ketua1"))
    held.give(desk, ld.CancelMeeting(why("banjir")))
    return held


def a_weighted_meeting() -> Held:
    """A secondary cooperative: delegates weigh what their cooperatives weigh."""
    held = opened(5, weights={"m1": 5, "m2": 3})
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS), MOTION)
    ballot = open_ballot(held, "d1", acting)
    vote(held, ballot, {"m1": "against", "m2": "for", "m3": "for", "m4": "for", "m5": "abstain"})
    held.give(acting, v.CloseBallot(ballot))
    held.give(acting, d.DeclareResult("d1"), after=40)
    held.give(acting, d.RecordConsequence("d1", "Audit dalam 30 hari."))
    held.give(acting, ld.HandOverGavel(DEPUTY, why("giliran")))
    held.give(secretary, c.ReadDecisions())
    held.give(chair(DEPUTY), c.CloseMeeting())
    return held


def a_meeting_of_every_form() -> Held:
    """Exactly two, up to two, approval, IRV and STV, with weights in all of them."""
    profile = replace(PROFILE, run_off_rounds=1, reporters_vote=False)
    held = opened(7, weights={"m1": 3, "m2": 2}, profile=profile)
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    _chosen(held, BallotForm.EXACTLY, 2, "k1 k2", "k2 k3", "k1 k2", "blank", "k1 k4")
    _chosen(held, BallotForm.UP_TO, 2, "k1", "k2 k3", "k3", "k1 k2", "blank")
    _chosen(held, BallotForm.APPROVAL, 1, "k1 k2 k3", "k2", "k2 k4", "k3", "k1")
    _chosen(held, BallotForm.RANKED, 1, "k1 k2", "k2 k3", "k3 k2 k1", "k4 k3", "k2 k1", "k3 k2")
    _drawn(held, BallotForm.UP_TO, "k1", "k2", "k2", "k3")
    _drawn(held, BallotForm.RANKED, "k1", "k2", "k3 k1", "k4", "k1", "k3")
    _rejected(held)
    _chosen(held, BallotForm.RANKED, 2, "k1 k2 k3", "k1 k4", "k3 k2", "k4 k3 k1", "k2", "k4 k2", "k1 k3")
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    return held


def _drawn(held: Held, form: BallotForm, *said: str) -> None:
    """A tie that the lot breaks: at once in a count by stages, else when no run-off is left."""
    ballot = _counted(held, DecisionKind.ELECTION, form, 1, *said)
    if form is not BallotForm.RANKED:
        held.give(acting, v.OpenBallot(held.state.ballots[ballot].decision, 60))
        held.give(CLOCK, v.CloseBallot(next(reversed(held.state.ballots))), after=120)
    held.give(acting, d.DrawLot(latest(held)))
    held.give(acting, d.DeclareResult(latest(held)), after=40)


def _rejected(held: Held) -> None:
    """A report with notes is rejected; what follows is recorded."""
    held.give(acting, replace(MOTION, notes="Piutang ditagih sebelum Juni."))
    held.give(secretary, d.AmendDecisionText(latest(held), MOTION.text, "Piutang ditagih sebelum Mei."))
    ballot = open_ballot(held, latest(held), acting)
    vote(held, ballot, {"m6": "against", "m7": "against"})
    held.give(CLOCK, v.CloseBallot(ballot), after=120)
    held.give(acting, d.DeclareResult(latest(held)), after=40)
    held.give(acting, d.RecordConsequence(latest(held), "Audit dalam 30 hari."))


def _chosen(held: Held, form: BallotForm, seats: int, *said: str) -> None:
    several = form is BallotForm.RANKED and seats > 1
    _counted(held, DecisionKind.ELECTION if several else DecisionKind.ORDINARY, form, seats, *said)
    held.give(acting, d.DeclareResult(latest(held)), after=40)


def _counted(held: Held, kind: DecisionKind, form: BallotForm, seats: int, *said: str) -> str:
    """An election by this form, the members voting in turn; the id of its ballot."""
    names = tuple(Option(f"k{number}", f"Tempat {number}") for number in range(1, 5))
    text = f"Memilih dengan {form.value}"
    held.give(acting, d.ProposeDecision("i2", kind, Subject.OTHER, text, form, names, seats))
    if held.state.decisions[latest(held)].secret:
        held.give(acting, d.SetSecrecy(latest(held), False, why("disepakati terbuka")))
    ballot = open_ballot(held, latest(held), acting)
    vote(held, ballot, {f"m{number}": choice for number, choice in enumerate(said, start=1)})
    held.give(CLOCK, v.CloseBallot(ballot), after=120)
    return ballot


EXAMPLES = {
    "proxies": a_meeting_with_proxies,
    **GROUPED,
    "forms": a_meeting_of_every_form,
    "whole": a_whole_meeting,
    "second call": a_second_call_with_few,
    "postponed": a_postponed_meeting,
    "without quorum": a_meeting_without_quorum,
    "cancelled": a_cancelled_meeting,
    "weighted": a_weighted_meeting,
    "in writing": a_written_meeting,
    "formatur": a_meeting_with_a_formatur,
    "sequence": a_meeting_of_a_sequence,
}


@cache
def example_files(name: str) -> Mapping[str, bytes]:
    """The bundle of an example that has ended, its minutes in it."""
    held = EXAMPLES[name]()
    held.print_minutes()
    return MappingProxyType(held.files())
