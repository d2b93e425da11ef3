"""The lives of a meeting, a decision, a ballot and a turn as tables: which event leads from where to where.

The rules read them, the diagrams of the docs are drawn from them, and every other move is refused. Rule book
sections 4 to 6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rat_online.domain.events import Event
from rat_online.domain.events import closing as c
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import preparing as p
from rat_online.domain.events import speaking as s
from rat_online.domain.events import undoing as u
from rat_online.domain.events import voting as v
from rat_online.domain.vocabulary import BallotStatus, DecisionStatus, MeetingState, TurnState

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """From any of `before` (none: it begins there) to one of `after`; which one is the rules' matter."""

    before: tuple[State, ...]
    after: tuple[State, ...]


M, D, B, T = MeetingState, DecisionStatus, BallotStatus, TurnState

PREPARATION = (M.SCHEDULED, M.INVITED, M.REGISTRATION)
RUNNING = (M.OPEN, M.SUSPENDED)
GATHERED = (M.REGISTRATION, *RUNNING)

MEETING: Mapping[type[Event], Transition[MeetingState]] = {
    p.MeetingScheduled: Transition((M.DRAFT,), (M.SCHEDULED,)),
    p.InvitationsRecorded: Transition((M.SCHEDULED, M.INVITED), (M.INVITED,)),
    p.RegistrationOpened: Transition((M.SCHEDULED, M.INVITED), (M.REGISTRATION,)),
    ld.MeetingOpened: Transition((M.REGISTRATION,), (M.OPEN,)),
    ld.MeetingSuspended: Transition((M.OPEN,), (M.SUSPENDED,)),
    ld.MeetingResumed: Transition((M.SUSPENDED,), (M.OPEN,)),
    ld.MeetingPostponed: Transition(GATHERED, (M.POSTPONED,)),
    ld.MeetingCancelled: Transition((*PREPARATION, *RUNNING), (M.CANCELLED,)),
    c.MeetingClosed: Transition(RUNNING, (M.CLOSED,)),
}
"""`ditutup`, `ditunda` and `dibatalkan` are final; a suspended meeting closes only for want of quorum."""

DECISION: Mapping[type[Event], Transition[DecisionStatus]] = {
    d.DecisionProposed: Transition((), (D.PROPOSED,)),
    u.ProposalWithdrawn: Transition((D.PROPOSED,), (D.WITHDRAWN,)),
    d.ConsensusReached: Transition((D.PROPOSED,), (D.REACHED,)),
    d.AcclamationCalled: Transition((D.PROPOSED,), (D.ACCLAIMING,)),
    d.AcclamationPassed: Transition((D.ACCLAIMING,), (D.REACHED,)),
    d.AcclamationStopped: Transition((D.ACCLAIMING,), (D.PROPOSED,)),
    d.ObjectionRaised: Transition((D.ACCLAIMING, D.OBJECTED), (D.OBJECTED,)),
    d.ObjectionWithdrawn: Transition((D.OBJECTED,), (D.OBJECTED, D.PROPOSED)),
    v.BallotOpened: Transition((D.PROPOSED, D.OBJECTED, D.TIED), (D.VOTING,)),
    v.BallotClosed: Transition((D.VOTING,), (D.REACHED, D.TIED)),
    v.BallotAnnulled: Transition((D.VOTING,), (D.PROPOSED, D.OBJECTED, D.TIED)),
    d.TieSettled: Transition((D.TIED,), (D.REACHED,)),
    d.LotDrawn: Transition((D.TIED,), (D.REACHED,)),
    d.ResultDeclared: Transition((D.REACHED,), (D.DECLARED,)),
    d.DecisionReconsidered: Transition((D.DECLARED, D.REACHED, D.TIED), (D.RECONSIDERED,)),
}
"""A declared decision is never edited: it is reconsidered and decided anew."""

BALLOT: Mapping[type[Event], Transition[BallotStatus]] = {
    v.BallotOpened: Transition((), (B.OPEN,)),
    v.VoteCast: Transition((B.OPEN,), (B.OPEN,)),
    v.VoteChanged: Transition((B.OPEN,), (B.OPEN,)),
    v.PlaceCounted: Transition((B.OPEN,), (B.OPEN,)),
    v.BallotExtended: Transition((B.OPEN,), (B.OPEN,)),
    v.BallotClosed: Transition((B.OPEN,), (B.CLOSED,)),
    v.BallotAnnulled: Transition((B.OPEN,), (B.ANNULLED,)),
}


TURN: Mapping[type[Event], Transition[TurnState]] = {
    s.FloorGiven: Transition((), (T.RUNNING,)),
    s.TurnExtended: Transition((T.RUNNING,), (T.RUNNING,)),
    s.TurnPaused: Transition((T.RUNNING,), (T.PAUSED,)),
    s.TurnResumed: Transition((T.PAUSED,), (T.RUNNING,)),
    s.TurnEnded: Transition((T.RUNNING, T.PAUSED), (T.OVER,)),
}
"""No clock ends a turn; an interupsi pauses it."""


def states_before(event: type[Event]) -> tuple[MeetingState, ...]:
    """In which states of the meeting this may happen."""
    return MEETING[event].before


def state_after(event: Event) -> MeetingState:
    """The state that an event of the meeting's life leads to."""
    return MEETING[type(event)].after[0]


def statuses_before(event: type[Event]) -> tuple[DecisionStatus, ...]:
    """In which standing of a decision this may happen to it."""
    return DECISION[event].before
