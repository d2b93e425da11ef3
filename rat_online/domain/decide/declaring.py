"""Rules between a count and the palu: objections to the result, ties, declaration. Rule book 6.6 to 6.9."""

from datetime import timedelta
from typing import TypeAlias, assert_never

from rat_online.domain.commands import deciding as c
from rat_online.domain.context import Context
from rat_online.domain.decide import lots
from rat_online.domain.decide.requirements import (
    counts_reconcile,
    every_count_reconciles,
    has_quorum_for,
    is_on_roll,
    known_decision,
    nothing_running,
    reason_given,
    speaks_for_self_or_at_a_place,
    state_is,
    text_given,
)
from rat_online.domain.decide.sequence import no_later_seat_waits
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.reporting import awaits_consequence
from rat_online.domain.runoff import rounds_held, run_off_is_possible, still_standing, tied_ballot
from rat_online.domain.seats import standing
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import DecisionStatus, MeetingState, Outcome

DeclaringCommand: TypeAlias = (
    c.ObjectToResult
    | c.AnswerResultObjection
    | c.SettleTie
    | c.DrawLot
    | c.RecordConsequence
    | c.DeclareResult
    | c.ReconsiderDecision
)

COUNTED = (DecisionStatus.REACHED, DecisionStatus.TIED)
DISPUTABLE = (*COUNTED, DecisionStatus.VOTING)
FINAL_TAPS = 3
POINT_TAPS = 1


def decide(meeting: Meeting, command: DeclaringCommand, context: Context) -> list[Event]:
    match command:
        case c.ObjectToResult():
            return _object_to_result(meeting, command, context)
        case c.AnswerResultObjection():
            return _answer(meeting, command)
        case c.SettleTie():
            return _settle(meeting, command)
        case c.DrawLot():
            chair_is_no_candidate(meeting, known_decision(meeting, command.decision))
            return lots.draw(meeting, command, context)
        case c.RecordConsequence():
            return _follow(meeting, command)
        case c.DeclareResult():
            return _declare(meeting, command, context)
        case c.ReconsiderDecision():
            return _reconsider(meeting, command)
        case _:
            assert_never(command)


def chair_is_no_candidate(meeting: Meeting, decision: Decision) -> None:
    """A chair who is a candidate hands over for that item (rule book section 3)."""
    candidates = {option.person for option in standing(meeting, decision) if option.person}
    if meeting.offices.gavel in candidates and candidates:
        refuse(Refusal.CHAIR_IS_CANDIDATE, decision=decision.id)


def _object_to_result(meeting: Meeting, command: c.ObjectToResult, context: Context) -> list[Event]:
    """ "Keberatan atas hasil": after any ballot, within its window, with a reason, once a voter."""
    speaks_for_self_or_at_a_place(meeting, context, command.by)
    # Neither a suspension nor the next round takes the window away.
    state_is(meeting, MeetingState.OPEN, MeetingState.SUSPENDED)
    is_on_roll(meeting, command.by)
    decision = known_decision(meeting, command.decision)
    reached_at = decision.reached_at
    if decision.status not in DISPUTABLE or reached_at is None:
        refuse(Refusal.OBJECTION_WINDOW_CLOSED, decision=decision.id)
    if _window_left_ms(meeting, decision, context) <= 0:
        refuse(Refusal.OBJECTION_WINDOW_CLOSED, decision=decision.id)
    if any(lodged.by == command.by and lodged.at >= reached_at for lodged in decision.result_objections):
        return []
    return [e.ResultObjected(decision.id, command.by, reason_given(command.reason).id)]


def _window_left_ms(meeting: Meeting, decision: Decision, context: Context) -> int:
    """How long the window for objections still runs; decisions without a ballot have none."""
    if not decision.was_counted or decision.reached_at is None:
        return 0
    end = decision.reached_at + _window(meeting)
    return int((end - context.at) / timedelta(milliseconds=1))


