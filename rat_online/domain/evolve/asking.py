"""What written questions add up to."""

from typing import assert_never

from rat_online.domain.events import AskingEvent, Happened
from rat_online.domain.events import asking as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.questions import Question
from rat_online.domain.vocabulary import QuestionStatus


def evolve(meeting: Meeting, event: AskingEvent, happened: Happened) -> None:
    questions = meeting.questions
    match event:
        case e.QuestionAsked():
            questions.asked[event.question] = Question(
                event.question, event.by, event.item, event.words, happened.at
            )
        case e.QuestionWithdrawn():
            questions.asked[event.question].status = QuestionStatus.WITHDRAWN
        case e.QuestionsGrouped():
            for question in event.questions:
                questions.asked[question].group = event.group
        case e.QuestionsMerged():
            for question in event.questions:
                merged = questions.asked[question]
                merged.status, merged.into = QuestionStatus.MERGED, event.into
        case e.QuestionShown():
            questions.shown = event.question
        case e.QuestionAnswered():
            answered = questions.asked[event.question]
            answered.status, answered.answer = QuestionStatus.ANSWERED, event.answer
            answered.answered_by, answered.answered_at = event.answered_by, happened.at
        case _:
            assert_never(event)
