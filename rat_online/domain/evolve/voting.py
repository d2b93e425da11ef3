"""What the events of a ballot add up to."""

from typing import assert_never

from rat_online.domain.ballot import Ballot
from rat_online.domain.bench import Bench
from rat_online.domain.decision import Decision
from rat_online.domain.events import Happened, VotingEvent
from rat_online.domain.events import voting as e
from rat_online.domain.evolve.representing import entitle_givers, seat_at_bench
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import PlaceCount
from rat_online.domain.seats import dropped
from rat_online.domain.vocabulary import BallotStatus, Channel, DecisionStatus, Outcome, PersonId, ReachedBy


def evolve(meeting: Meeting, event: VotingEvent, happened: Happened) -> None:
    match event:
        case e.VoteCast() | e.VoteChanged():
            ballot = meeting.ballots[event.ballot]
            ballot.votes[event.voter] = event.choice
            ballot.received_at[event.voter] = happened.at
            # In writing a witness brings in what a member answered on paper, and holds no proxy.
            if happened.actor.person != event.voter and not meeting.is_in_writing:
                ballot.proxied[event.voter] = happened.actor.person
        case e.PlaceCounted():
            bench = Bench(event.place, event.part)
            entries = meeting.ballots[event.ballot].place_counts.setdefault(bench, {})
            entries[event.witness] = PlaceCount(event.counts, event.invalid, event.papers)
        case e.BallotOpened():
            _open(meeting, event, happened)
        case e.BallotExtended():
            meeting.ballots[event.ballot].deadline_at = event.deadline_at
        case e.BallotClosed():
            _close(meeting, event, happened)
        case e.BallotAnnulled():
            ballot = meeting.ballots[event.ballot]
            ballot.status, ballot.closed_at = BallotStatus.ANNULLED, happened.at
            ballot.annulled_reason = event.reason
            decision = meeting.decisions[ballot.decision]
            decision.status = _status_before(ballot, decision)
        case _:
            assert_never(event)


def _status_before(ballot: Ballot, decision: Decision) -> DecisionStatus:
    """Where a decision stands again when its ballot is annulled: a tie and an objection last."""
    if ballot.round > 1:
        return DecisionStatus.TIED
    return DecisionStatus.OBJECTED if decision.has_objections else DecisionStatus.PROPOSED


def _open(meeting: Meeting, event: e.BallotOpened, happened: Happened) -> None:
    decision = meeting.decisions[event.decision]
    decision.dropped = dropped(meeting, decision)
    decision.status = DecisionStatus.VOTING
    decision.ballots.append(event.ballot)
    visits = meeting.attendance.visits
    ballot = meeting.ballots[event.ballot] = Ballot(
        id=event.ballot,
        decision=event.decision,
        round=event.round,
        form=event.form,
        text=event.text,
        options=event.options,
        seats=event.seats,
        rule=event.rule,
        quorum=event.quorum,
        void=event.reason is not None,
        void_reason=event.reason,
        opened_at=happened.at,
        deadline_at=event.deadline_at,
        entitled=_entitled(meeting) - set(event.excluded),
        notes=event.notes,
        excluded=frozenset(event.excluded),
    )
    for person in sorted(meeting.attendance.here - ballot.excluded):
        if visits[person].channel is Channel.HALL:
            seat_at_bench(meeting, ballot, person, visits[person].place)
    for holder in meeting.attendance.held:
        if holder in ballot.entitled:
            entitle_givers(meeting, ballot, holder)


def _entitled(meeting: Meeting) -> set[PersonId]:
    """Who is present, in writing everybody on the roll."""
    return set(meeting.roll.entries) if meeting.is_in_writing else set(meeting.attendance.here)


def _close(meeting: Meeting, event: e.BallotClosed, happened: Happened) -> None:
    ballot = meeting.ballots[event.ballot]
    ballot.status, ballot.closed_at = BallotStatus.CLOSED, happened.at
    ballot.quorum_at_close, ballot.tally, ballot.result = event.quorum, event.tally, event.result
    ballot.reconciled, ballot.channels, ballot.sheet = event.reconciled, event.channels, event.sheet
    ballot.groups = event.groups
    decision = meeting.decisions[ballot.decision]
    if meeting.is_in_writing and event.quorum.reached:
        meeting.quorum_ever_reached = True
    ballot.void = ballot.void or event.result.outcome is Outcome.VOID
    decision.reached_by, decision.reached_at = ReachedBy.BALLOT, happened.at
    if ballot.void and ballot.round > 1:
        # A run-off that is void leaves the tie, and who was elected before it, as they were.
        decision.status = DecisionStatus.TIED
        return
    decision.result, decision.quorum = event.result, ballot.quorum
    decision.status = DecisionStatus.TIED if event.result.outcome is Outcome.TIED else DecisionStatus.REACHED
    if event.result.outcome in (Outcome.TIED, Outcome.ELECTED):
        decision.seated = (*decision.seated, *event.result.elected)
