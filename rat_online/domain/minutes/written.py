"""Who answered in writing, in the place of attendance: in time by link or by post, and who was late."""

from datetime import datetime

from rat_online.domain.ballot import Ballot
from rat_online.domain.minutes.attending import AttendanceRow, LateAnswer
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.terms import Channel, Confirmation, Status
from rat_online.domain.vocabulary import BallotStatus, PersonId


def counted(chronicle: Chronicle) -> list[Ballot]:
    """The texts whose answers were counted; what was annulled was not asked."""
    ballots = chronicle.meeting.ballots.values()
    return [ballot for ballot in ballots if ballot.status is not BallotStatus.ANNULLED]


def answered(chronicle: Chronicle) -> dict[PersonId, datetime]:
    """Everybody who answered any text in time, and when first."""
    found: dict[PersonId, datetime] = {}
    for ballot in counted(chronicle):
        for person in ballot.votes:
            at = ballot.received_at[person]
            found[person] = min(at, found.get(person, at))
    return found


def by_post(chronicle: Chronicle) -> set[PersonId]:
    writing = chronicle.meeting.writing
    return {
        person
        for ballot in counted(chronicle)
        for person in ballot.votes
        if writing.came_by_post(ballot, person)
    }


def answer_row(
    chronicle: Chronicle, person: PersonId, at: datetime, number: int, status: Status
) -> AttendanceRow:
    on_paper = person in by_post(chronicle)
    return AttendanceRow(
        number=number,
        person=chronicle.sources.person(person),
        status=status,
        channel=Channel.WRITTEN,
        in_at=at,
        out_at=None,
        confirmation=Confirmation.PAPER if on_paper else Confirmation.SIGNED_IN,
    )


def late_answers(chronicle: Chronicle) -> tuple[LateAnswer, ...]:
    """Listed with the text and the time, not counted (rule book 6.10)."""
    meeting = chronicle.meeting
    late = [
        (at, person, meeting.ballots[ballot].text)
        for ballot, found in meeting.writing.late.items()
        for person, at in found.items()
    ]
    return tuple(LateAnswer(chronicle.sources.person(person), text, at) for at, person, text in sorted(late))
