"""A written meeting held by the real rules, with everything that can happen in one."""

from dataclasses import replace
from datetime import timedelta

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as w
from rat_online.domain.vocabulary import DecisionKind, MeetingMode, Role, Subject
from rat_online.domain.writing import Answers
from tests.verify.holding import (
    DEPUTY,
    PROFILE,
    WITNESS,
    WITNESS_2,
    Held,
    acting,
    chair,
    convened,
    desk,
    member,
    secretary,
    why,
    witnesses,
)

DAY = 24 * 3600
REPORT = d.ProposeDecision("i2", DecisionKind.ORDINARY, Subject.ACCOUNTABILITY, "Laporan pengurus diterima.")
SURPLUS = d.ProposeDecision("i2", DecisionKind.ORDINARY, Subject.SURPLUS, "SHU dibagikan.")
ARTICLES = d.ProposeDecision("i2", DecisionKind.ARTICLES, Subject.OTHER, "Anggaran dasar diubah.")


def a_written_meeting() -> Held:
    """Three texts, one not binding; answers by link and by post, some late; an outage on the last day."""
    profile = replace(PROFILE, may_change=True, reporters_vote=False, written_days=10)
    held = convened(9, profile, mode=MeetingMode.WRITTEN)
    held.give(desk, p.AppointOfficer(Role.WITNESS, WITNESS), p.AppointOfficer(Role.WITNESS, WITNESS_2))
    held.give(acting, ld.OpenMeeting(), REPORT, SURPLUS, ARTICLES)
    held.give(secretary, ld.TakeNote("i2", why("Teks dikirim bersama undangan.")))
    held.give(acting, w.PutInWriting(("d1", "d2", "d3")))
    for one in ("m3", "m4", "m5"):
        _answer(held, one, "for", "for", "for")
    _answer(held, "m6", "abstain", "against", "against")
    held.give(member("m6"), v.CastVote("b2", "m6", ("for",)))
    _by_post(held)
    held.now += timedelta(days=9, hours=3)
    held.give(CLOCK, v.RecordOutage(held.now, held.now + timedelta(hours=1)), after=3600)
    held.now += timedelta(days=1)
    held.give(CLOCK, *(v.CloseBallot(ballot) for ballot in ("b1", "b2", "b3")))
    _answer(held, "m1", "for", "for", "for", own_report=True)
    _declare(held)
    return held


def _answer(held: Held, person: str, *choices: str, own_report: bool = False) -> None:
    """One answer to each of the texts; who reports does not answer on the report."""
    for number, choice in enumerate(choices, start=1):
        if not (own_report and number == 1):
            held.give(member(person), v.CastVote(f"b{number}", person, (choice,)))


def _by_post(held: Held) -> None:
    """Of three papers two witnesses read one, the desk corrects itself, one is never witnessed."""
    wrong: Answers = {"b1": ("against",)}
    right: Answers = {"b1": ("for",), "b2": ("for",)}
    held.give(desk, w.EnterPostedAnswer("m7", wrong), w.EnterPostedAnswer("m7", right))
    for witness in witnesses:
        held.give(witness, w.WitnessPostedAnswer("m7", right))
    held.give(desk, w.EnterPostedAnswer("m8", {"b3": ("for",)}))
    held.give(witnesses[0], w.WitnessPostedAnswer("m8", {"b3": ("for",)}))


def _declare(held: Held) -> None:
    held.give(member("m6"), d.ObjectToResult("d1", "m6", why("laporan belum saya terima")))
    held.give(acting, d.AnswerResultObjection("d1", "m6", why("dikirim 1 Maret")))
    held.now += timedelta(days=1)
    held.give(acting, *(d.DeclareResult(one) for one in ("d1", "d2")))
    held.give(Actor(DEPUTY, Role.DEPUTY), ld.TakeOverGavel(), after=DAY)
    held.give(chair(DEPUTY), d.DeclareResult("d3"), c.CloseMeeting())
