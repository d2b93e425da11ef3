"""Meetings that take any course the real rules allow: nothing is ever found in their bundles.

And bundles put together at random from events of such meetings: something may be found, nothing breaks.
"""

import copy
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import Option
from rat_online.domain.commands import Command
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.errors import Refused
from rat_online.domain.profile import Party, PartyRule, Profile, ProxyRule, QuorumRule, QuorumTest
from rat_online.domain.roll import RollEntry
from rat_online.domain.threshold import at_least
from rat_online.domain.vocabulary import (
    BallotForm,
    Ceremony,
    Channel,
    DecisionKind,
    MeetingCall,
    MeetingState,
    Role,
    Subject,
    SuspensionKind,
)
from tests.verify.broadcasting import STAGE_MOVES
from tests.verify.examples import candidates, example_files
from tests.verify.floor_moves import FLOOR_MOVES, Move, palu, someone
from tests.verify.holding import (
    ACTING,
    GROUPS,
    PROFILE,
    WITNESS,
    WITNESS_2,
    Held,
    convened,
    desk,
    member,
    operator,
    secretary,
    why,
    witnesses,
)
from tests.verify.represented import PROXY_MOVES, give_proxies
from tests.verify.standing_moves import STANDING_MOVES
from tests.verify.tampering import check, codes, events_of, with_events

Step: TypeAlias = tuple[tuple[str, ...], int, int, int]

KINDS = tuple(DecisionKind)
FORMS = tuple(form for form in BallotForm if form is not BallotForm.MOTION)
ROLES = (Role.WITNESS, Role.OBSERVER, Role.OPERATOR, Role.DEPUTY, Role.SECRETARY, Role.SUPERVISOR)


def decision(held: Held, number: int) -> str:
    known = list(held.state.decisions)
    # The latest matters most.
    return known[-1 - number % min(3, len(known))] if known else "d1"


def ballot(held: Held) -> str:
    return next(reversed(held.state.ballots), "b1")


