"""Rules of an open ballot: opening, votes, extension, closing, annulment. Rule book 6.3 to 6.6."""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from rat_online.domain import money
from rat_online.domain.ballot import Ballot, GroupCount, Result, Tally
from rat_online.domain.commands import VotingCommand
from rat_online.domain.commands import voting as c
from rat_online.domain.context import Context
from rat_online.domain.count_sheet import written
from rat_online.domain.decide import opening, places, writing
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.choices import is_a_choice
from rat_online.domain.decide.declaring import chair_is_no_candidate
from rat_online.domain.decide.requirements import (
    acts_for_self,
    in_range,
    is_on_roll,
    is_quorate,
    known_ballot,
    known_decision,
    nothing_running,
    reason_given,
    roll_call_is_over,
    running_ballot,
    state_is,
)
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import attending as presence
from rat_online.domain.events import deciding as deciding_events
from rat_online.domain.events import speaking as floor_events
from rat_online.domain.events import voting as e
from rat_online.domain.group_counts import count_groups, groups_add_up
from rat_online.domain.majority import count_votes, judge
from rat_online.domain.meeting import Meeting
from rat_online.domain.place import ChannelCount
from rat_online.domain.prose import Prose
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.reporting import entitled_weight, who_may_not_vote
from rat_online.domain.transitions import statuses_before
from rat_online.domain.vocabulary import (
    BallotForm,
    BallotStatus,
    Channel,
    DecisionStatus,
    ExtensionCause,
    MeetingState,
    Outcome,
    PersonId,
    ProseId,
)

LONGEST_DELAY_MS = 15_000


def decide(meeting: Meeting, command: VotingCommand, context: Context) -> list[Event]:
    match command:
        case c.CastVote():
            return _cast(meeting, command, context)
        case c.OpenBallot():
            return _open(meeting, command, context)
        case c.EnterPlaceCount():
            return places.enter(meeting, command, context)
        case c.ExtendBallot():
            return _extend(meeting, command, context)
        case c.CloseBallot():
            return _close(meeting, command, context)
        case c.AnnulBallot():
            return _annul(meeting, command, context)
        case c.RecordOutage():
            return _outage(meeting, command, context)
        case _:
            assert_never(command)


def _open(meeting: Meeting, command: c.OpenBallot, context: Context) -> list[Event]:
    """Opening fixes the text, the options, the rule and the deadline (rule book 6.4)."""
    state_is(meeting, MeetingState.OPEN)
    roll_call_is_over(meeting)
    nothing_running(meeting)
    decision = known_decision(meeting, command.decision, *statuses_before(e.BallotOpened))
    opening.may_be_voted_on(meeting, decision)
    profile = meeting.profile
    usual = profile.motion_s if decision.form is BallotForm.MOTION else profile.election_s
    seconds = usual if command.seconds is None else command.seconds
    in_range(seconds, profile.shortest_ballot_s, profile.longest_ballot_s)
    rule = profile.rules[decision.kind]
    delay_ms = min(context.delay_ms, LONGEST_DELAY_MS)
    options, seats = opening.what_is_open(meeting, decision)
    return [
        e.BallotOpened(
            ballot=f"b{len(meeting.ballots) + 1}",
            decision=decision.id,
            round=opening.round_of(meeting, decision),
            form=decision.form,
            text=decision.text,
            options=options,
            seats=seats,
            rule=replace(rule, quorum=meeting.quorum_rule(decision.kind)),
            quorum=meeting.quorum(decision.kind),
            deadline_at=context.at + timedelta(seconds=seconds, milliseconds=delay_ms),
            delay_ms=delay_ms,
            reason=_reason_below_quorum(meeting, decision, command.reason),
            tables_digest=money.digest(decision.tables),
            notes=decision.notes,
            excluded=tuple(sorted(who_may_not_vote(meeting, decision))),
        )
    ]


def _reason_below_quorum(meeting: Meeting, decision: Decision, reason: Prose | None) -> ProseId | None:
    """A vote opened below quorum needs the chair's stated reason, and is void (rule book section 2)."""
    quorum = meeting.quorum(decision.kind)
    if is_quorate(meeting, quorum):
        return None
    if reason is None or reason.is_blank:
        refuse(Refusal.QUORUM_NOT_MET, present=quorum.present, needed=quorum.needed, entitled=quorum.entitled)
    return reason_given(reason).id


