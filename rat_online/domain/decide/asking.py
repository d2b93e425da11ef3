"""Rules of written questions: sent, grouped, merged, shown, answered. Rule book section 5."""

from typing import assert_never

from rat_online.domain.commands import AskingCommand
from rat_online.domain.commands import asking as c
from rat_online.domain.context import Context
from rat_online.domain.decide.attending import back_again
from rat_online.domain.decide.requirements import acts_for_self, is_on_roll, reason_given, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import asking as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.questions import Question
from rat_online.domain.vocabulary import MeetingState, PersonId, QuestionId, QuestionStatus

GATHERING = (MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)
LONGEST_QUESTION = 1000
LONGEST_GROUP = 80


def decide(meeting: Meeting, command: AskingCommand, context: Context) -> list[Event]:
    state_is(meeting, *GATHERING)
    match command:
        case c.AskQuestion():
            return _ask(meeting, command, context)
        case c.WithdrawQuestion():
            return _withdraw(meeting, command.question, context)
        case c.GroupQuestions():
            return _group(meeting, command)
        case c.MergeQuestions():
            return _merge(meeting, command)
        case c.ShowQuestion():
            return _show(meeting, command.question)
        case c.AnswerQuestion():
            return _answer(meeting, command)
        case _:
            assert_never(command)


def _ask(meeting: Meeting, command: c.AskQuestion, context: Context) -> list[Event]:
    """By a member who is here; so many at a time that everybody's are read."""
    acts_for_self(context, command.by)
    is_on_roll(meeting, command.by)
    returning = back_again(meeting, command.by)
    if command.by in meeting.floor.removed:
        refuse(Refusal.REMOVED)
    item = meeting.agenda.current if command.item is None else command.item
    if item is not None and item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=item)
    text = reason_given(command.text)
    if len(text.text) > LONGEST_QUESTION:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_QUESTION)
    waiting = [one for one in meeting.questions.of(command.by) if one.status is QuestionStatus.WAITING]
    if len(waiting) >= meeting.profile.questions_each:
        refuse(Refusal.QUESTIONS_WAITING, limit=meeting.profile.questions_each)
    id_ = f"q{len(meeting.questions.asked) + 1}"
    return [*returning, e.QuestionAsked(id_, command.by, item, text.id)]


def _known(meeting: Meeting, question: QuestionId, *statuses: QuestionStatus) -> Question:
    found = meeting.questions.asked.get(question)
    if found is None:
        refuse(Refusal.UNKNOWN_QUESTION)
    if statuses and found.status not in statuses:
        refuse(Refusal.QUESTION_OVER, status=found.status)
    return found


def _withdraw(meeting: Meeting, question: QuestionId, context: Context) -> list[Event]:
    """Until it is answered or merged into another's."""
    found = _known(meeting, question)
    acts_for_self(context, found.by)
    if found.status is QuestionStatus.WITHDRAWN:
        return []
    _known(meeting, question, QuestionStatus.WAITING)
    hidden: list[Event] = [e.QuestionShown(None)] if meeting.questions.shown == question else []
    return [*hidden, e.QuestionWithdrawn(question)]


def _several(questions: tuple[QuestionId, ...]) -> None:
    if not questions or len(set(questions)) != len(questions):
        refuse(Refusal.MALFORMED, field="questions")


def _group(meeting: Meeting, command: c.GroupQuestions) -> list[Event]:
    _several(command.questions)
    for question in command.questions:
        _known(meeting, question)
    group = command.group.strip()
    if len(group) > LONGEST_GROUP:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_GROUP)
    moved = tuple(one for one in command.questions if meeting.questions.asked[one].group != group)
    return [e.QuestionsGrouped(moved, group)] if moved else []


def _merge(meeting: Meeting, command: c.MergeQuestions) -> list[Event]:
    _several(command.questions)
    into = _known(meeting, command.into, QuestionStatus.WAITING, QuestionStatus.ANSWERED)
    if into.id in command.questions:
        refuse(Refusal.MALFORMED, field="questions")
    for question in command.questions:
        _known(meeting, question, QuestionStatus.WAITING)
    is_shown = meeting.questions.shown in command.questions
    hidden: list[Event] = [e.QuestionShown(into.id)] if is_shown else []
    return [*hidden, e.QuestionsMerged(into.id, command.questions)]


def _show(meeting: Meeting, question: QuestionId | None) -> list[Event]:
    if question is not None:
        _known(meeting, question, QuestionStatus.WAITING, QuestionStatus.ANSWERED)
    return [] if meeting.questions.shown == question else [e.QuestionShown(question)]


def _answer(meeting: Meeting, command: c.AnswerQuestion) -> list[Event]:
    """Again where the first answer was wrong: the last one is printed, the log keeps both."""
    found = _known(meeting, command.question, QuestionStatus.WAITING, QuestionStatus.ANSWERED)
    if command.answered_by is not None:
        _is_known(meeting, command.answered_by)
    answer = reason_given(command.answer)
    return [e.QuestionAnswered(found.id, answer.id, command.answered_by)]


def _is_known(meeting: Meeting, person: PersonId) -> None:
    offices = meeting.offices
    officers = (holder for holders in offices.holders.values() for holder in holders)
    if person not in meeting.roll and person not in (*offices.board, *offices.supervisors, *officers):
        refuse(Refusal.UNKNOWN_PERSON)