def _window(meeting: Meeting) -> timedelta:
    """In writing nobody waits at a screen for the count: the window is one of days."""
    if meeting.is_in_writing:
        return timedelta(days=meeting.profile.written_objection_days)
    return timedelta(seconds=meeting.profile.objection_s)


def _answer(meeting: Meeting, command: c.AnswerResultObjection) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *COUNTED)
    chair_is_no_candidate(meeting, decision)
    if not any(lodged.by == command.by and not lodged.answer for lodged in decision.result_objections):
        refuse(Refusal.NO_OBJECTION, decision=decision.id)
    return [e.ResultObjectionAnswered(decision.id, command.by, reason_given(command.answer).id)]


def _settle(meeting: Meeting, command: c.SettleTie) -> list[Event]:
    """Only after the last run-off the standing orders decide, by a recorded text (rule book 6.6)."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *statuses_before(e.TieSettled))
    chair_is_no_candidate(meeting, decision)
    ballot = tied_ballot(meeting, decision)
    after_rounds = rounds_held(meeting, decision) > meeting.profile.run_off_rounds
    if ballot is None or (run_off_is_possible(ballot) and not after_rounds):
        refuse(Refusal.RUN_OFF_NEEDED, decision=decision.id)
    every_count_reconciles(meeting, decision)
    open_seats = decision.seats - len(decision.seated)
    chosen, among = set(command.elected), set(still_standing(ballot))
    if len(chosen) != open_seats or len(command.elected) != open_seats or not chosen <= among:
        refuse(Refusal.OPTIONS_INVALID)
    return [e.TieSettled(decision.id, command.elected, reason_given(command.how).id)]


def _follow(meeting: Meeting, command: c.RecordConsequence) -> list[Event]:
    """A rejected report: the meeting decides what follows, and its text is recorded (rule book 6.2)."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, DecisionStatus.DECLARED)
    if not (decision.consequence or awaits_consequence(decision)):
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    text = text_given(command.text)
    return [] if text == decision.consequence else [e.ConsequenceRecorded(decision.id, text)]


def _declare(meeting: Meeting, command: c.DeclareResult, context: Context) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    nothing_running(meeting)
    decision = known_decision(meeting, command.decision)
    if decision.status is DecisionStatus.TIED:
        refuse(Refusal.RUN_OFF_NEEDED, decision=decision.id)
    if decision.status is not DecisionStatus.REACHED or decision.result is None:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    chair_is_no_candidate(meeting, decision)
    if decision.was_counted:
        _may_declare_a_count(meeting, decision, context)
    taps = POINT_TAPS if decision.result.outcome is Outcome.VOID else FINAL_TAPS
    elected = (*decision.seated, *(o for o in decision.result.elected if o not in decision.seated))
    return [e.ResultDeclared(decision.id, decision.result.outcome, elected, taps)]


def _may_declare_a_count(meeting: Meeting, decision: Decision, context: Context) -> None:
    """A count that does not reconcile, or is still disputed, is not declared (rule book 6.6, 6.9)."""
    every_count_reconciles(meeting, decision)
    left_ms = _window_left_ms(meeting, decision, context)
    if left_ms > 0:
        refuse(Refusal.OBJECTION_WINDOW_OPEN, seconds=-(-left_ms // 1000))
    if any(lodged.answer is None for lodged in decision.result_objections):
        refuse(Refusal.OBJECTION_UNANSWERED, decision=decision.id)


def _reconsider(meeting: Meeting, command: c.ReconsiderDecision) -> list[Event]:
    """Of a declared result while the meeting has quorum for it; or the way out of a count that does not
    reconcile, which can be neither declared nor annulled."""
    state_is(meeting, MeetingState.OPEN)
    nothing_running(meeting)
    decision = known_decision(meeting, command.decision, *statuses_before(e.DecisionReconsidered))
    chair_is_no_candidate(meeting, decision)
    if decision.status is DecisionStatus.DECLARED:
        has_quorum_for(meeting, decision.kind)
        no_later_seat_waits(meeting, decision)
    elif counts_reconcile(meeting, decision):
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    return [e.DecisionReconsidered(decision.id, reason_given(command.reason).id)]
