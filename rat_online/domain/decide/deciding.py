"""Rules of decisions: text, consensus, acclamation, objections, the palu. Rule book section 6."""

from datetime import timedelta
from typing import assert_never

from rat_online.domain.ballot import BLANK_OPTION, MOTION_OPTIONS, Option
from rat_online.domain.commands import DecidingCommand
from rat_online.domain.commands import deciding as c
from rat_online.domain.context import Context
from rat_online.domain.decide import candidates, declaring, lots, naming, nominating, sequence, tables
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.requirements import (
    has_quorum_for,
    in_range,
    is_on_roll,
    is_quorate,
    known_decision,
    nothing_running,
    quorum_was_reached,
    reason_given,
    roll_call_is_over,
    speaks_for_self_or_at_a_place,
    state_is,
    text_given,
)
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as e
from rat_online.domain.majority import has_a_sense
from rat_online.domain.meeting import Meeting
from rat_online.domain.reporting import who_may_not_vote
from rat_online.domain.seats import standing
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import (
    ABSTAIN,
    BLANK,
    BallotForm,
    DecisionStatus,
    MeetingState,
    OptionId,
    Outcome,
    ReachedBy,
    Subject,
)

UNDECIDED = (DecisionStatus.PROPOSED, DecisionStatus.OBJECTED)
LONGEST_ACCLAMATION_S = 600


def decide(meeting: Meeting, command: DecidingCommand, context: Context) -> list[Event]:
    if isinstance(command, declaring.DeclaringCommand):
        return declaring.decide(meeting, command, context)
    match command:
        case c.ProposeDecision():
            return _propose(meeting, command, context)
        case c.NameBoard():
            state_is(meeting, MeetingState.OPEN)
            return _propose(meeting, naming.as_proposed(meeting, command), context, command)
        case c.AmendDecisionText():
            return _amend(meeting, command)
        case c.PresentCandidate():
            return candidates.present(meeting, command)
        case c.DrawOrder():
            declaring.chair_is_no_candidate(meeting, known_decision(meeting, command.decision))
            return candidates.draw_order(meeting, command, context)
        case c.AttachTables():
            return tables.attach(meeting, command)
        case c.SetSecrecy():
            return _set_secrecy(meeting, command)
        case c.RecordConsensus():
            return _record_consensus(meeting, command, context)
        case c.CallAcclamation():
            return _call_acclamation(meeting, command, context)
        case c.Object():
            return _object(meeting, command, context)
        case c.WithdrawObjection():
            return _withdraw(meeting, command, context)
        case c.StopAcclamation():
            return _stop(meeting, command, context)
        case c.ConcludeAcclamation():
            return _conclude(meeting, command, context)
        case _:
            assert_never(command)


def _propose(
    meeting: Meeting, command: c.ProposeDecision, context: Context, listed: c.NameBoard | None = None
) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    text = text_given(command.text)
    _may_decide_anew(meeting, command)
    if listed is None:
        nominating.are_verified(meeting, command.item, command.subject, command.options)
    options, id_ = _options_of(meeting, command), f"d{len(meeting.decisions) + 1}"
    return [
        e.DecisionProposed(
            decision=id_,
            item=command.item,
            kind=command.kind,
            subject=command.subject,
            text=text,
            form=command.form,
            options=options,
            seats=command.seats,
            secret=_is_secret(meeting, command),
            reconsiders=command.reconsiders,
            notes=_notes_given(command.notes, command.subject, command.form),
            lot=lots.promise(meeting, id_, command.form, context),
            order_lot=candidates.promise_of_order(meeting, id_, command.form, context),
            formatur=listed.formatur if listed else None,
            named=naming.as_named(listed.named) if listed else (),
            seat=sequence.seat_given(meeting, command),
            after=sequence.place_of(meeting, command),
        ),
        *tables.planned(meeting, id_, command.subject),
    ]


def _may_decide_anew(meeting: Meeting, command: c.ProposeDecision) -> None:
    """What was reconsidered is decided once more by the rules of its own kind: no kind that asks for less
    may stand in for it (rule book 6.9)."""
    if command.reconsiders is None:
        return
    before = known_decision(meeting, command.reconsiders, DecisionStatus.RECONSIDERED)
    if (command.kind, command.subject) != (before.kind, before.subject):
        refuse(Refusal.RECONSIDERS_OTHERWISE, kind=before.kind, subject=before.subject)
    again = (one for one in meeting.decisions.values() if one.reconsiders == before.id)
    if any(_stands(one) for one in again):
        refuse(Refusal.DECIDED_ANEW, decision=before.id)