def _cast(meeting: Meeting, command: c.CastVote, context: Context) -> list[Event]:
    """Once per member; a repeated send of the same vote is the same vote (rule book 6.5)."""
    acts_for_self(context, command.voter)
    ballot = known_ballot(meeting, command.ballot)
    before, choice = ballot.votes.get(command.voter), ballot.as_on_paper(command.choice)
    # The holder has voted before the giver came: a vote once cast stays cast (rule book section 3).
    if before is not None and command.voter in ballot.proxied:
        refuse(Refusal.VOTED_BY_PROXY, ballot=ballot.id)
    if before is not None and before == choice:
        return []
    if meeting.is_in_writing:
        return writing.answer(meeting, ballot, command.voter, choice, context)
    if ballot.status is BallotStatus.CLOSED or context.at > ballot.deadline_at:
        refuse(Refusal.TOO_LATE, ballot=ballot.id)
    running_ballot(meeting, command.ballot)
    is_on_roll(meeting, command.voter)
    if command.voter in ballot.excluded:
        refuse(Refusal.OWN_REPORT, decision=ballot.decision)
    returning = _present_to_vote(meeting, ballot, command.voter)
    is_a_choice(ballot, choice)
    if before is None:
        return [*returning, e.VoteCast(ballot.id, command.voter, choice)]
    if not meeting.profile.may_change:
        refuse(Refusal.ALREADY_VOTED, ballot=ballot.id)
    return [*returning, e.VoteChanged(ballot.id, command.voter, choice)]


def _present_to_vote(meeting: Meeting, ballot: Ballot, voter: PersonId) -> list[Event]:
    """Checked in, and not to vote at a place; a voter whose presence had lapsed is back by voting. Whoever
    was at a place while the ballot was open votes there in this ballot, also when moved on line since."""
    returning = back_again(meeting, voter)
    if meeting.attendance.visits[voter].channel is Channel.HALL or voter in ballot.at_place:
        refuse(Refusal.VOTES_IN_HALL)
    return returning


def _extend(meeting: Meeting, command: c.ExtendBallot, context: Context) -> list[Event]:
    """It may be extended before it ends, never shortened (rule book 6.4)."""
    ballot = running_ballot(meeting, command.ballot)
    chair_is_no_candidate(meeting, meeting.decisions[ballot.decision])
    if context.at > ballot.deadline_at:
        refuse(Refusal.TOO_LATE, ballot=ballot.id)
    longest = meeting.profile.longest_ballot_s
    deadline_at = ballot.deadline_at + timedelta(seconds=in_range(command.seconds, 1, longest))
    return [e.BallotExtended(ballot.id, deadline_at, ExtensionCause.CHAIR)]


def _annul(meeting: Meeting, command: c.AnnulBallot, context: Context) -> list[Event]:
    """Before closing, with a reason; once its time is over a ballot is counted (rule book 6.4), unless a
    place never brings its count."""
    ballot = running_ballot(meeting, command.ballot)
    chair_is_no_candidate(meeting, meeting.decisions[ballot.decision])
    if context.at > ballot.deadline_at and not ballot.uncounted:
        refuse(Refusal.TOO_LATE, ballot=ballot.id)
    return [e.BallotAnnulled(ballot.id, reason_given(command.reason).id)]


