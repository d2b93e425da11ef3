"""Checks of written questions. Rule book section 5."""

from rat_online.verify.floor import Question
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting

LONGEST_GROUP = 80


def ask(meeting: Meeting, record: Record) -> None:
    """By a member who is here, under an item of the agenda, so many at a time."""
    payload, asked = record.payload, meeting.questions.asked
    person = payload["by"]
    meeting.acts_for_self(record, person)
    meeting.demand(meeting.attendance.counts(person), "not-checked-in", record, kind=record.kind)
    meeting.demand(person not in meeting.floor.removed, "silenced-speaks", record, kind=record.kind)
    meeting.demand(payload["question"] not in asked, "question-wrong", record)
    known = payload["item"] is None or payload["item"] in meeting.items
    meeting.demand(known, "agenda-item-wrong", record)
    waiting = [one for one in asked.values() if one.asked["by"] == person and one.status == "waiting"]
    meeting.demand(len(waiting) < meeting.profile["questions_each"], "questions-many", record)
    asked[payload["question"]] = Question(payload)


def _found(meeting: Meeting, record: Record, id_: str, *statuses: str) -> Question | None:
    found = meeting.questions.asked.get(id_)
    fits = found is not None and (not statuses or found.status in statuses)
    return found if meeting.demand(fits, "question-wrong", record) else None


def withdraw(meeting: Meeting, record: Record) -> None:
    id_ = record.payload["question"]
    found = _found(meeting, record, id_, "waiting")
    meeting.demand(meeting.questions.shown != id_, "question-wrong", record)
    if found is not None:
        meeting.acts_for_self(record, found.asked["by"])
        found.status = "withdrawn"


def group(meeting: Meeting, record: Record) -> None:
    name = record.payload["group"]
    fits = bool(record.payload["questions"]) and len(name) <= LONGEST_GROUP and name == name.strip()
    meeting.demand(fits, "question-wrong", record)
    for id_ in record.payload["questions"]:
        found = _found(meeting, record, id_)
        if found is not None:
            meeting.demand(found.group != name, "question-wrong", record)
            found.group = name


def merge(meeting: Meeting, record: Record) -> None:
    into, merged = record.payload["into"], record.payload["questions"]
    _found(meeting, record, into, "waiting", "answered")
    meeting.demand(bool(merged) and into not in merged, "question-wrong", record)
    for id_ in merged:
        found = _found(meeting, record, id_, "waiting")
        meeting.demand(meeting.questions.shown != id_, "question-wrong", record)
        if found is not None:
            found.status = "merged"


def show(meeting: Meeting, record: Record) -> None:
    """By those who lead; a member's own withdrawal takes the question off the screen first."""
    id_ = record.payload["question"]
    meeting.demand(id_ != meeting.questions.shown, "question-wrong", record)
    if id_ is not None:
        _found(meeting, record, id_, "waiting", "answered")
    if record.role == "member":
        shown = meeting.questions.asked.get(meeting.questions.shown or "")
        own = id_ is None and shown is not None and shown.asked["by"] == record.person
        meeting.demand(own, "role-may-not", record, role=record.role, kind=record.kind)
    meeting.questions.shown = id_


def answer(meeting: Meeting, record: Record) -> None:
    found = _found(meeting, record, record.payload["question"], "waiting", "answered")
    if found is not None:
        found.status = "answered"


ACTS = {
    "QuestionAsked": ask,
    "QuestionWithdrawn": withdraw,
    "QuestionsGrouped": group,
    "QuestionsMerged": merge,
    "QuestionShown": show,
    "QuestionAnswered": answer,
}
