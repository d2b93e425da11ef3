"""What deliberation, acclamation, objections and the palu add up to."""

from datetime import datetime
from typing import assert_never

from rat_online.domain.ballot import Result
from rat_online.domain.decision import (
    Acclamation,
    CandidatePage,
    Decision,
    Declaration,
    Lot,
    Objection,
    OrderDraw,
    ResultObjection,
)
from rat_online.domain.events import DecidingEvent, Happened
from rat_online.domain.events import deciding as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.numbering import number, number_others
from rat_online.domain.seats import dropped
from rat_online.domain.vocabulary import BallotForm, DecisionStatus, OptionId, Outcome, ReachedBy


def evolve(meeting: Meeting, event: DecidingEvent, happened: Happened) -> None:
    if isinstance(event, e.DecisionProposed):
        _propose(meeting, event)
        return
    decision = meeting.decisions[event.decision]
    match event:
        case e.DecisionTextAmended() | e.TablesAttached() | e.CandidatePresented() | e.ConsequenceRecorded():
            _word(decision, event)
        case e.OrderDrawn():
            _number(meeting, decision, event, happened)
        case e.SecrecySet():
            decision.secret = event.secret
        case e.ConsensusReached():
            decision.quorum, decision.dropped = event.quorum, dropped(meeting, decision)
            _reach(decision, ReachedBy.CONSENSUS, happened.at, event.elected)
        case e.AcclamationCalled():
            decision.status, decision.dropped = DecisionStatus.ACCLAIMING, dropped(meeting, decision)
            decision.acclamation = Acclamation(happened.at, event.deadline_at, event.quorum)
        case e.AcclamationPassed():
            _acclaim(decision, event, happened)
        case e.ObjectionRaised() | e.ObjectionWithdrawn() | e.AcclamationStopped() | e.AcclamationExtended():
            _move_acclamation(decision, event, happened)
        case e.ResultObjected():
            decision.result_objections.append(ResultObjection(event.by, happened.at, event.reason))
        case e.ResultObjectionAnswered():
            _answer(decision, event, happened)
        case e.TieSettled():
            decision.seated = (*decision.seated, *event.elected)
            _reach(decision, ReachedBy.STANDING_ORDERS, happened.at, decision.seated)
        case e.LotDrawn():
            _draw(meeting, decision, event, happened)
        case e.ResultDeclared():
            decision.status = DecisionStatus.DECLARED
            decision.declaration = Declaration(happened.at, event.outcome, event.elected, event.taps)
        case e.DecisionReconsidered():
            decision.status = DecisionStatus.RECONSIDERED
        case _:
            assert_never(event)


def _propose(meeting: Meeting, event: e.DecisionProposed) -> None:
    decision = meeting.decisions[event.decision] = Decision(
        id=event.decision,
        item=event.item,
        kind=event.kind,
        subject=event.subject,
        form=event.form,
        options=event.options,
        seats=event.seats,
        secret=event.secret,
        texts=[event.text],
        reconsiders=event.reconsiders,
        notes=event.notes,
        lot=event.lot,
        order_lot=event.order_lot,
        formatur=event.formatur,
        named=event.named,
        seat=event.seat,
        after=event.after,
    )
    number(meeting, decision)


def _number(meeting: Meeting, decision: Decision, event: e.OrderDrawn, happened: Happened) -> None:
    """The candidates in the order drawn; what stands apart stays last."""
    places = {option: place for place, option in enumerate(event.order)}
    decision.options = tuple(sorted(decision.options, key=lambda option: places.get(option.id, len(places))))
    decision.order_draw = OrderDraw(happened.at, event.seed, event.context)
    meeting.drawn.append(decision.id)
    number_others(meeting)


def _draw(meeting: Meeting, decision: Decision, event: e.LotDrawn, happened: Happened) -> None:
    decision.drawn = Lot(happened.at, event.ballot, event.seed, event.context, event.order, event.elected)
    if event.sheet is not None:
        meeting.ballots[event.ballot].sheet = event.sheet
    decision.seated = (*decision.seated, *event.elected)
    _reach(decision, ReachedBy.LOT, happened.at, decision.seated)


def _word(
    decision: Decision,
    event: e.DecisionTextAmended | e.TablesAttached | e.CandidatePresented | e.ConsequenceRecorded,
) -> None:
    """What it says: text and notes, tables, candidates, and what follows from a rejected report."""
    match event:
        case e.DecisionTextAmended():
            decision.texts.append(event.text)
            decision.notes = event.notes
        case e.TablesAttached():
            decision.table_versions.append(event.tables)
        case e.CandidatePresented():
            decision.pages[event.option] = CandidatePage(event.vision, event.mission)
        case e.ConsequenceRecorded():
            decision.consequence = event.text
        case _:
            assert_never(event)


def _acclaim(decision: Decision, event: e.AcclamationPassed, happened: Happened) -> None:
    """It stands on the count when the question was put (rule book section 2)."""
    decision.quorum = decision.acclamation.quorum if decision.acclamation else event.quorum
    _reach(decision, ReachedBy.ACCLAMATION, happened.at, event.elected)
    if event.void:
        decision.result = Result(Outcome.VOID)


def _reach(decision: Decision, by: ReachedBy, at: datetime, elected: tuple[OptionId, ...]) -> None:
    outcome = Outcome.CARRIED if decision.form is BallotForm.MOTION else Outcome.ELECTED
    decision.status, decision.reached_by, decision.reached_at = DecisionStatus.REACHED, by, at
    decision.result = Result(outcome, elected=elected)


def _move_acclamation(
    decision: Decision,
    event: e.ObjectionRaised | e.ObjectionWithdrawn | e.AcclamationStopped | e.AcclamationExtended,
    happened: Happened,
) -> None:
    """An objection stops the countdown, and so may the chair; when the last is withdrawn the chair may ask
    again."""
    acclamation = decision.acclamation
    if acclamation is None:
        return
    match event:
        case e.ObjectionRaised():
            acclamation.objections[event.by] = Objection(event.by, happened.at, event.reason)
            decision.status = DecisionStatus.OBJECTED
        case e.ObjectionWithdrawn():
            acclamation.objections.pop(event.by, None)
            if not acclamation.objections:
                decision.status = DecisionStatus.PROPOSED
        case e.AcclamationStopped():
            acclamation.stopped_at, decision.status = happened.at, DecisionStatus.PROPOSED
        case e.AcclamationExtended():
            acclamation.deadline_at = event.deadline_at
        case _:
            assert_never(event)


def _answer(decision: Decision, event: e.ResultObjectionAnswered, happened: Happened) -> None:
    for lodged in decision.result_objections:
        if lodged.by == event.by and lodged.answer is None:
            lodged.answer, lodged.answered_at = event.answer, happened.at
