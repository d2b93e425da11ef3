"""What a ballot opens with, and what may be on its paper. Rule book 6.2 to 6.6."""

from rat_online.domain.ballot import Option
from rat_online.domain.decide import sequence
from rat_online.domain.decide.candidates import are_presented
from rat_online.domain.decide.declaring import chair_is_no_candidate
from rat_online.domain.decide.requirements import every_count_reconciles
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.runoff import rounds_held, run_off_is_possible, tied_ballot
from rat_online.domain.seats import standing
from rat_online.domain.vocabulary import ABSTAIN, BLANK, DecisionStatus


def may_be_voted_on(meeting: Meeting, decision: Decision) -> None:
    """Under a chair who is no candidate, openly, in its turn, with every candidate presented."""
    chair_is_no_candidate(meeting, decision)
    if decision.secret:
        refuse(Refusal.SECRET_BALLOT_UNAVAILABLE, decision=decision.id)
    sequence.may_open(meeting, decision)
    are_presented(meeting, decision)


def what_is_open(meeting: Meeting, decision: Decision) -> tuple[tuple[Option, ...], int]:
    """All options that stand and all seats, or in a run-off the tied for the seats still open."""
    if decision.status is not DecisionStatus.TIED or decision.result is None:
        return standing(meeting, decision), decision.seats
    level = {*decision.result.tied, BLANK, ABSTAIN}
    options = tuple(option for option in decision.options if option.id in level)
    return options, decision.seats - len(decision.seated)


def round_of(meeting: Meeting, decision: Decision) -> int:
    """A tied election goes to a run-off, by default at most two rounds (rule book 6.6)."""
    if decision.status is not DecisionStatus.TIED:
        return 1
    every_count_reconciles(meeting, decision)
    before = tied_ballot(meeting, decision)
    if before is not None and not run_off_is_possible(before):
        refuse(Refusal.LOT_NEEDED, decision=decision.id)
    held = rounds_held(meeting, decision)
    if held > meeting.profile.run_off_rounds:
        refuse(Refusal.RUN_OFF_ROUNDS_USED, decision=decision.id)
    return held + 1