def _stands(again: Decision) -> bool:
    """What was withdrawn, or void for want of quorum, decides nothing anew: it may be put once more."""
    void = again.declaration is not None and again.declaration.outcome is Outcome.VOID
    return again.status is not DecisionStatus.WITHDRAWN and not (
        void and again.status is DecisionStatus.DECLARED
    )


def _notes_given(notes: str, subject: Subject, form: BallotForm) -> str:
    """Only an accountability report is accepted with notes (rule book 6.2)."""
    if not notes.strip():
        return ""
    if subject is not Subject.ACCOUNTABILITY or form is not BallotForm.MOTION:
        refuse(Refusal.MALFORMED, field="notes")
    return text_given(notes)


def _is_secret(meeting: Meeting, command: c.ProposeDecision) -> bool:
    """Persons are decided secretly, everything else openly (rule book 6.3), whatever kind they are put
    under; the meeting's own chairs are a matter of procedure."""
    names_persons = command.subject is not Subject.PRESIDIUM and any(
        option.person is not None for option in command.options
    )
    return names_persons or meeting.profile.rules[command.kind].persons


def _options_of(meeting: Meeting, command: c.ProposeDecision) -> tuple[Option, ...]:
    """Abstain in motions, blank in elections; both only where the profile sets both (rule book 6.2)."""
    both = meeting.profile.blank_and_abstain
    if command.form is BallotForm.MOTION:
        if command.options or command.seats != 1:
            refuse(Refusal.OPTIONS_INVALID)
        return (*MOTION_OPTIONS, BLANK_OPTION) if both else MOTION_OPTIONS
    ids = [option.id for option in command.options]
    reserved = {ABSTAIN, BLANK}
    if not ids or len(set(ids)) != len(ids) or reserved & set(ids) or len(ids) > 99:
        refuse(Refusal.OPTIONS_INVALID)
    if any(not option.id.isalnum() or len(option.id) > 16 for option in command.options):
        refuse(Refusal.OPTIONS_INVALID)
    if any(option.person is None and not option.label.strip() for option in command.options):
        refuse(Refusal.OPTIONS_INVALID)
    persons = [option.person for option in command.options if option.person is not None]
    if len(set(persons)) != len(persons):
        refuse(Refusal.OPTIONS_INVALID)
    if not 1 <= command.seats <= len(ids):
        refuse(Refusal.OPTIONS_INVALID)
    if not has_a_sense(command.form, command.seats, meeting.profile.rules[command.kind].majority):
        refuse(Refusal.RANKED_THRESHOLD, kind=command.kind)
    extra = (BLANK_OPTION, Option(ABSTAIN)) if both else (BLANK_OPTION,)
    return (*command.options, *extra)


def _amend(meeting: Meeting, command: c.AmendDecisionText) -> list[Event]:
    """The text may change until it is put to the meeting; every version is kept."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *UNDECIDED)
    if decision.ballots:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    text, notes = text_given(command.text), decision.notes
    if command.notes is not None:
        notes = _notes_given(command.notes, decision.subject, decision.form)
    same = text == decision.text and notes == decision.notes
    return [] if same else [e.DecisionTextAmended(decision.id, text, notes)]


def _set_secrecy(meeting: Meeting, command: c.SetSecrecy) -> list[Event]:
    """The chair may change it before the first opening, never after (rule book 6.3)."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *UNDECIDED)
    declaring.chair_is_no_candidate(meeting, decision)
    if decision.ballots:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    reason = reason_given(command.reason)
    return [] if command.secret is decision.secret else [e.SecrecySet(decision.id, command.secret, reason.id)]


def _may_decide(meeting: Meeting, decision: Decision, context: Context) -> None:
    state_is(meeting, MeetingState.OPEN)
    quorum_was_reached(meeting)
    roll_call_is_over(meeting)
    nothing_running(meeting)
    declaring.chair_is_no_candidate(meeting, decision)


def _without_ballot(meeting: Meeting, decision: Decision) -> None:
    """Deciding without a ballot needs quorum now, and never stands in for a secret kind unless
    candidates = seats (rule book 6.3)."""
    has_quorum_for(meeting, decision.kind)
    sequence.may_open(meeting, decision)
    candidates.are_presented(meeting, decision)
    # An objection leads to a ballot unless it is withdrawn (rule book 6.1).
    if decision.has_objections:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    uncontested = (
        decision.form is not BallotForm.MOTION and len(_candidates(meeting, decision)) == decision.seats
    )
    # The kind stays a secret one also where the chair has let its ballot be open.
    secret = decision.secret or meeting.profile.rules[decision.kind].persons
    if secret and not uncontested:
        refuse(Refusal.SECRET_KIND, decision=decision.id)


