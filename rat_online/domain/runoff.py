"""Ties of elections: the rounds held, and whether another one can help. Rule book 6.6."""

from rat_online.domain.ballot import Ballot
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import BallotForm, BallotStatus, OptionId


def rounds_held(meeting: Meeting, decision: Decision) -> int:
    """Rounds that were counted and valid: what was annulled, or void for want of quorum, was none."""
    return len(_counted(meeting, decision))


def tied_ballot(meeting: Meeting, decision: Decision) -> Ballot | None:
    """The ballot that a tie stands on."""
    counted = _counted(meeting, decision)
    return counted[-1] if counted else None


def _counted(meeting: Meeting, decision: Decision) -> list[Ballot]:
    ballots = (meeting.ballots[ballot] for ballot in decision.ballots)
    return [one for one in ballots if one.status is BallotStatus.CLOSED and not one.void]


def run_off_is_possible(ballot: Ballot) -> bool:
    """A count by stages that stopped while others than the tied still stand cannot be settled by a ballot
    among the tied: who is level there is level for going out, not for the seats."""
    if ballot.form is not BallotForm.RANKED or ballot.result is None:
        return True
    return set(ballot.result.tied) == set(still_standing(ballot))


def still_standing(ballot: Ballot) -> tuple[OptionId, ...]:
    """Who can still get one of the open seats."""
    if ballot.sheet is not None:
        return ballot.sheet.standing(ballot.names)
    return ballot.result.tied if ballot.result else ()
