"""Rules of a sequence of seats: which election follows which, and when it may open. Rule book 6.2."""

from rat_online.domain.ballot import APART
from rat_online.domain.commands import deciding as c
from rat_online.domain.decide.requirements import known_decision, text_given
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.seats import earlier, following, standing, undecided
from rat_online.domain.vocabulary import BallotForm, DecisionId, DecisionStatus

LONGEST_SEAT = 120
WAITING = (DecisionStatus.TIED, DecisionStatus.REACHED)
GONE = (DecisionStatus.WITHDRAWN, DecisionStatus.RECONSIDERED)


def seat_given(meeting: Meeting, command: c.ProposeDecision) -> str:
    """What an election elects to; a seat in a sequence has a name."""
    if command.form is BallotForm.MOTION and (command.seat or command.after):
        refuse(Refusal.MALFORMED, field="seat")
    before = meeting.decisions[command.reconsiders].seat if command.reconsiders else ""
    seat = command.seat.strip() or before
    if command.after is not None:
        text_given(seat)
    if len(seat) > LONGEST_SEAT:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_SEAT)
    return seat


def place_of(meeting: Meeting, command: c.ProposeDecision) -> DecisionId | None:
    """The seat before it. Each is followed by one, and what is decided anew keeps its place."""
    if command.reconsiders is not None:
        place = meeting.decisions[command.reconsiders].after
        if command.after not in (None, place) or (place and command.form is BallotForm.MOTION):
            refuse(Refusal.SEAT_ORDER_WRONG)
        return place
    if command.after is None:
        return None
    before = known_decision(meeting, command.after)
    same = (before.kind, before.subject) == (command.kind, command.subject)
    is_election = before.form is not BallotForm.MOTION and before.formatur is None
    if before.status in GONE or not same or not is_election or following(meeting, before.id):
        refuse(Refusal.SEAT_ORDER_WRONG)
    return before.id


def may_open(meeting: Meeting, decision: Decision) -> None:
    """The seat before is declared first, whatever came of it; who holds another seat stands here no more, and
    those who do are enough for the seats."""
    before = undecided(meeting, decision)
    if before is not None:
        refuse(Refusal.PREVIOUS_SEAT_OPEN, decision=before.id)
    names = [one for one in standing(meeting, decision) if one.id not in APART]
    if decision.form is not BallotForm.MOTION and len(names) < decision.seats:
        refuse(Refusal.OPTIONS_INVALID)


def no_later_seat_waits(meeting: Meeting, decision: Decision) -> None:
    """A later seat whose paper was made by what this one elected comes to the palu first."""
    for one in meeting.decisions.values():
        if one.status in WAITING and any(before.id == decision.id for before in earlier(meeting, one)):
            refuse(Refusal.SOMETHING_UNDECIDED, decision=one.id)
