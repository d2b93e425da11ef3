"""What many rules ask first, each with the refusal that says what is missing."""

from datetime import datetime

from rat_online.domain.ballot import Ballot
from rat_online.domain.context import Context
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import QuorumTest
from rat_online.domain.prose import LONGEST, Prose
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    BallotId,
    BallotStatus,
    Channel,
    DecisionId,
    DecisionKind,
    DecisionStatus,
    MeetingState,
    Outcome,
    PersonId,
    Presence,
    Role,
)


def state_is(meeting: Meeting, *allowed: MeetingState) -> None:
    if meeting.state not in allowed:
        refuse(Refusal.WRONG_STATE, state=meeting.state, allowed=[state.value for state in allowed])


def reason_given(reason: Prose | None) -> Prose:
    """A reason of at most 4,000 characters that is more than white space."""
    if reason is None or reason.is_blank:
        refuse(Refusal.REASON_MISSING)
    if len(reason.text) > LONGEST:
        refuse(Refusal.TOO_LARGE, limit=LONGEST)
    return reason


def text_given(text: str) -> str:
    if not text.strip():
        refuse(Refusal.TEXT_MISSING)
    if len(text) > LONGEST:
        refuse(Refusal.TOO_LARGE, limit=LONGEST)
    return text.strip()


def lies_ahead(moment: datetime, context: Context) -> None:
    if moment <= context.at:
        refuse(Refusal.TIME_NOT_AHEAD)


def in_range(seconds: int, shortest: int, longest: int) -> int:
    if not shortest <= seconds <= longest:
        refuse(Refusal.DURATION_OUT_OF_RANGE, shortest=shortest, longest=longest)
    return seconds


def known_decision(meeting: Meeting, decision: DecisionId, *statuses: DecisionStatus) -> Decision:
    found = meeting.decisions.get(decision)
    if found is None:
        refuse(Refusal.UNKNOWN_DECISION, decision=decision)
    if statuses and found.status not in statuses:
        refuse(Refusal.WRONG_STATUS, decision=decision, status=found.status)
    return found


def known_ballot(meeting: Meeting, ballot: BallotId) -> Ballot:
    found = meeting.ballots.get(ballot)
    if found is None:
        refuse(Refusal.UNKNOWN_BALLOT, ballot=ballot)
    return found


def running_ballot(meeting: Meeting, ballot: BallotId) -> Ballot:
    found = known_ballot(meeting, ballot)
    if found.status is not BallotStatus.OPEN:
        refuse(Refusal.BALLOT_NOT_OPEN, ballot=ballot, status=found.status)
    return found


def nothing_running(meeting: Meeting) -> None:
    """No ballot and no countdown runs: what would end or move the meeting has to wait for them."""
    ballot = meeting.open_ballot()
    if ballot is not None:
        refuse(Refusal.SOMETHING_RUNNING, decision=ballot.decision)
    for decision in meeting.decisions.values():
        if decision.status is DecisionStatus.ACCLAIMING:
            refuse(Refusal.SOMETHING_RUNNING, decision=decision.id)


def no_result_waits(meeting: Meeting) -> None:
    """A result that could be declared is declared, not buried by ending the meeting before the palu."""
    for decision in meeting.decisions.values():
        waits = decision.status is DecisionStatus.REACHED and counts_reconcile(meeting, decision)
        if waits and decision.result is not None and decision.result.outcome is not Outcome.VOID:
            refuse(Refusal.SOMETHING_UNDECIDED, decision=decision.id)


def quorum_was_reached(meeting: Meeting) -> None:
    """Until quorum is reached only suspension, postponement, closing without quorum and roll-call go on,
    or a ballot with the chair's reason (rule book section 2)."""
    if not meeting.quorum_ever_reached:
        now = meeting.quorum()
        refuse(Refusal.QUORUM_NOT_MET, present=now.present, needed=now.needed, entitled=now.entitled)


def is_quorate(meeting: Meeting, quorum: QuorumSnapshot) -> bool:
    """Whether a decision may be taken at this count. Tested only `at_open`, a meeting that has reached
    its quorum keeps it for every kind that asks for no more."""
    if quorum.reached:
        return True
    only_at_open = meeting.profile.quorum_test is QuorumTest.AT_OPEN
    return only_at_open and meeting.quorum_ever_reached and quorum.needed <= meeting.quorum().needed


def has_quorum_for(meeting: Meeting, kind: DecisionKind) -> None:
    quorum = meeting.quorum(kind)
    if not is_quorate(meeting, quorum):
        refuse(Refusal.QUORUM_NOT_MET, present=quorum.present, needed=quorum.needed, entitled=quorum.entitled)


def counts_reconcile(meeting: Meeting, decision: Decision) -> bool:
    """Whether every count of a decision, of all its rounds, adds up."""
    ballots = (meeting.ballots[ballot] for ballot in decision.ballots)
    return all(ballot.reconciled for ballot in ballots if ballot.status is BallotStatus.CLOSED)


def every_count_reconciles(meeting: Meeting, decision: Decision) -> None:
    """A count that does not reconcile blocks the result, and every later round (rule book 6.6)."""
    if not counts_reconcile(meeting, decision):
        refuse(Refusal.NOT_RECONCILED, decision=decision.id)


def roll_call_is_over(meeting: Meeting) -> None:
    """A roll-call precedes the first decision after a suspension (rule book section 4)."""
    if meeting.attendance.roll_call is not None:
        refuse(Refusal.ROLL_CALL_RUNNING)
    if meeting.attendance.roll_call_due:
        refuse(Refusal.ROLL_CALL_FIRST)


def is_on_roll(meeting: Meeting, person: PersonId) -> None:
    if person not in meeting.roll:
        refuse(Refusal.NOT_ON_ROLL)


def acts_for_self(context: Context, person: PersonId) -> None:
    """A member acts for the own seat alone."""
    if context.actor.person != person:
        refuse(Refusal.NOT_ALLOWED, role=context.actor.role)


def speaks_for_self_or_at_a_place(meeting: Meeting, context: Context, person: PersonId) -> None:
    """A member objects by the own seat; one checked in at a place, who may have no phone, also by word of
    mouth: the chair or the secretary records it at that member's request (rule book 6.1: by any voter)."""
    if context.actor.role is Role.MEMBER:
        acts_for_self(context, person)
        return
    visit = meeting.attendance.visits.get(person)
    if visit is None or visit.presence is not Presence.PRESENT or visit.channel is not Channel.HALL:
        refuse(Refusal.NOT_AT_PLACE)


def is_here(meeting: Meeting, person: PersonId) -> None:
    if not meeting.attendance.is_here(person):
        refuse(Refusal.NOT_CHECKED_IN)
