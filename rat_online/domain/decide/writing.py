"""Rules of a written meeting: its window, its answers, papers by post. Rule book 6.10.

Permenkop 19/2015 Ps 15: up to 14 days to answer, binding when the answers reach quorum.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from rat_online.domain import money
from rat_online.domain.ballot import Ballot, Choice, Result
from rat_online.domain.commands import Command, WritingCommand
from rat_online.domain.commands import closing as closing_commands
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as c
from rat_online.domain.context import Context
from rat_online.domain.decide import opening
from rat_online.domain.decide.choices import is_a_choice
from rat_online.domain.decide.requirements import (
    is_on_roll,
    known_ballot,
    known_decision,
    nothing_running,
    state_is,
)
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import voting as ve
from rat_online.domain.events import writing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import Profile
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.reporting import who_may_not_vote
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import (
    BallotStatus,
    DecisionId,
    ExtensionCause,
    MeetingMode,
    MeetingState,
    Outcome,
    PersonId,
)
from rat_online.domain.writing import LONGEST_WINDOW_DAYS, Answers, count_answers

WITNESSES_NEEDED = 2
LAST_DAY = timedelta(days=1)
"""An outage takes something from the members only when the window is about to end."""

ONLY_IN_WRITING = (c.PutInWriting, c.EnterPostedAnswer, c.WitnessPostedAnswer)
IN_WRITING: tuple[type[Command], ...] = (
    *ONLY_IN_WRITING,
    p.ScheduleMeeting,
    p.ChangeRules,
    p.NameDelegate,
    p.FreezeRoll,
    p.AmendRoll,
    p.RecordInvitations,
    p.OverrideReadiness,
    p.OpenRegistration,
    p.AppointOfficer,
    p.RelieveOfficer,
    r.RecordReport,
    r.ExplainUnsigned,
    ld.OpenMeeting,
    ld.CancelMeeting,
    ld.HandOverGavel,
    ld.TakeOverGavel,
    ld.TakeNote,
    d.ProposeDecision,
    d.NameBoard,
    d.AmendDecisionText,
    d.AttachTables,
    d.SetSecrecy,
    d.PresentCandidate,
    d.DrawOrder,
    d.ObjectToResult,
    d.AnswerResultObjection,
    d.SettleTie,
    d.DrawLot,
    d.RecordConsequence,
    d.DeclareResult,
    d.ReconsiderDecision,
    u.WithdrawProposal,
    v.CastVote,
    v.CloseBallot,
    v.AnnulBallot,
    v.RecordOutage,
    closing_commands.CloseMeeting,
)
"""What has a sense where nobody is in attendance; the rest belongs to a meeting in session."""


def has_a_place(meeting: Meeting, command: Command) -> None:
    """A written meeting knows no presence, floor, consensus or reading; one in session no window."""
    if meeting.is_in_writing and not isinstance(command, IN_WRITING):
        refuse(Refusal.HELD_IN_WRITING)
    if not meeting.is_in_writing and isinstance(command, ONLY_IN_WRITING):
        refuse(Refusal.HELD_IN_SESSION)


def window_days(mode: MeetingMode, profile: Profile, asked: int | None) -> int:
    """How long a written meeting takes answers: at most what the profile says, and never over 14 days."""
    if mode is not MeetingMode.WRITTEN:
        if asked is not None:
            refuse(Refusal.HELD_IN_SESSION)
        return 0
    longest = min(profile.written_days, LONGEST_WINDOW_DAYS)
    days = longest if asked is None else asked
    if not 1 <= days <= longest:
        refuse(Refusal.WINDOW_DAYS, longest=longest)
    return days


def decide(meeting: Meeting, command: WritingCommand, context: Context) -> list[Event]:
    state_is(meeting, MeetingState.OPEN)
    match command:
        case c.PutInWriting():
            return _put(meeting, command.decisions, context)
        case c.EnterPostedAnswer():
            return _enter(meeting, command, context)
        case c.WitnessPostedAnswer():
            return _witness(meeting, command, context)
        case _:
            assert_never(command)


def _put(meeting: Meeting, decisions: tuple[DecisionId, ...], context: Context) -> list[Event]:
    """All texts at once, to the whole roll, with one deadline; quorum is judged by the answers."""
    nothing_running(meeting)
    if not decisions or len(set(decisions)) < len(decisions):
        refuse(Refusal.NOTHING_TO_ANSWER)
    deadline_at = context.at + timedelta(days=meeting.about.window_days)
    return [
        _open(meeting, decision, f"b{len(meeting.ballots) + number}", deadline_at)
        for number, decision in enumerate(decisions, start=1)
    ]


def _open(meeting: Meeting, id_: DecisionId, ballot: str, deadline_at: datetime) -> Event:
    decision = known_decision(meeting, id_, *statuses_before(ve.BallotOpened))
    opening.may_be_voted_on(meeting, decision)
    options, seats = opening.what_is_open(meeting, decision)
    rule = replace(meeting.profile.rules[decision.kind], quorum=meeting.quorum_rule(decision.kind))
    return ve.BallotOpened(
        ballot=ballot,
        decision=decision.id,
        round=opening.round_of(meeting, decision),
        form=decision.form,
        text=decision.text,
        options=options,
        seats=seats,
        rule=rule,
        quorum=count_answers(rule.quorum, set(), set(), meeting.roll),
        deadline_at=deadline_at,
        delay_ms=0,
        reason=None,
        tables_digest=money.digest(decision.tables),
        notes=decision.notes,
        excluded=tuple(sorted(who_may_not_vote(meeting, decision))),
    )


def answer(
    meeting: Meeting, ballot: Ballot, voter: PersonId, choice: Choice, context: Context
) -> list[Event]:
    """A member's answer to one text, once; who answers too late is listed with the time, and not counted."""
    state_is(meeting, MeetingState.OPEN)
    is_on_roll(meeting, voter)
    if voter in ballot.excluded:
        refuse(Refusal.OWN_REPORT, decision=ballot.decision)
    before = ballot.votes.get(voter)
    if _is_over(ballot, context):
        if before is not None:
            refuse(Refusal.TOO_LATE, ballot=ballot.id)
        return [] if meeting.writing.is_late(ballot.id, voter) else [e.LateAnswerListed(ballot.id, voter)]
    if ballot.status is not BallotStatus.OPEN:
        refuse(Refusal.BALLOT_NOT_OPEN, ballot=ballot.id, status=ballot.status)
    is_a_choice(ballot, choice)
    if before is None:
        return [ve.VoteCast(ballot.id, voter, choice)]
    if not meeting.profile.may_change:
        refuse(Refusal.ALREADY_VOTED, ballot=ballot.id)
    return [ve.VoteChanged(ballot.id, voter, choice)]


