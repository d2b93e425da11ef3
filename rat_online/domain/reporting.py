"""Accountability: who reports, and whether they vote on their own report. Rule book 6.2."""

from rat_online.domain.ballot import Ballot
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import BallotForm, DecisionStatus, Outcome, PersonId, Subject


def who_may_not_vote(meeting: Meeting, decision: Decision) -> frozenset[PersonId]:
    """Pengurus and pengawas on an accountability report, where the articles keep them from voting on it."""
    if decision.subject is not Subject.ACCOUNTABILITY or meeting.profile.reporters_vote:
        return frozenset()
    reporters = (*meeting.offices.board, *meeting.offices.supervisors)
    return frozenset(person for person in reporters if person in meeting.roll)


def entitled_weight(ballot: Ballot, roll: Roll) -> int:
    """The whole of which a majority of the entitled is a part: the roll without those who may not vote."""
    return roll.total - sum(roll.weight_of(person) for person in ballot.excluded)


def takes_notes(decision: Decision) -> bool:
    """Whether notes may be voted with its text: "diterima dengan catatan"."""
    return decision.subject is Subject.ACCOUNTABILITY and decision.form is BallotForm.MOTION


def awaits_consequence(decision: Decision) -> bool:
    """A report that was rejected: the meeting then decides what follows."""
    rejected = decision.declaration is not None and decision.declaration.outcome is Outcome.REJECTED
    stands = decision.status is DecisionStatus.DECLARED and decision.subject is Subject.ACCOUNTABILITY
    return stands and rejected and not decision.consequence
