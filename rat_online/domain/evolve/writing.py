"""What papers by post and late answers add up to."""

from dataclasses import replace
from typing import assert_never

from rat_online.domain.events import Happened, WritingEvent
from rat_online.domain.events import writing as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.writing import PostedAnswer


def evolve(meeting: Meeting, event: WritingEvent, happened: Happened) -> None:
    writing = meeting.writing
    match event:
        case e.PostedAnswerEntered():
            writing.posted[event.voter] = PostedAnswer(event.answers, happened.at)
        case e.PostedAnswerWitnessed():
            paper = writing.posted[event.voter]
            writing.posted[event.voter] = replace(paper, witnesses=(*paper.witnesses, event.witness))
        case e.LateAnswerListed():
            writing.late.setdefault(event.ballot, {})[event.voter] = happened.at
        case _:
            assert_never(event)