def propose(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    kind = KINDS[x % len(KINDS)]
    subject = (Subject.OTHER, Subject.PRESIDIUM, Subject.PERSON, Subject.ACCOUNTABILITY)[y % 4]
    known = list(held.state.decisions)
    if y % 2 and kind is not DecisionKind.ELECTION:
        anew = known[x % len(known)] if known and x % 4 == 0 else None
        if anew is not None and x % 8:
            kind, subject = held.state.decisions[anew].kind, held.state.decisions[anew].subject
        notes = f"Catatan {x}" if subject is Subject.ACCOUNTABILITY and x % 2 else ""
        return secretary, d.ProposeDecision(
            "i1", kind, subject, f"Putusan {x}", reconsiders=anew, notes=notes
        )
    seats = 1 + x % 2
    names = candidates("m5", "m6", "m7")[: seats + y % 3]
    if subject is Subject.OTHER:
        names = tuple(Option(one.id, f"Tempat {one.id}") for one in names)
    form = FORMS[(x + y) % len(FORMS)]
    return operator, d.ProposeDecision("i1", kind, subject, f"Pilihan {x}", form, names, seats)


def aloud(x: int, y: int) -> Actor:
    """Who objects by the own page, or the office that records what is said at a place."""
    return secretary if x % 3 == 0 else member(someone(y))


def settle(held: Held, x: int, _y: int) -> tuple[Actor, Command]:
    one = held.state.decisions.get(decision(held, x))
    open_seats = one.seats - len(one.seated) if one else 1
    tied = one.result.tied[:open_seats] if one and one.result else ()
    return palu(held), d.SettleTie(decision(held, x), tied, why("undian"))


def answer(held: Held, x: int, _y: int) -> tuple[Actor, Command]:
    one = held.state.decisions.get(decision(held, x))
    waiting = [lodged.by for lodged in one.result_objections if lodged.answer is None] if one else []
    return palu(held), d.AnswerResultObjection(decision(held, x), waiting[0] if waiting else "m1", why("ya"))


def end_countdown(held: Held, x: int, _y: int) -> tuple[Actor, Command]:
    held.now += timedelta(seconds=70)
    return CLOCK, d.ConcludeAcclamation(decision(held, x))


def end_ballot(held: Held, _x: int, y: int) -> tuple[Actor, Command]:
    held.now += timedelta(seconds=200 * (y % 4))
    return (CLOCK if y % 2 else palu(held)), v.CloseBallot(ballot(held))


def declare(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    held.now += timedelta(seconds=10 * y)
    return palu(held), d.DeclareResult(decision(held, x))


def open_ballot(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    reason = why("tetap dipungut") if y % 2 else None
    return palu(held), v.OpenBallot(decision(held, x), 30 + y, reason)


def amend_roll(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    entry, rule = RollEntry(someone(x), 1 + y % 2), held.state.profile.parties
    if rule is not None and entry.id not in held.state.roll:
        entry = RollEntry(entry.id, 1, GROUPS[x % 2])
    return palu(held), p.AmendRoll(entry, bool(y % 2), why("perubahan"))


def vote(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    """For names of the ballot, as many as it asks for, mostly."""
    running = held.state.ballots.get(ballot(held))
    options = [option.id for option in running.options] if running else ["for"]
    choice: tuple[str, ...] = ((*options, "lain")[y % len(options)],)
    if running and running.picks()[1] > 1 and y % 5:
        names = [*running.names[y % len(running.names) :], *running.names[: y % len(running.names)]]
        choice = tuple(names[: max(running.picks()[0], 1 + x % running.picks()[1])])
    return member(someone(x)), v.CastVote(ballot(held), someone(x), choice)


def count_place(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    """One witness's, and mostly what the other found too, of those whose votes weigh alike."""
    running = held.state.ballots.get(ballot(held))
    benches = running.benches if running else ()
    place, part = "Balai", ""
    if benches:
        place, part = (one := benches[y % len(benches)]).place, one.part
    found = {running.options[x % 5 % len(running.options)].id: y % 3} if running else {"for": y % 3}
    return witnesses[x % 2], v.EnterPlaceCount(ballot(held), place, found, y % 2, part=part)


def outage(held: Held, _x: int, y: int) -> tuple[Actor, Command]:
    """The server gives time back to meetings under way alone."""
    lasted = y if held.state.state is MeetingState.OPEN else 0
    return CLOCK, v.RecordOutage(held.now, held.now + timedelta(seconds=lasted))


MOVES: dict[str, Move] = {
    **PROXY_MOVES,
    "in": lambda h, x, y: (member(someone(x)), a.CheckIn(someone(x))),
    "by desk": lambda h, x, y: (desk, a.CheckIn(someone(x), tuple(Channel)[y % 2], "Balai" * (y % 2))),
    "out": lambda h, x, y: (member(someone(x)), a.CheckOut(someone(x))),
    "out by desk": lambda h, x, y: (desk, a.CheckOut(someone(x))),
    "lapse": lambda h, x, y: (CLOCK, a.LapsePresence((someone(x), someone(x + 1)))),
    "restore": lambda h, x, y: (CLOCK, a.RestorePresence((someone(x), someone(x + 1)))),
    "confirm": lambda h, x, y: (member(someone(x)), a.ConfirmPresence(someone(x))),
    "roll call": lambda h, x, y: (palu(h), a.CallRollCall(10 + y)),
    "roll call ends": lambda h, x, y: (CLOCK, a.EndRollCall()),
    "open": lambda h, x, y: (palu(h), ld.OpenMeeting()),
    "suspend": lambda h, x, y: (
        palu(h),
        ld.SuspendMeeting(tuple(SuspensionKind)[y % 3], 60, why("lobi")),
    ),
    "resume": lambda h, x, y: (operator, ld.ResumeMeeting()),
    "postpone": lambda h, x, y: (
        palu(h),
        ld.PostponeMeeting(tuple(MeetingCall)[y % 3], h.now + timedelta(days=y), why("tunda")),
    ),
    "cancel": lambda h, x, y: (palu(h), ld.CancelMeeting(why("batal"))),
    "close without": lambda h, x, y: (palu(h), ld.CloseWithoutQuorum(why("tidak kuorum"))),
    "install": lambda h, x, y: (palu(h), ld.InstallPresidium(decision(h, x), ("m5", "m6")[: 1 + y % 2])),
    "hand over": lambda h, x, y: (palu(h), ld.HandOverGavel(("m5", "m6", ACTING, "wakil")[y % 4], why("x"))),
    "take over": lambda h, x, y: (Actor("wakil", Role.DEPUTY), ld.TakeOverGavel()),
    "item": lambda h, x, y: (palu(h), ld.StartAgendaItem(f"i{1 + y % 2}")),
    "note": lambda h, x, y: (secretary, ld.TakeNote("i1", why(f"catatan {x}"))),
    "item back": lambda h, x, y: (palu(h), u.WithdrawItemStart(h.state.agenda.current or "i1")),
    "proposal back": lambda h, x, y: (secretary, u.WithdrawProposal(decision(h, x))),
    **FLOOR_MOVES,
    **STAGE_MOVES,
    **STANDING_MOVES,
    "propose": propose,
    "amend text": lambda h, x, y: (secretary, d.AmendDecisionText(decision(h, x), f"Teks {y}")),
    "excuse": lambda h, x, y: (secretary, r.ExcuseAbsence(someone(x), why("izin"))),
    "discharge": lambda h, x, y: (palu(h), r.RecordCeremony(Ceremony.DISCHARGE, "i1", ("m1",))),
    "tables": lambda h, x, y: (secretary, d.AttachTables(decision(h, x), f"# SHU\nJasa;{y}")),
    "secrecy": lambda h, x, y: (palu(h), d.SetSecrecy(decision(h, x), bool(y % 3 == 0), why("sepakat"))),
    "consensus": lambda h, x, y: (palu(h), d.RecordConsensus(decision(h, x))),
    "acclaim": lambda h, x, y: (palu(h), d.CallAcclamation(decision(h, x), 10 + y)),
    "object": lambda h, x, y: (aloud(x, y), d.Object(decision(h, x), someone(y), why("tolak"))),
    "withdraw": lambda h, x, y: (aloud(x, y), d.WithdrawObjection(decision(h, x), someone(y))),
    "stop": lambda h, x, y: (palu(h), d.StopAcclamation(decision(h, x), why("salah pencet"))),
    "conclude": end_countdown,
    "object to result": lambda h, x, y: (
        aloud(x, y),
        d.ObjectToResult(decision(h, x), someone(y), why("hitung lagi")),
    ),
    "answer": answer,
    "settle": settle,
    "present": lambda h, x, y: (
        secretary,
        d.PresentCandidate(decision(h, x), f"k{1 + y % 3}", why(f"visi {y}"), why(f"misi {y}")),
    ),
    "order": lambda h, x, y: (palu(h), d.DrawOrder(decision(h, x))),
    "draw": lambda h, x, y: (palu(h), d.DrawLot(decision(h, x))),
    "follow": lambda h, x, y: (palu(h), d.RecordConsequence(decision(h, x), f"Tindak lanjut {y}")),
    "declare": declare,
    "reconsider": lambda h, x, y: (palu(h), d.ReconsiderDecision(decision(h, x), why("keliru"))),
    "open ballot": open_ballot,
    "vote": vote,
    "count place": count_place,
    "extend": lambda h, x, y: (palu(h), v.ExtendBallot(ballot(h), 1 + y)),
    "annul": lambda h, x, y: (palu(h), v.AnnulBallot(ballot(h), why("keliru"))),
    "close ballot": end_ballot,
    "outage": outage,
    "amend roll": amend_roll,
    "appoint": lambda h, x, y: (palu(h), p.AppointOfficer(ROLES[x % len(ROLES)], f"petugas{y % 3}")),
    "relieve": lambda h, x, y: (palu(h), p.RelieveOfficer(ROLES[x % len(ROLES)], f"petugas{y % 3}")),
    "witness": lambda h, x, y: (desk, p.AppointOfficer(Role.WITNESS, WITNESS)),
    "witnesses": lambda h, x, y: (
        palu(h) if h.state.opened_at else desk,
        p.AppointOfficer(Role.WITNESS, (WITNESS, WITNESS_2)[y % 2]),
    ),
    "read": lambda h, x, y: (secretary, c.ReadDecisions()),
    "approve": lambda h, x, y: (member(someone(x)), c.ApproveReading(someone(x))),
    "represent": lambda h, x, y: (palu(h), c.NameRepresentatives((someone(x), someone(x + 1)))),
    "close": lambda h, x, y: (palu(h), c.CloseMeeting()),
}

OFTEN = (
    ("vote",) * 9
    + ("vote for",) * 4
    + ("count place",) * 3
    + ("in", "in", "open ballot", "open ballot", "confirm", "object", "object to result")
)
ENDS = ("postpone", "cancel", "close without", "close")
"""What may end a meeting stands last: one that is over says nothing more."""

NAMES = [*OFTEN, *(name for name in MOVES if name not in ENDS)]
COURSES: dict[str, tuple[str, ...]] = {
    "ballot": (
        "in",
        "in",
        "in",
        "propose",
        *("present",) * 3,
        "order",
        "secrecy",
        "open ballot",
        *("vote",) * 4,
        "close ballot",
        "declare",
    ),
    "dispute": ("open ballot", "in", "vote", "vote", "close ballot", "object to result", "answer", "declare"),
    "hall": (
        "witnesses",
        "witnesses",
        "by desk",
        "by desk",
        "open ballot",
        "vote",
        *("count place",) * 4,
        "close ballot",
        "declare",
    ),
    "again": ("in", "in", "reconsider", "propose", "consensus", "declare"),
    "run-off": ("open ballot", *("vote",) * 3, "close ballot", "settle", "draw", "declare"),
    "aklamasi": ("propose", "acclaim", "conclude", "declare"),
    "mufakat": ("propose", "consensus", "declare", "install"),
    "end": ("witness", "read", "approve", "represent", "close"),
    "debate": ("hand", "hand", "call", "interrupt", "accept", "end turn", "end turn", "gist"),
    "candidates": (
        "call candidates",
        *("nominate",) * 3,
        *("answer nomination",) * 2,
        "photo",
        "verify",
        "photo",
    ),
    "mistakes": ("item", "item back", "propose", "proposal back"),
    "questions": ("ask", "ask", "ask", "group", "merge", "show", "reply"),
    "roll-call": ("roll call", "confirm", "confirm", "roll call ends"),
    "skors": ("suspend", "resume", "confirm", "roll call ends"),
}
"""Steps that lead somewhere together more often than by chance alone."""

names = st.one_of(
    st.sampled_from(NAMES).map(lambda name: (name,)),
    st.sampled_from(sorted(COURSES)).map(COURSES.__getitem__),
)
pauses = st.sampled_from([0, 1, 1, 15, 130])
steps = st.lists(st.tuples(names, st.integers(0, 20), st.integers(0, 20), pauses), min_size=20, max_size=80)
profiles = st.builds(
    lambda change, both, own, rounds, test: replace(
        PROFILE,
        may_change=change,
        blank_and_abstain=both,
        reporters_vote=own,
        run_off_rounds=rounds,
        quorum_test=test,
        valid_at_close=both,
        proxies=ProxyRule(1 + rounds, "AD pasal 15") if own or change else None,
        after_suspension=QuorumRule(at_least(1, 5), "ART") if change else None,
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from(QuorumTest),
)


def hold(taken: list[Step], held: Held, come: int, end: str) -> Held:
    """Those whom `come` names are there at opening; then whatever the rules let happen."""
    give_proxies(held)
    for number in range(come):
        held.give(member(someone(number)), a.CheckIn(someone(number)))
    held.give(palu(held), ld.OpenMeeting())
    for course, x, y, seconds in [*taken, ((end,), 0, 1, 1)]:
        for number, name in enumerate(course):
            actor, command = MOVES[name](held, x + number, y + number % 3)
            try:
                held.give(actor, command, after=seconds)
            except Refused:
                continue
    return held


@settings(deadline=None, max_examples=60)
@given(
    steps,
    profiles,
    st.sampled_from(MeetingCall),
    st.integers(0, 8),
    st.sampled_from([{}, {}, {"m1": 3, "m4": 2}]),
    st.sampled_from([None, PartyRule((Party("Petani", 60), Party("Pekerja", 40)), "AD pasal 20")]),
    st.sampled_from(ENDS),
)
def test_whatever_the_rules_allow_is_no_finding(
    taken: list[Step],
    profile: Profile,
    call: MeetingCall,
    come: int,
    weights: dict[str, int],
    parties: PartyRule | None,
    end: str,
) -> None:
    profile = replace(profile, parties=None if weights else parties)
    files = hold(taken, convened(8, profile, call, weights), come, end).files()
    with tempfile.TemporaryDirectory() as folder:
        found = check(Path(folder), files).findings
    # The line of somebody put on the roll is the registry's to write; this meeting has none.
    assert [str(one) for one in found if one.code not in ("roll-line-missing", "roll-line-unfounded")] == []


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["whole", "second call", "weighted"]), st.data())
def test_events_in_any_order_never_break_the_checker(name: str, data: st.DataObject) -> None:
    files = example_files(name)
    events = events_of(files)
    index = st.integers(0, len(events) - 1)
    mixed = [copy.deepcopy(events[at]) for at in data.draw(st.lists(index, min_size=1, max_size=80))]
    for event, other in data.draw(st.lists(st.tuples(index, index), max_size=10)):
        target, source = mixed[event % len(mixed)], events[other]
        target["payload"] = {**target["payload"], **source["payload"]} if event % 2 else source["payload"]
    begun = [events[0], *mixed] if data.draw(st.booleans()) else mixed
    with tempfile.TemporaryDirectory() as folder:
        codes(check(Path(folder), with_events(files, begun)))
