"""What a meeting, a decision and a ballot may be asked in each of their states. Rule book sections 4 and 6.

The tables are data; every pair is walked, and whatever is refused leaves the meeting as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from rat_online.domain.authority import MAY
from rat_online.domain.commands import Command
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.events import Event
from rat_online.domain.events import closing as ce
from rat_online.domain.events import deciding as de
from rat_online.domain.events import leading as le
from rat_online.domain.events import preparing as pe
from rat_online.domain.events import undoing as ue
from rat_online.domain.events import voting as ve
from rat_online.domain.transitions import BALLOT as BALLOT_TABLE
from rat_online.domain.transitions import DECISION as DECISION_TABLE
from rat_online.domain.transitions import MEETING as MEETING_TABLE
from rat_online.domain.transitions import TURN as TURN_TABLE
from rat_online.domain.transitions import State, Transition
from rat_online.domain.vocabulary import (
    DecisionKind,
    DecisionStatus,
    InterruptionKind,
    MeetingCall,
    Subject,
    SuspensionKind,
)
from tests.rules.rulebook import (
    a_meeting,
    a_scheduled_meeting,
    accepts,
    acclaims,
    agrees,
    an_invited_meeting,
    an_open_meeting,
    annuls,
    declares,
    disputes,
    ends,
    gives,
    interrupts,
    objects,
    opens,
    reconsiders,
    with_rules,
)
from tests.rules.scene import ACTING_CHAIR, Scene, why

STATES: dict[str, Callable[[], Scene]] = {
    "scheduled": a_scheduled_meeting,
    "invited": an_invited_meeting,
    "registration": lambda: a_meeting(10, 8),
    "open": lambda: an_open_meeting(10, 8),
    "suspended": lambda: an_open_meeting(10, 8).suspended(),
    "postponed": lambda: an_open_meeting(10, 8).does(_postpone(MeetingCall.CONTINUED)),
    "cancelled": lambda: a_meeting(10, 8).does(ld.CancelMeeting(why())),
    "closed": lambda: an_open_meeting(10, 8).does(c.ReadDecisions()).does(c.CloseMeeting()),
}


def _postpone(call: MeetingCall) -> Command:

    return ld.PostponeMeeting(call, datetime(2027, 3, 25, tzinfo=UTC), why())


COMMANDS: dict[str, Command] = {
    "record-invitations": p.RecordInvitations(a_scheduled_meeting().now, a_scheduled_meeting().now, 10),
    "open-registration": p.OpenRegistration(),
    "check-in": a.CheckIn("m9"),
    "open-meeting": ld.OpenMeeting(),
    "suspend": ld.SuspendMeeting(SuspensionKind.LOBBY, 60, why()),
    "resume": ld.ResumeMeeting(),
    "postpone": _postpone(MeetingCall.CONTINUED),
    "cancel": ld.CancelMeeting(why()),
    "propose": d.ProposeDecision("lpj", DecisionKind.ORDINARY, Subject.OTHER, "Menyetujui."),
    "roll-call": a.CallRollCall(),
    "read": c.ReadDecisions(),
}

MEETING: dict[str, set[str]] = {
    "record-invitations": {"invited"},
    "open-registration": {"invited"},
    "check-in": {"registration", "open", "suspended"},
    "open-meeting": {"registration"},
    "suspend": {"open"},
    "resume": {"suspended"},
    "postpone": {"registration", "open", "suspended"},
    "cancel": {"scheduled", "invited", "registration", "open", "suspended"},
    "propose": {"open"},
    "roll-call": {"open"},
    "read": {"open"},
}
"""Which commands go on in which states; here a scheduled meeting has no roll yet and cannot invite."""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_meetings_life(name: str, state: str) -> None:
    scene = STATES[state]()
    command = COMMANDS[name]
    # Before the registration nobody holds the palu: the acting chair tries all the same.
    desk = {"record-invitations", "open-registration", "check-in", "cancel"}
    by = ACTING_CHAIR if scene.meeting.offices.gavel is None and name not in desk else None
    if state in MEETING[name]:
        scene.does(command, by)
        return
    with pytest.raises(Refused) as refused:
        scene.does(command, by)
    scene.refuses(command, refused.value.code, by)


def an_election(rounds: int = 2) -> Scene:
    return an_open_meeting(profile=with_rules(run_off_rounds=rounds)).nominated("x", "m1", "m2")


def a_tie(rounds: int) -> Scene:
    return an_election(rounds).counted("x", 600, m1=["m3"], m2=["m4"])


def a_motion() -> Scene:
    return an_open_meeting().proposed("x")


def a_rejected_report() -> Scene:
    scene = an_open_meeting().proposed("x", subject=Subject.ACCOUNTABILITY)
    return scene.counted("x", against=["m1"]).declared("x")


DECISIONS: dict[str, Callable[[], Scene]] = {
    "proposed": a_motion,
    "election": an_election,
    "acclaiming": lambda: a_motion().does(acclaims("x", 60)),
    "objected": lambda: a_motion().does(acclaims("x", 60)).does(objects("m1", "x")),
    "voting": lambda: a_motion().does(opens("x")),
    "annulled": lambda: a_motion().does(opens("x")).does(annuls("x")),
    "tied": lambda: a_tie(2),
    "tied to the last": lambda: a_tie(0),
    "counted": lambda: a_motion().counted("x", for_=["m1"]),
    "disputed": lambda: a_motion().counted("x", for_=["m1"]).does(disputes("m1", "x")),
    "reached": lambda: a_motion().does(agrees("x")),
    "declared": lambda: a_motion().does(agrees("x")).does(declares("x")),
    "rejected report": a_rejected_report,
    "reconsidered": lambda: a_motion().does(agrees("x")).does(declares("x")).does(reconsiders("x")),
    "withdrawn": lambda: a_motion().does(u.WithdrawProposal("d1")),
}
"""Every standing, some of them in more than one way."""

Acts = dict[type[Command], tuple[Command, set[str]]]
UNPUT = {"proposed", "election", "objected"}
"""Where nothing has been put to the vote yet."""

ACTS: Acts = {
    d.AmendDecisionText: (d.AmendDecisionText("d1", "Lain."), UNPUT),
    d.AttachTables: (d.AttachTables("d1", "# RAPB\nGaji;5"), UNPUT),
    d.SetSecrecy: (d.SetSecrecy("d1", True, why()), UNPUT),
    d.PresentCandidate: (d.PresentCandidate("d1", "m1", why("visi"), why("misi")), {"election"}),
    d.DrawOrder: (d.DrawOrder("d1"), {"election"}),
    u.WithdrawProposal: (u.WithdrawProposal("d1"), {"proposed", "election"}),
    d.RecordConsensus: (d.RecordConsensus("d1"), {"proposed", "annulled"}),
    d.CallAcclamation: (d.CallAcclamation("d1"), {"proposed", "annulled"}),
    d.StopAcclamation: (d.StopAcclamation("d1", why()), {"acclaiming"}),
    d.ConcludeAcclamation: (d.ConcludeAcclamation("d1"), {"acclaiming"}),
    d.Object: (d.Object("d1", "m2", why()), {"acclaiming", "objected"}),
    d.WithdrawObjection: (d.WithdrawObjection("d1", "m1"), {"objected"}),
    v.OpenBallot: (v.OpenBallot("d1"), {*UNPUT, "annulled", "tied"}),
    v.ExtendBallot: (v.ExtendBallot("b1", 60), {"voting"}),
    v.CloseBallot: (v.CloseBallot("b1"), {"voting"}),
    v.AnnulBallot: (v.AnnulBallot("b1", why()), {"voting"}),
    d.ObjectToResult: (
        d.ObjectToResult("d1", "m2", why()),
        {"tied", "tied to the last", "counted", "disputed"},
    ),
    d.AnswerResultObjection: (d.AnswerResultObjection("d1", "m1", why()), {"disputed"}),
    d.SettleTie: (d.SettleTie("d1", ("m1",), why()), {"tied to the last"}),
    d.DrawLot: (d.DrawLot("d1"), {"tied to the last"}),
    d.DeclareResult: (d.DeclareResult("d1"), {"reached"}),
    d.RecordConsequence: (d.RecordConsequence("d1", "Diperbaiki."), {"rejected report"}),
    d.ReconsiderDecision: (d.ReconsiderDecision("d1", why()), {"declared", "rejected report"}),
}

AT_ITS_END = {d.ConcludeAcclamation: 60, v.CloseBallot: 600}
"""What the clock does is tried when its time is over."""


@pytest.mark.parametrize("state", DECISIONS)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_decisions_life(act: type[Command], state: str) -> None:
    scene = DECISIONS[state]().unnoticed(AT_ITS_END.get(act, 0))
    command, allowed = ACTS[act]
    if state in allowed:
        scene.does(command)
        assert scene.last
        return
    with pytest.raises(Refused) as refused:
        scene.does(command)
    scene.refuses(command, refused.value.code)


def test_every_standing_and_every_act_about_a_decision_is_walked() -> None:
    assert {DECISIONS[state]().decision("x").status for state in DECISIONS} == set(DecisionStatus)
    about = {act for act in MAY if {"decision", "ballot"} & {one.name for one in fields(act)}}
    assert about - {v.CastVote, v.EnterPlaceCount, rp.CastProxyVote, ld.InstallPresidium} == set(ACTS)


def test_a_vote_is_taken_by_an_open_ballot_alone() -> None:
    scene = an_open_meeting().proposed("x")
    scene.refuses(v.CastVote("b1", "m1", ("for",)), Refusal.UNKNOWN_BALLOT)
    scene.does(opens("x")).does(v.CastVote("b1", "m1", ("for",))).does(annuls("x"))
    scene.refuses(v.CastVote("b1", "m2", ("for",)), Refusal.BALLOT_NOT_OPEN)


TURNS: dict[str, Callable[[], Scene]] = {
    "not given": lambda: an_open_meeting().does(interrupts("m2")),
    "running": lambda: an_open_meeting().does(interrupts("m2")).does(gives("m1")),
    "paused": lambda: (
        an_open_meeting().does(interrupts("m2")).does(interrupts("m3")).does(gives("m1")).does(accepts("n2"))
    ),
    "over": lambda: an_open_meeting().does(interrupts("m2")).does(gives("m1")).does(ends()),
}
"""Turn t1 of m1 in each of its states, with the interupsi n1 waiting."""

SPEAKING: dict[str, tuple[Command, dict[str, str]]] = {
    "give": (s.GiveFloor("m4"), dict.fromkeys(TURNS, "done")),
    "extend": (
        s.ExtendTurn("t1", 60),
        {"not given": "unknown-turn", "running": "done", "paused": "nobody-speaks", "over": "nobody-speaks"},
    ),
    "end": (
        s.EndTurn("t1"),
        {"not given": "unknown-turn", "running": "done", "paused": "done", "over": "nothing"},
    ),
    "interrupt": (s.Interrupt("m5", InterruptionKind.PERSONAL), dict.fromkeys(TURNS, "done")),
    "interrupt again": (
        s.Interrupt("m2", InterruptionKind.PERSONAL),
        dict.fromkeys(TURNS, "interruption-pending"),
    ),
    "accept": (s.AcceptInterruption("n1"), dict.fromkeys(TURNS, "done")),
    "refuse": (s.RefuseInterruption("n1", why()), dict.fromkeys(TURNS, "done")),
}


@pytest.mark.parametrize("state", TURNS)
@pytest.mark.parametrize("name", SPEAKING)
def test_a_turns_life(name: str, state: str) -> None:
    scene = TURNS[state]()
    command, outcomes = SPEAKING[name]
    if outcomes[state] == "done":
        scene.does(command)
        assert scene.last
    elif outcomes[state] == "nothing":
        scene.changes_nothing(command)
    else:
        scene.refuses(command, outcomes[state])
    assert len([turn for turn in scene.meeting.floor.turns.values() if turn.since_at is not None]) <= 1


# The tables that the rules read and the docs draw


CAUSES: dict[type[object], Callable[[], Command]] = {
    pe.InvitationsRecorded: lambda: COMMANDS["record-invitations"],
    pe.RegistrationOpened: p.OpenRegistration,
    le.MeetingOpened: ld.OpenMeeting,
    le.MeetingSuspended: lambda: COMMANDS["suspend"],
    le.MeetingResumed: ld.ResumeMeeting,
    le.MeetingPostponed: lambda: COMMANDS["postpone"],
    le.MeetingCancelled: lambda: COMMANDS["cancel"],
    ce.MeetingClosed: c.CloseMeeting,
}
"""What brings each move of a meeting about; its scheduling has no state before it."""


@pytest.mark.parametrize("event", CAUSES)
@pytest.mark.parametrize("state", STATES)
def test_a_meeting_moves_only_as_its_table_says(event: type[Event], state: str) -> None:
    if state in MEETING_TABLE[event].before:
        return
    scene, command = STATES[state](), CAUSES[event]()
    by = ACTING_CHAIR if scene.meeting.offices.gavel is None and not isinstance(command, DESK) else None
    scene.refuses(command, "not-holding-gavel" if by else "wrong-state", by)


DESK = (p.RecordInvitations, p.OpenRegistration, ld.CancelMeeting)


def test_every_move_of_a_meeting_has_its_cause_here() -> None:
    assert CAUSES.keys() | {pe.MeetingScheduled} == MEETING_TABLE.keys()


def left_and_reached(table: Mapping[type[Event], Transition[State]]) -> tuple[set[str], set[str]]:
    moves = list(table.values())
    left = {str(before) for move in moves for before in move.before if move.after != (before,)}
    return left, {str(after) for move in moves for after in move.after}


def test_every_state_is_reached_and_the_last_ones_are_left_by_nothing() -> None:
    found = [
        left_and_reached(MEETING_TABLE),
        left_and_reached(DECISION_TABLE),
        left_and_reached(BALLOT_TABLE),
        left_and_reached(TURN_TABLE),
    ]
    last = [
        {"closed", "postponed", "cancelled"},
        {"reconsidered", "withdrawn"},
        {"closed", "annulled"},
        {"over"},
    ]
    assert [reached - left for left, reached in found] == last
    assert [left - reached for left, reached in found] == [{"draft"}, set(), set(), set()]


MOVED_BY: dict[type[Command], type[Event]] = {
    u.WithdrawProposal: ue.ProposalWithdrawn,
    d.RecordConsensus: de.ConsensusReached,
    d.CallAcclamation: de.AcclamationCalled,
    d.StopAcclamation: de.AcclamationStopped,
    d.ConcludeAcclamation: de.AcclamationPassed,
    d.Object: de.ObjectionRaised,
    d.WithdrawObjection: de.ObjectionWithdrawn,
    v.OpenBallot: ve.BallotOpened,
    v.CloseBallot: ve.BallotClosed,
    v.AnnulBallot: ve.BallotAnnulled,
    d.SettleTie: de.TieSettled,
    d.DrawLot: de.LotDrawn,
    d.DeclareResult: de.ResultDeclared,
    d.ReconsiderDecision: de.DecisionReconsidered,
}


@pytest.mark.parametrize("act", MOVED_BY, ids=lambda act: act.__name__)
def test_a_decisions_acts_agree_with_its_table(act: type[Command]) -> None:
    """What is walked is the table: nothing that it does not name, and every standing that it names."""
    walked = {DECISIONS[state]().decision("x").status for state in ACTS[act][1]}
    # Of what is reached or tied only a count that does not reconcile is reconsidered.
    apart = {DecisionStatus.REACHED, DecisionStatus.TIED} if act is d.ReconsiderDecision else set()
    assert walked == set(DECISION_TABLE[MOVED_BY[act]].before) - apart


def test_every_move_of_a_decision_is_walked() -> None:
    assert {*MOVED_BY.values(), de.DecisionProposed} == DECISION_TABLE.keys()
