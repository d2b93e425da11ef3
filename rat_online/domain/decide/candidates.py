"""Rules of candidates: their pages, and the lot that gives them their numbers. Rule book 6.8 and 8."""

from rat_online.domain import lot
from rat_online.domain.ballot import APART
from rat_online.domain.commands import deciding as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import known_decision, reason_given, state_is
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.seats import dropped
from rat_online.domain.vocabulary import BallotForm, DecisionStatus, MeetingState

UNDECIDED = (DecisionStatus.PROPOSED, DecisionStatus.OBJECTED)


def promise_of_order(meeting: Meeting, decision: str, form: BallotForm, context: Context) -> str | None:
    """The commitment of the lot that numbers the candidates; a motion has none."""
    if form is BallotForm.MOTION:
        return None
    return lot.commitment(context.seed_for(_purpose(meeting, decision)))


def _purpose(meeting: Meeting, decision: str) -> str:
    return f"{meeting.id}/{decision}/order"


def present(meeting: Meeting, command: c.PresentCandidate) -> list[Event]:
    """Until the first ballot a page may be given anew; the last one is what is shown."""
    decision = _before_ballot(meeting, command.decision)
    if all(option.id != command.option or option.person is None for option in decision.options):
        refuse(Refusal.OPTIONS_INVALID)
    vision, mission = reason_given(command.vision), reason_given(command.mission)
    return [e.CandidatePresented(decision.id, command.option, vision.id, mission.id)]


def draw_order(meeting: Meeting, command: c.DrawOrder, context: Context) -> list[Event]:
    """Once for the same candidates, in whatever proposal: a second draw could be repeated until it suits
    somebody."""
    decision = _before_ballot(meeting, command.decision)
    if decision.order_draw is not None:
        refuse(Refusal.ALREADY_DONE)
    names = tuple(option.id for option in decision.options if option.id not in APART)
    seed = context.seed_for(_purpose(meeting, decision.id))
    if decision.order_lot != lot.commitment(seed):
        refuse(Refusal.SEED_LOST, decision=decision.id)
    order = lot.draw(seed, context.head, names)
    return [e.OrderDrawn(decision.id, seed.hex(), context.head, order)]


def _before_ballot(meeting: Meeting, id_: str) -> Decision:
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, id_, *UNDECIDED)
    if decision.ballots or decision.form is BallotForm.MOTION:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    return decision


def are_presented(meeting: Meeting, decision: Decision) -> None:
    """No candidate of an election of persons is voted on without a page (rule book 8, PDAM TB 2021)."""
    missing = set(decision.pages_missing) - dropped(meeting, decision).keys()
    if missing:
        refuse(Refusal.CANDIDATE_PAGES_MISSING, decision=decision.id, missing=len(missing))