def _is_over(ballot: Ballot, context: Context) -> bool:
    running_out = ballot.status is BallotStatus.OPEN and context.at > ballot.deadline_at
    return ballot.status is BallotStatus.CLOSED or running_out


def _enter(meeting: Meeting, command: c.EnterPostedAnswer, context: Context) -> list[Event]:
    """A paper that comes after the window is listed as late, like any answer."""
    answers = _as_read(meeting, command.voter, command.answers)
    _has_not_answered(meeting, command.voter, answers)
    late = [id_ for id_ in answers if _is_over(meeting.ballots[id_], context)]
    if late:
        known = meeting.writing
        return [
            e.LateAnswerListed(id_, command.voter) for id_ in late if not known.is_late(id_, command.voter)
        ]
    paper = meeting.writing.posted.get(command.voter)
    if paper is not None and paper.answers == answers:
        return []
    return [e.PostedAnswerEntered(command.voter, answers)]


def _witness(meeting: Meeting, command: c.WitnessPostedAnswer, context: Context) -> list[Event]:
    """Two witnesses read the paper on their own; with the second its answers are votes."""
    answers = _as_read(meeting, command.voter, command.answers)
    paper, witness = meeting.writing.posted.get(command.voter), context.actor.person
    if paper is None:
        refuse(Refusal.UNKNOWN_PAPER)
    if any(_is_over(meeting.ballots[id_], context) for id_ in paper.answers):
        refuse(Refusal.TOO_LATE)
    if witness in paper.witnesses:
        return []
    if witness == command.voter:
        refuse(Refusal.NOT_ALLOWED, role=context.actor.role)
    _has_not_answered(meeting, command.voter, paper.answers)
    if answers != paper.answers:
        refuse(Refusal.PAPER_DIFFERS)
    witnessed: list[Event] = [e.PostedAnswerWitnessed(command.voter, witness)]
    if len(paper.witnesses) + 1 < WITNESSES_NEEDED:
        return witnessed
    return [*witnessed, *(ve.VoteCast(id_, command.voter, choice) for id_, choice in sorted(answers.items()))]


def _as_read(meeting: Meeting, voter: PersonId, answers: Answers) -> Answers:
    """Answers to texts that were put together, each as the paper's form asks."""
    is_on_roll(meeting, voter)
    if not answers:
        refuse(Refusal.NOTHING_TO_ANSWER)
    put = {ballot.id for ballot in meeting.put_together()}
    for id_, choice in answers.items():
        ballot = known_ballot(meeting, id_)
        if id_ not in put or ballot.status is BallotStatus.ANNULLED:
            refuse(Refusal.BALLOT_NOT_OPEN, ballot=id_, status=ballot.status)
        if voter in ballot.excluded:
            refuse(Refusal.OWN_REPORT, decision=ballot.decision)
        is_a_choice(ballot, ballot.as_on_paper(choice))
    return {id_: meeting.ballots[id_].as_on_paper(choice) for id_, choice in sorted(answers.items())}


def _has_not_answered(meeting: Meeting, voter: PersonId, answers: Answers) -> None:
    """Once per member, by the link or by post, whichever is there first."""
    for id_ in answers:
        if voter in meeting.ballots[id_].votes:
            refuse(Refusal.ALREADY_VOTED, ballot=id_)


def late_papers(meeting: Meeting, ballot: Ballot) -> list[Event]:
    """Papers that two witnesses have not read within the window."""
    writing = meeting.writing
    return [
        e.LateAnswerListed(ballot.id, person)
        for person in writing.unconfirmed(ballot)
        if not writing.is_late(ballot.id, person)
    ]


def binding(quorum: QuorumSnapshot, result: Result) -> Result:
    """Binding when the answers reach quorum, whatever they say (Permenkop 19/2015 Ps 15)."""
    if quorum.reached:
        return result
    return Result(Outcome.VOID, base=result.base, needed=result.needed)


def given_back(meeting: Meeting, from_at: datetime, until_at: datetime) -> list[Event]:
    """What an outage has taken of the window's last day is given back; before it nobody is short of time,
    and the date in the members' letters stands."""
    extended: list[Event] = []
    for ballot in meeting.open_ballots():
        away = until_at - max(from_at, ballot.deadline_at - LAST_DAY)
        if away > timedelta(0):
            extended.append(ve.BallotExtended(ballot.id, ballot.deadline_at + away, ExtensionCause.OUTAGE))
    return extended
