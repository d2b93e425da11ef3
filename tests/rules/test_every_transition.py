"""Whatever the tables of a decision and a ballot do not name is refused, with the meeting as it was.

Every event of the tables is tried in every standing, by the command that brings it about. Rule book 4 and 6.
"""

from collections.abc import Callable, Iterable

import pytest

from rat_online.domain.commands import Command
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.errors import Refused
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as de
from rat_online.domain.events import undoing as ue
from rat_online.domain.events import voting as ve
from rat_online.domain.transitions import BALLOT, DECISION
from rat_online.domain.vocabulary import BallotStatus, DecisionStatus
from tests.rules.rulebook import (
    acclaims,
    agrees,
    an_open_meeting,
    annuls,
    declares,
    members,
    objects,
    opens,
    reconsiders,
    with_rules,
)
from tests.rules.scene import Scene, why


def a_motion() -> Scene:
    return an_open_meeting().proposed("x")


def a_tie() -> Scene:
    """A motion in which as many are for as against is rejected: only an election is tied."""
    scene = an_open_meeting(profile=with_rules(run_off_rounds=0)).nominated("x", "m1", "m2")
    return scene.counted("x", 600, m1=["m3"], m2=["m4"]).later(61)


DECISIONS: dict[DecisionStatus, Callable[[], Scene]] = {
    DecisionStatus.PROPOSED: a_motion,
    DecisionStatus.ACCLAIMING: lambda: a_motion().does(acclaims("x", 60)),
    DecisionStatus.OBJECTED: lambda: a_motion().does(acclaims("x", 60)).does(objects("m1", "x")),
    DecisionStatus.VOTING: lambda: a_motion().does(opens("x")),
    DecisionStatus.TIED: a_tie,
    DecisionStatus.REACHED: lambda: a_motion().counted("x", for_=members(3)).later(61),
    DecisionStatus.DECLARED: lambda: a_motion().does(agrees("x")).does(declares("x")),
    DecisionStatus.RECONSIDERED: lambda: (
        a_motion().does(agrees("x")).does(declares("x")).does(reconsiders("x"))
    ),
    DecisionStatus.WITHDRAWN: lambda: a_motion().does(u.WithdrawProposal("d1")),
}

BALLOTS: dict[BallotStatus, Callable[[], Scene]] = {
    BallotStatus.OPEN: lambda: a_motion().does(opens("x")).does(v.CastVote("b1", "m1", ("for",))),
    BallotStatus.CLOSED: lambda: a_motion().counted("x", for_=["m1"]),
    BallotStatus.ANNULLED: lambda: (
        a_motion().does(opens("x")).does(v.CastVote("b1", "m1", ("for",))).does(annuls("x"))
    ),
}

CAUSES: dict[type[Event], Command] = {
    ue.ProposalWithdrawn: u.WithdrawProposal("d1"),
    de.ConsensusReached: d.RecordConsensus("d1"),
    de.AcclamationCalled: d.CallAcclamation("d1", 60),
    de.AcclamationStopped: d.StopAcclamation("d1", why()),
    de.AcclamationPassed: d.ConcludeAcclamation("d1"),
    de.ObjectionRaised: d.Object("d1", "m2", why()),
    de.ObjectionWithdrawn: d.WithdrawObjection("d1", "m1"),
    de.TieSettled: d.SettleTie("d1", ("m1",), why()),
    de.LotDrawn: d.DrawLot("d1"),
    de.ResultDeclared: d.DeclareResult("d1"),
    de.DecisionReconsidered: d.ReconsiderDecision("d1", why()),
    ve.BallotOpened: v.OpenBallot("d1", 180),
    ve.BallotClosed: v.CloseBallot("b1"),
    ve.BallotAnnulled: v.AnnulBallot("b1", why()),
    ve.VoteCast: v.CastVote("b1", "m2", ("for",)),
    ve.VoteChanged: v.CastVote("b1", "m1", ("against",)),
    ve.PlaceCounted: v.EnterPlaceCount("b1", "Balai Desa", {"for": 1}),
    ve.BallotExtended: v.ExtendBallot("b1", 60),
}
"""What brings each move about; a proposal has no standing before it."""

LATER_S = 1000.0
"""After every deadline, where the clock alone acts."""


def is_refused(scene: Scene, event: type[Event]) -> None:
    """Refused, or nothing happens, as when it is sent again; never the event."""
    command = CAUSES[event]
    scene.unnoticed(LATER_S)
    try:
        scene.does(command)
    except Refused as refused:
        scene.refuses(command, refused.code)
        return
    scene.changes_nothing(command)


def beside(table: Iterable[type[Event]]) -> list[type[Event]]:
    return [event for event in table if event is not de.DecisionProposed]


@pytest.mark.parametrize("status", DECISIONS, ids=str)
@pytest.mark.parametrize("event", beside(DECISION), ids=lambda event: event.__name__)
def test_what_is_not_in_the_table_of_decisions_does_not_happen(
    event: type[Event], status: DecisionStatus
) -> None:
    scene = DECISIONS[status]()
    assert scene.decision("x").status is status
    if status not in DECISION[event].before:
        is_refused(scene, event)


@pytest.mark.parametrize("status", BALLOTS, ids=str)
@pytest.mark.parametrize("event", beside(BALLOT), ids=lambda event: event.__name__)
def test_what_is_not_in_the_table_of_ballots_does_not_happen(
    event: type[Event], status: BallotStatus
) -> None:
    scene = BALLOTS[status]()
    assert scene.ballot("x").status is status
    if status not in BALLOT[event].before and event is not ve.BallotOpened:
        is_refused(scene, event)


def test_every_standing_and_every_move_is_tried() -> None:
    assert DECISIONS.keys() == set(DecisionStatus)
    assert BALLOTS.keys() == set(BallotStatus)
    assert CAUSES.keys() | {de.DecisionProposed} == DECISION.keys() | BALLOT.keys()
