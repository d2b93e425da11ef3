"""What a meeting, a decision and a ballot may be asked in each of their states. Rule book sections 4 and 6.

The tables are data; every pair is walked, and whatever is refused leaves the meeting as it was.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from rat_online.domain.commands import Command
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import voting as v
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.events import Event
from rat_online.domain.events import closing as ce
from rat_online.domain.events import deciding as de
from rat_online.domain.events import leading as le
from rat_online.domain.events import preparing as pe
from rat_online.domain.events import voting as ve
from rat_online.domain.transitions import BALLOT as BALLOT_TABLE
from rat_online.domain.transitions import DECISION as DECISION_TABLE
from rat_online.domain.transitions import MEETING as MEETING_TABLE
from rat_online.domain.transitions import TURN as TURN_TABLE
from rat_online.domain.transitions import State, Transition
from rat_online.domain.vocabulary import DecisionKind, InterruptionKind, MeetingCall, Subject, SuspensionKind
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
    ends,
    gives,
    interrupts,
    objects,
    opens,
    reconsiders,
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


DECISIONS: dict[str, Callable[[], Scene]] = {
    "proposed": lambda: an_open_meeting().proposed("x"),
    "acclaiming": lambda: an_open_meeting().proposed("x").does(acclaims("x", 60)),
    "objected": lambda: an_open_meeting().proposed("x").does(acclaims("x", 60)).does(objects("m1", "x")),
    "voting": lambda: an_open_meeting().proposed("x").does(opens("x")),
    "annulled": lambda: an_open_meeting().proposed("x").does(opens("x")).does(annuls("x")),
    "reached": lambda: an_open_meeting().proposed("x").does(agrees("x")),
    "declared": lambda: an_open_meeting().proposed("x").does(agrees("x")).does(declares("x")),
    "reconsidered": lambda: (
        an_open_meeting().proposed("x").does(agrees("x")).does(declares("x")).does(reconsiders("x"))
    ),
}

ACTS: dict[str, tuple[Callable[[str], object], set[str]]] = {
    "agree": (agrees, {"proposed", "annulled"}),
    "acclaim": (acclaims, {"proposed", "annulled"}),
    "open-ballot": (opens, {"proposed", "objected", "annulled"}),
    "declare": (declares, {"reached"}),
    "reconsider": (reconsiders, {"declared"}),
    "annul": (annuls, {"voting"}),
}


@pytest.mark.parametrize("state", DECISIONS)
@pytest.mark.parametrize("name", ACTS)
def test_a_decisions_life(name: str, state: str) -> None:
    scene = DECISIONS[state]()
    act, allowed = ACTS[name]
    if name == "annul" and not scene.decision("x").ballots:
        return
    if state in allowed:
        scene.does(act("x"))  # type: ignore[arg-type]
        return
    with pytest.raises(Refused) as refused:
        scene.does(act("x"))  # type: ignore[arg-type]
    scene.refuses(act("x"), refused.value.code)  # type: ignore[arg-type]


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


@pytest.mark.parametrize("name", ["open-ballot", "agree", "acclaim", "declare", "reconsider"])
def test_a_decisions_acts_agree_with_its_table(name: str) -> None:
    events = {
        "open-ballot": ve.BallotOpened,
        "agree": de.ConsensusReached,
        "acclaim": de.AcclamationCalled,
        "declare": de.ResultDeclared,
        "reconsider": de.DecisionReconsidered,
    }
    _, allowed = ACTS[name]
    known = {state for state in DECISIONS if state != "annulled"}
    # Of what is reached or tied only a count that does not reconcile is reconsidered.
    table = set(DECISION_TABLE[events[name]].before) & known - (
        {"reached"} if name == "reconsider" else set()
    )
    assert allowed - {"annulled"} == table