def _close(meeting: Meeting, command: c.CloseBallot, context: Context) -> list[Event]:
    """At the deadline, or before it only when everyone who is hadir has voted (rule book 6.4); never while
    the count of a place is missing or its witnesses differ."""
    ballot = running_ballot(meeting, command.ballot)
    asked = _asked(meeting, ballot)
    not_voted = len(asked - ballot.votes.keys() - ballot.at_place.keys())
    nobody = not ballot.votes and not ballot.at_place
    if context.at < ballot.deadline_at and (not_voted or nobody):
        left = ballot.deadline_at - context.at
        refuse(Refusal.BALLOT_STILL_RUNNING, not_voted=not_voted, seconds=int(left.total_seconds()) + 1)
    places.are_counted(ballot)
    on_line = count_votes(ballot, meeting.roll)
    channels = places.channels_of(ballot, on_line, meeting.roll)
    tally = places.merged(on_line, ballot, meeting.roll)
    groups = count_groups(ballot, meeting.roll, meeting.profile.parties)
    ranking = places.count_rankings(ballot, meeting.roll)
    stored = len(ballot.votes) if context.votes_stored is None else context.votes_stored
    quorum = _quorum_of(meeting, ballot)
    result = judge(ballot, tally, entitled_weight(ballot, meeting.roll), ranking)
    late = writing.late_papers(meeting, ballot) if meeting.is_in_writing else []
    return [
        *late,
        e.BallotClosed(
            ballot=ballot.id,
            quorum=quorum,
            tally=tally,
            result=_valid_at_close(meeting, quorum, result),
            votes_stored=stored,
            reconciled=_is_reconciled(ballot, tally, stored) and _parts_add_up(channels, groups, tally),
            channels=channels,
            sheet=written(ranking.sheet) if ranking is not None and ranking.sheet is not None else None,
            groups=groups,
        ),
    ]


def _parts_add_up(channels: tuple[ChannelCount, ...], groups: tuple[GroupCount, ...], tally: Tally) -> bool:
    return places.reconcile(channels, tally) and groups_add_up(groups, tally)


def _asked(meeting: Meeting, ballot: Ballot) -> set[PersonId]:
    """Whom a ballot waits for: who is hadir or votes by proxy, in writing everybody on the roll."""
    if meeting.is_in_writing:
        return meeting.roll.entries.keys() - ballot.excluded
    return meeting.attendance.who_votes(ballot.excluded)


def _quorum_of(meeting: Meeting, ballot: Ballot) -> QuorumSnapshot:
    """The count when its time was over, or now; in writing the answers to this text (rule book 6.10)."""
    if meeting.is_in_writing:
        return meeting.answers_to(ballot.rule.quorum, ballot)
    return ballot.quorum_at_end or meeting.quorum(meeting.decisions[ballot.decision].kind)


def _valid_at_close(meeting: Meeting, quorum: QuorumSnapshot, result: Result) -> Result:
    """Validity is judged at opening, and at closing too only where the profile says both (rule book 2)."""
    if meeting.is_in_writing:
        return writing.binding(quorum, result)
    if not meeting.profile.valid_at_close or is_quorate(meeting, quorum):
        return result
    return Result(Outcome.VOID, base=result.base, needed=result.needed)


def _is_reconciled(ballot: Ballot, tally: Tally, stored: int) -> bool:
    """Votes ≤ entitled, each voter entitled on line, and as many stored as counted (rule book 6.6)."""
    on_line = ballot.entitled - ballot.at_place.keys()
    adds_up = tally.is_reconciled and ballot.fits(tally)
    return adds_up and stored == len(ballot.votes) and ballot.votes.keys() <= on_line


def _outage(meeting: Meeting, command: c.RecordOutage, context: Context) -> list[Event]:
    """While the server was away nobody could act: every running deadline moves by that time.

    It was there at the last event: of processes that start together one gives the time back, not each.
    """
    away = command.until_at - max(command.from_at, meeting.last_at)
    if away <= timedelta(0) or meeting.state not in (MeetingState.OPEN, MeetingState.SUSPENDED):
        return []
    if meeting.is_in_writing:
        # Never more than was away by the event's own time, which is what anybody can check.
        return writing.given_back(meeting, command.until_at - away, min(command.until_at, context.at))
    events: list[Event] = []
    ballot = meeting.open_ballot()
    # One whose time was over before waits for its places or its count, not for votes.
    if ballot is not None and ballot.deadline_at > command.until_at - away:
        events.append(e.BallotExtended(ballot.id, ballot.deadline_at + away, ExtensionCause.OUTAGE))
    for decision in meeting.decisions.values():
        if decision.status is DecisionStatus.ACCLAIMING and decision.acclamation is not None:
            deadline_at = decision.acclamation.deadline_at + away
            events.append(deciding_events.AcclamationExtended(decision.id, deadline_at))
    call = meeting.attendance.roll_call
    if call is not None:
        events.append(presence.RollCallExtended(call.deadline_at + away))
    speaking = meeting.floor.speaking
    if speaking is not None:
        events.append(
            floor_events.TurnExtended(speaking.id, speaking.deadline_at + away, ExtensionCause.OUTAGE)
        )
    return events
