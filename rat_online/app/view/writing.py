"""What a written meeting shows: its window, how many have answered, papers by post, who was late.

Nobody sees what was answered before the window is over, and no page ever shows who answered what.
"""

from rat_online.app.view import plain
from rat_online.app.view.audience import Audience
from rat_online.app.view.plain import Section
from rat_online.domain.ballot import Ballot
from rat_online.domain.chain import Json
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import BallotStatus, PersonId


def writing(meeting: Meeting, audience: Audience) -> Section | None:
    """The window for everybody; papers and late answers for those who run or check the meeting. None where
    the meeting is held in session."""
    if not meeting.is_in_writing:
        return None
    put = meeting.put_together()
    running = [ballot for ballot in put if ballot.status is BallotStatus.OPEN]
    shown: Section = {
        "days": meeting.about.window_days,
        "objection_days": meeting.profile.written_objection_days,
        "texts": [ballot.id for ballot in put],
        "running": bool(running),
        "deadline_at": plain.when(max((ballot.deadline_at for ballot in put), default=None)),
    }
    if audience in (Audience.OFFICER, Audience.AUDITOR):
        shown["papers"] = _papers(meeting, put)
        shown["late"] = _late(meeting)
    return shown


def answers(meeting: Meeting) -> Json:
    """How many have answered, and to which text; only counts, and only in writing."""
    if not meeting.is_in_writing:
        return None
    put = meeting.put_together()
    return {
        "answered": len({person for ballot in put for person in ballot.votes}),
        "asked": len(meeting.roll.entries),
        "texts": {ballot.id: len(ballot.votes) for ballot in put},
    }


def persons_in_writing(meeting: Meeting, audience: Audience) -> set[PersonId]:
    """Whose names those who run or check the meeting need."""
    if audience not in (Audience.OFFICER, Audience.AUDITOR):
        return set()
    return {*meeting.writing.posted, *(person for late in meeting.writing.late.values() for person in late)}


def _papers(meeting: Meeting, put: tuple[Ballot, ...]) -> Json:
    """Papers of the window: whose, on which texts, and which witnesses have read them; not what they say."""
    texts = {ballot.id for ballot in put}
    return [
        {
            "person": person,
            "texts": sorted(texts & paper.answers.keys()),
            "witnesses": list(paper.witnesses),
            "counted": all(person in meeting.ballots[id_].votes for id_ in paper.answers),
        }
        for person, paper in sorted(meeting.writing.posted.items())
        if texts & paper.answers.keys()
    ]


def _late(meeting: Meeting) -> Json:
    return [
        {"ballot": ballot, "person": person, "at": plain.when(at)}
        for ballot, late in meeting.writing.late.items()
        for person, at in late.items()
    ]
