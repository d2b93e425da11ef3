"""The word of a decision's outcome in the minutes: it fits the kind. Rule book 6.9."""

from rat_online.domain.decision import Decision
from rat_online.domain.minutes.terms import Outcome
from rat_online.domain.vocabulary import DecisionKind, DecisionStatus, Subject
from rat_online.domain.vocabulary import Outcome as Result

WORD_FOR = {
    Subject.ACCOUNTABILITY: Outcome.ACCEPTED_ADOPTED,
    Subject.STANDING_ORDERS: Outcome.ADOPTED,
    Subject.BUDGET: Outcome.ADOPTED,
    Subject.SURPLUS: Outcome.DETERMINED,
    Subject.PRESIDIUM: Outcome.ELECTED,
    Subject.PERSON: Outcome.ELECTED,
    Subject.OTHER: Outcome.ACCEPTED,
}
"""Of a motion that is carried; what is chosen among several is elected, whatever it is about."""


def outcome_of(one: Decision) -> Outcome:
    """Until the palu only that it is tied, not declared, or was not decided at all."""
    if one.status is DecisionStatus.TIED:
        return Outcome.TIED
    if one.declaration is None:
        return Outcome.UNDECIDED if one.result is None else Outcome.NOT_DECLARED
    if one.declaration.outcome is Result.REJECTED:
        return Outcome.REJECTED
    if one.kind is DecisionKind.DISMISSAL:
        return Outcome.ACCEPTED  # who is dismissed is not elected
    if one.declaration.outcome is Result.ELECTED:
        return Outcome.ELECTED
    return Outcome.ACCEPTED_WITH_NOTES if one.notes else WORD_FOR[one.subject]


def open_seats(one: Decision) -> int:
    """How many seats of a declared election nobody takes."""
    declared = one.declaration
    if declared is None or declared.outcome is not Result.ELECTED or one.kind is DecisionKind.DISMISSAL:
        return 0
    return max(one.seats - len(set(declared.elected)), 0)


def is_void(one: Decision) -> bool:
    """For want of quorum. A run-off that is void leaves the tie as it was, and the decision open."""
    if one.declaration is not None:
        return one.declaration.outcome is Result.VOID
    return (
        one.status is DecisionStatus.REACHED and one.result is not None and one.result.outcome is Result.VOID
    )
