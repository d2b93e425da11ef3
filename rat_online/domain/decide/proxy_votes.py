"""Rules of a vote by proxy: cast by the holder, for one giver, in one ballot. Rule book 3 and 6.5."""

from rat_online.domain.ballot import Ballot
from rat_online.domain.commands import representing as c
from rat_online.domain.context import Context
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.choices import is_a_choice
from rat_online.domain.decide.requirements import acts_for_self, known_ballot, running_ballot
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import voting as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import BallotStatus, Channel


def cast_for(meeting: Meeting, command: c.CastProxyVote, context: Context) -> list[Event]:
    """As a vote of one's own: once, the same again is the same, late is late; not after the giver came."""
    acts_for_self(context, command.holder)
    ballot = known_ballot(meeting, command.ballot)
    giver, choice = command.giver, ballot.as_on_paper(command.choice)
    is_mine = ballot.proxied.get(giver) == command.holder
    before = ballot.votes.get(giver) if is_mine else None
    if before is not None and before == choice:
        return []
    if meeting.attendance.holders.get(giver) != command.holder:
        refuse(Refusal.PROXY_MISSING)
    if ballot.status is BallotStatus.CLOSED or context.at > ballot.deadline_at:
        refuse(Refusal.TOO_LATE, ballot=ballot.id)
    running_ballot(meeting, command.ballot)
    if {giver, command.holder} & ballot.excluded:
        refuse(Refusal.OWN_REPORT, decision=ballot.decision)
    returning = _here_on_line(meeting, ballot, command)
    is_a_choice(ballot, choice)
    if before is None:
        return [*returning, e.VoteCast(ballot.id, giver, choice)]
    if not meeting.profile.may_change:
        refuse(Refusal.ALREADY_VOTED, ballot=ballot.id)
    return [*returning, e.VoteChanged(ballot.id, giver, choice)]


def _here_on_line(meeting: Meeting, ballot: Ballot, command: c.CastProxyVote) -> list[Event]:
    """The holder is present, and neither of the two votes at a place in this ballot."""
    returning = back_again(meeting, command.holder)
    in_hall = meeting.attendance.visits[command.holder].channel is Channel.HALL
    if in_hall or {command.giver, command.holder} & ballot.at_place.keys():
        refuse(Refusal.VOTES_IN_HALL)
    return returning