def _candidates(meeting: Meeting, decision: Decision) -> tuple[OptionId, ...]:
    return tuple(option.id for option in standing(meeting, decision) if option.id not in (BLANK, ABSTAIN))


def _record_consensus(meeting: Meeting, command: c.RecordConsensus, context: Context) -> list[Event]:
    decision = known_decision(meeting, command.decision, *UNDECIDED)
    _may_decide(meeting, decision, context)
    _without_ballot(meeting, decision)
    elected = _agreed_on(meeting, decision, command.elected)
    return [e.ConsensusReached(decision.id, meeting.quorum(decision.kind), elected)]


def _agreed_on(
    meeting: Meeting, decision: Decision, elected: tuple[OptionId, ...] = ()
) -> tuple[OptionId, ...]:
    if decision.form is BallotForm.MOTION:
        if elected:
            refuse(Refusal.OPTIONS_INVALID)
        return ()
    named = _candidates(meeting, decision)
    chosen = elected or (named if len(named) == decision.seats else ())
    if len(set(chosen)) != decision.seats or not set(chosen) <= set(named):
        refuse(Refusal.OPTIONS_INVALID)
    return chosen


def _call_acclamation(meeting: Meeting, command: c.CallAcclamation, context: Context) -> list[Event]:
    decision = known_decision(meeting, command.decision, *UNDECIDED)
    _may_decide(meeting, decision, context)
    _without_ballot(meeting, decision)
    _agreed_on(meeting, decision)
    # Time to tap "keberatan", and on top of it how far the slowest viewer is behind.
    shortest = meeting.profile.shortest_acclamation_s
    seconds = meeting.profile.acclamation_s if command.seconds is None else command.seconds
    asked_until = context.at + timedelta(seconds=in_range(seconds, shortest, LONGEST_ACCLAMATION_S))
    deadline_at = asked_until + timedelta(milliseconds=max(context.slowest_ms, context.delay_ms))
    return [e.AcclamationCalled(decision.id, deadline_at, meeting.quorum(decision.kind))]


def _object(meeting: Meeting, command: c.Object, context: Context) -> list[Event]:
    """An objection by any voter stops the countdown; one that comes after it is told so."""
    speaks_for_self_or_at_a_place(meeting, context, command.by)
    state_is(meeting, MeetingState.OPEN)
    is_on_roll(meeting, command.by)
    returning = back_again(meeting, command.by)
    decision = known_decision(meeting, command.decision)
    if command.by in who_may_not_vote(meeting, decision):
        refuse(Refusal.OWN_REPORT, decision=decision.id)
    acclamation = decision.acclamation
    if decision.reached_by is ReachedBy.ACCLAMATION:
        refuse(Refusal.TOO_LATE)
    if acclamation is None or decision.status not in statuses_before(e.ObjectionRaised):
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    if context.at > acclamation.deadline_at:
        refuse(Refusal.TOO_LATE)
    if command.by in acclamation.objections:
        return []
    return [*returning, e.ObjectionRaised(decision.id, command.by, reason_given(command.reason).id)]


def _withdraw(meeting: Meeting, command: c.WithdrawObjection, context: Context) -> list[Event]:
    speaks_for_self_or_at_a_place(meeting, context, command.by)
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *statuses_before(e.ObjectionWithdrawn))
    if decision.acclamation is None or command.by not in decision.acclamation.objections:
        refuse(Refusal.NO_OBJECTION, decision=decision.id)
    return [e.ObjectionWithdrawn(decision.id, command.by)]


def _stop(meeting: Meeting, command: c.StopAcclamation, context: Context) -> list[Event]:
    """As with a ballot: before its time is over, with a reason; afterwards silence has decided."""
    decision = known_decision(meeting, command.decision, *statuses_before(e.AcclamationStopped))
    declaring.chair_is_no_candidate(meeting, decision)
    if decision.acclamation is None or context.at >= decision.acclamation.deadline_at:
        refuse(Refusal.TOO_LATE)
    return [e.AcclamationStopped(decision.id, reason_given(command.reason).id)]


def _conclude(meeting: Meeting, command: c.ConcludeAcclamation, context: Context) -> list[Event]:
    """Its quorum is judged when the question was put, and at the end too only where the profile says both
    (rule book section 2)."""
    decision = known_decision(meeting, command.decision, *statuses_before(e.AcclamationPassed))
    acclamation = decision.acclamation
    if acclamation is None or context.at < acclamation.deadline_at:
        refuse(Refusal.COUNTDOWN_RUNNING)
    quorum = meeting.quorum(decision.kind)
    void = meeting.profile.valid_at_close and not is_quorate(meeting, quorum)
    return [e.AcclamationPassed(decision.id, quorum, _agreed_on(meeting, decision), void)]
