"""Formatur: whoever the meeting elected to it names the board, whose list is then adopted. Rule book 6.2."""

from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionId, DecisionStatus, Outcome, PersonId, Subject


def members_of(decision: Decision) -> tuple[PersonId, ...]:
    """The ketua or the formatur, as declared; nobody where the decision elected nobody."""
    declared = decision.declaration
    if decision.subject is not Subject.PERSON or declared is None or declared.outcome is not Outcome.ELECTED:
        return ()
    people = {option.id: option.person for option in decision.options}
    return tuple(person for one in declared.elected if (person := people[one]) is not None)


def adopted_list(meeting: Meeting, formatur: DecisionId) -> Decision | None:
    """The list of a formatur that the meeting has adopted, or that it still has before it."""
    gone = (DecisionStatus.WITHDRAWN, DecisionStatus.RECONSIDERED)
    return next(
        (
            one
            for one in meeting.decisions.values()
            if one.formatur == formatur and one.status not in gone and not _is_rejected(one)
        ),
        None,
    )


def _is_rejected(decision: Decision) -> bool:
    return decision.declaration is not None and decision.declaration.outcome is not Outcome.ELECTED
