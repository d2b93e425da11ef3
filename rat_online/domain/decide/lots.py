"""Rules of the lot: what only a draw can decide, promised before anybody could know it. Rule book 6.6.

The seed's commitment stands in the proposal; the draw shows the seed and mixes in the hash of the log's last
event, so that whoever made the seed could not choose one that suits them. See the lot module.
"""

from rat_online.domain import lot
from rat_online.domain.ballot import Ballot
from rat_online.domain.commands import deciding as c
from rat_online.domain.context import Context
from rat_online.domain.count_sheet import CountSheet, written
from rat_online.domain.decide.places import count_rankings
from rat_online.domain.decide.requirements import every_count_reconciles, known_decision, state_is
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as e
from rat_online.domain.majority import falls_short
from rat_online.domain.meeting import Meeting
from rat_online.domain.runoff import rounds_held, run_off_is_possible, tied_ballot
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import BallotForm, MeetingState, OptionId


def promise(meeting: Meeting, decision: str, form: BallotForm, context: Context) -> str | None:
    """The commitment of a decision's lot; a motion needs none."""
    if form is BallotForm.MOTION:
        return None
    return lot.commitment(context.seed_for(purpose(meeting, decision)))


def purpose(meeting: Meeting, decision: str) -> str:
    """What a seed is for; one seed is never used for two draws."""
    return f"{meeting.id}/{decision}/tie"


def draw(meeting: Meeting, command: c.DrawLot, context: Context) -> list[Event]:
    """After the last run-off, or where no run-off can help: the lot seats whom it draws first."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *statuses_before(e.LotDrawn))
    ballot = tied_ballot(meeting, decision)
    after_rounds = rounds_held(meeting, decision) > meeting.profile.run_off_rounds
    if ballot is None or (run_off_is_possible(ballot) and not after_rounds):
        refuse(Refusal.RUN_OFF_NEEDED, decision=decision.id)
    every_count_reconciles(meeting, decision)
    seed = context.seed_for(purpose(meeting, decision.id))
    if decision.lot != lot.commitment(seed):
        refuse(Refusal.SEED_LOST, decision=decision.id)
    order = lot.draw(seed, context.head, _names(decision, ballot))
    elected, sheet = _seated_by(meeting, decision, ballot, order)
    return [e.LotDrawn(decision.id, ballot.id, seed.hex(), context.head, order, elected, sheet)]


def _names(decision: Decision, ballot: Ballot) -> tuple[OptionId, ...]:
    """Those level for the open seats; in a count by stages everybody, for any tie it may still meet."""
    if ballot.form is BallotForm.RANKED:
        return ballot.names
    return decision.result.tied if decision.result else ()


def _seated_by(
    meeting: Meeting, decision: Decision, ballot: Ballot, order: tuple[OptionId, ...]
) -> tuple[tuple[OptionId, ...], CountSheet | None]:
    ranking = count_rankings(ballot, meeting.roll, order)
    threshold = ballot.rule.majority.threshold
    # Where nobody voted, no stage seats anybody: the lot alone does.
    nobody_voted = ranking is not None and not ranking.valid
    if ranking is None or ranking.sheet is None or (nobody_voted and threshold is None):
        return order[: decision.seats - len(decision.seated)], None
    if threshold is not None and (nobody_voted or falls_short(ranking, threshold.needed(ranking.valid))):
        refuse(Refusal.LOT_FALLS_SHORT, decision=decision.id)
    new = tuple(option for option in ranking.elected if option not in decision.seated)
    return new, written(ranking.sheet)
