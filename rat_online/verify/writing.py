"""Checks of a written meeting: its window, papers by post, late answers. Rule book 6.10.

Permenkop 19/2015 Ps 15: up to 14 days to answer, binding when the answers reach quorum.
"""

from rat_online.verify.ballots import Ballot
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Paper
from rat_online.verify.times import DAY, moment

LONGEST_WINDOW_DAYS = 14
WITNESSES_NEEDED = 2

ONLY_IN_WRITING = ("PostedAnswerEntered", "PostedAnswerWitnessed", "LateAnswerListed")
IN_WRITING = frozenset(
    {
        *ONLY_IN_WRITING,
        "MeetingScheduled",
        "RulesChanged",
        "DelegateNamed",
        "RollFrozen",
        "RollAmended",
        "InvitationsRecorded",
        "ReadinessOverridden",
        "RegistrationOpened",
        "OfficerAppointed",
        "OfficerRelieved",
        "ReportRecorded",
        "UnsignedExplained",
        "MeetingOpened",
        "MeetingCancelled",
        "GavelHandedOver",
        "GavelTakenOver",
        "NoteTaken",
        "DecisionProposed",
        "DecisionTextAmended",
        "TablesAttached",
        "SecrecySet",
        "CandidatePresented",
        "OrderDrawn",
        "ResultObjected",
        "ResultObjectionAnswered",
        "TieSettled",
        "LotDrawn",
        "ConsequenceRecorded",
        "ResultDeclared",
        "DecisionReconsidered",
        "ProposalWithdrawn",
        "BallotOpened",
        "VoteCast",
        "VoteChanged",
        "BallotExtended",
        "BallotClosed",
        "BallotAnnulled",
        "MeetingClosed",
    }
)
"""What has a sense where nobody is in attendance."""


def check_place(meeting: Meeting, record: Record) -> None:
    """A written meeting knows no presence, floor, consensus or reading; one in session no papers by post."""
    fits = record.kind in IN_WRITING if meeting.in_writing else record.kind not in ONLY_IN_WRITING
    meeting.demand(fits, "not-of-this-mode", record, kind=record.kind)


def check_window(meeting: Meeting, record: Record) -> None:
    """As many days as the profile allows, and never more than 14; none where it is held in session."""
    days = meeting.scheduled["window_days"]
    longest = min(meeting.profile["written_days"], LONGEST_WINDOW_DAYS)
    fits = 1 <= days <= longest if meeting.in_writing else days == 0
    meeting.demand(fits, "window-wrong", record)


def opens_with_its_window(meeting: Meeting, record: Record) -> None:
    """All texts at once and for the days that were announced, whatever has been answered so far."""
    others = [one for one in meeting.ballots.values() if one.status == "open"]
    at_once = all(one.opened_at == record.at for one in others) and meeting.acclaiming() is None
    meeting.demand(at_once, "something-running", record, kind=record.kind)
    meeting.demand(record.payload["reason"] is None, "void-wrong", record)
    runs = moment(record.payload["deadline_at"]) - record.at
    in_time = runs == meeting.scheduled["window_days"] * DAY and not record.payload["delay_ms"]
    meeting.demand(in_time, "deadline-wrong", record)


def answers_for_self(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    """A member by the own link; or a paper that the desk and two witnesses have read the same."""
    voter = record.payload["voter"]
    meeting.demand(voter in meeting.attendance.weights, "voter-not-entitled", record)
    if record.role == "member":
        meeting.acts_for_self(record, voter)
        return
    paper = meeting.papers.get(voter)
    read = paper is not None and len(paper.witnesses) >= WITNESSES_NEEDED
    same = read and paper is not None and paper.answers.get(ballot.id) == record.payload["choice"]
    meeting.demand(bool(same), "paper-unread", record)


def enter(meeting: Meeting, record: Record) -> None:
    """The desk's reading, within the window, of somebody who has not answered."""
    voter, answers = record.payload["voter"], record.payload["answers"]
    meeting.demand(voter in meeting.attendance.weights, "voter-not-entitled", record)
    meeting.demand(bool(answers), "paper-empty", record)
    _is_in_time(meeting, record, answers)
    known = meeting.papers.get(voter)
    meeting.demand(known is None or known.answers != answers, "paper-twice", record)
    for id_, choice in answers.items():
        ballot = meeting.ballots.get(id_)
        fits = ballot is not None and bool(choice) and ballot.takes(choice)
        meeting.demand(fits, "choice-misshapen", record)
        if ballot is not None:
            meeting.demand(voter not in ballot.excluded, "voter-on-own-report", record)
            meeting.demand(voter not in ballot.votes, "vote-twice", record, ballot=id_)
    meeting.papers[voter] = Paper(answers)
    meeting.findings.looked("papers by post")


def witness(meeting: Meeting, record: Record) -> None:
    voter, by = record.payload["voter"], record.payload["witness"]
    meeting.acts_for_self(record, by)
    paper = meeting.papers.get(voter)
    if paper is None:
        meeting.demand(False, "paper-unread", record)
        return
    _is_in_time(meeting, record, paper.answers)
    meeting.demand(by not in paper.witnesses and by != voter, "paper-witnessed-twice", record)
    paper.witnesses.add(by)


def _is_in_time(meeting: Meeting, record: Record, answers: dict[str, list[str]]) -> None:
    for id_ in answers:
        ballot = meeting.ballots.get(id_)
        running = ballot is not None and ballot.status != "closed" and record.at <= ballot.deadline_at
        meeting.demand(running, "after-deadline", record, kind=record.kind)


def list_late(meeting: Meeting, record: Record) -> None:
    """After the window; or at its end, of a paper that two witnesses had not read. It moves no figure."""
    voter, ballot = record.payload["voter"], meeting.ballots.get(record.payload["ballot"])
    meeting.demand(voter in meeting.attendance.weights, "voter-not-entitled", record)
    if ballot is None:
        meeting.demand(False, "ballot-not-open", record, kind=record.kind)
        return
    over = ballot.status == "closed" or record.at > ballot.deadline_at
    unread = voter in unread_papers(meeting, ballot) and record.at >= ballot.deadline_at
    meeting.demand((over or unread) and ballot.status != "annulled", "not-late", record)
    once = voter not in ballot.late and voter not in ballot.votes
    meeting.demand(once, "late-twice", record)
    if record.role == "member":
        meeting.acts_for_self(record, voter)
    ballot.late.add(voter)
    meeting.findings.looked("late answers")


def unread_papers(meeting: Meeting, ballot: Ballot) -> set[str]:
    """Whose paper on this text did not become a vote."""
    return {
        voter
        for voter, paper in meeting.papers.items()
        if ballot.id in paper.answers and voter not in ballot.votes
    }


def lists_what_is_late(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    missing = unread_papers(meeting, ballot) - ballot.late
    meeting.demand(not missing, "late-missing", record)


def is_given_back(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    """Only the server moves the window, and only for what an outage took of its last day."""
    by_outage = record.payload["cause"] == "outage" and record.at > ballot.deadline_at - DAY
    given = moment(record.payload["deadline_at"]) - ballot.deadline_at
    at_most = record.at - (ballot.deadline_at - DAY)
    meeting.demand(by_outage and given <= at_most, "window-moved", record)


def was_put_to_the_members(meeting: Meeting, record: Record) -> None:
    asked = any(ballot.status == "closed" for ballot in meeting.ballots.values())
    meeting.demand(asked, "nothing-was-asked", record)


ACTS = {
    "PostedAnswerEntered": enter,
    "PostedAnswerWitnessed": witness,
    "LateAnswerListed": list_late,
}
