"""The sections of the floor: who speaks, who waits, interupsi, turns and written questions.

What grows with the members is shown to those who run the meeting alone; everybody else sees the head of the
queue, and how many wait is one of the figures.
"""

from collections.abc import Iterator, Mapping

from rat_online.app.view import plain
from rat_online.app.view.audience import Audience
from rat_online.app.view.plain import Section
from rat_online.domain.chain import Json
from rat_online.domain.events import Event
from rat_online.domain.events import asking as qe
from rat_online.domain.events import speaking as se
from rat_online.domain.floor import Interruption, Turn
from rat_online.domain.meeting import Meeting
from rat_online.domain.questions import Question
from rat_online.domain.vocabulary import PersonId, QuestionStatus

NEXT_SHOWN = 5
"""How many of the queue everybody sees."""

INSIDE = (Audience.OFFICER, Audience.AUDITOR)
Texts = Mapping[str, str]


def floor(meeting: Meeting, audience: Audience, texts: Texts) -> Section:
    """Who holds the floor and who is next; inside also the whole queue, and who is warned or silenced."""
    held = meeting.floor
    section: Section = {
        "speaking": _turn(meeting, held.speaking),
        "paused": _turn(meeting, held.paused),
        "next": list(held.hands)[:NEXT_SHOWN],
        "interruptions": [
            _interruption(one, texts if audience in INSIDE else None) for one in held.pending()
        ],
    }
    if audience in INSIDE:
        section["hands"] = [
            {"person": person, "since_at": plain.when(since)} for person, since in held.hands.items()
        ]
        section["warnings"] = dict(held.warnings)
        section["muted"] = sorted(held.muted)
        section["removed"] = sorted(held.removed)
    return section


def _turn(meeting: Meeting, turn: Turn | None) -> Json:
    if turn is None:
        return None
    by = meeting.floor.interruptions.get(turn.interruption or "")
    return {
        "turn": turn.id,
        "person": turn.person,
        "item": turn.item,
        "interruption": by.kind.value if by else None,
        "given_at": plain.when(turn.given_at),
        "since_at": plain.when(turn.since_at),
        "deadline_at": plain.when(turn.deadline_at),
        "left_s": int(turn.left.total_seconds()),
    }


def _interruption(one: Interruption, texts: Texts | None) -> Json:
    """What was written with it is for the chair, who decides on it."""
    section: Section = {
        "id": one.id,
        "person": one.by,
        "kind": one.kind.value,
        "raised_at": plain.when(one.raised_at),
    }
    if texts is not None:
        section["text"] = texts.get(one.words, "") if one.words else ""
    return section


def turns(meeting: Meeting, texts: Texts) -> Section:
    """Every turn with its gist, and the speaking statistics: for those who run or check the meeting."""
    spoken = meeting.floor.turns.values()
    return {
        "list": [
            {
                "turn": turn.id,
                "person": turn.person,
                "item": turn.item,
                "given_at": plain.when(turn.given_at),
                "ended_at": plain.when(turn.ended_at),
                "seconds": turn.seconds_at(turn.ended_at) if turn.ended_at else None,
                "gist": texts.get(turn.gist, "") if turn.gist else None,
            }
            for turn in spoken
        ],
        "statistics": [
            {"person": person, "turns": share.turns, "seconds": share.seconds}
            for person, share in meeting.floor.shares().items()
        ],
    }


def questions(meeting: Meeting, audience: Audience, texts: Texts) -> Section:
    """The question that is shown, which the chair has made everybody's; inside every question."""
    asked = meeting.questions
    shown = asked.asked.get(asked.shown or "")
    section: Section = {"shown": _question(shown, texts) if shown else None}
    if audience in INSIDE:
        section["list"] = [_question(one, texts) for one in asked.asked.values()]
    return section


def _question(one: Question, texts: Texts) -> Json:
    return {
        "id": one.id,
        "person": one.by,
        "item": one.item,
        "text": texts.get(one.words, ""),
        "asked_at": plain.when(one.asked_at),
        "status": one.status.value,
        "group": one.group,
        "into": one.into,
        "answer": texts.get(one.answer, "") if one.answer else None,
        "answered_by": one.answered_by,
    }


def persons_on_floor(meeting: Meeting, audience: Audience) -> Iterator[PersonId]:
    """Whom these sections point to."""
    held, asked = meeting.floor, meeting.questions.asked
    yield from (turn.person for turn in (held.speaking, held.paused) if turn is not None)
    yield from list(held.hands)[:NEXT_SHOWN]
    yield from (one.by for one in held.pending())
    shown = asked.get(meeting.questions.shown or "")
    told = [shown] if shown is not None else []
    if audience in INSIDE:
        told = list(asked.values())
        yield from held.hands
        yield from (turn.person for turn in held.turns.values())
        yield from (*held.warnings, *held.muted, *held.removed)
    for question in told:
        yield question.by
        if question.answered_by is not None:
            yield question.answered_by


def floor_figures(meeting: Meeting) -> Section:
    """How many hands are up and how many questions wait."""
    return {"hands": len(meeting.floor.hands), "questions": sum(1 for _ in meeting.questions.waiting())}


def seat_on_floor(meeting: Meeting, entry: PersonId, texts: Texts) -> Section:
    """What a seat knows of itself: place in the queue, interupsi, questions, and the chair's order."""
    held = meeting.floor
    pending = held.pending_of(entry)
    return {
        "place": held.place_of(entry),
        "interruption": pending.id if pending else None,
        "warnings": held.warnings.get(entry, 0),
        "muted": entry in held.muted,
        "removed": entry in held.removed,
        "questions": [_own(meeting, one, texts) for one in meeting.questions.of(entry)],
    }


def _own(meeting: Meeting, one: Question, texts: Texts) -> Json:
    standing = meeting.questions.standing_of(one)
    is_open = one.status is QuestionStatus.WAITING
    return {
        "id": one.id,
        "text": texts.get(one.words, ""),
        "status": one.status.value,
        "answer": texts.get(standing.answer, "") if standing.answer and not is_open else None,
    }


def persons_moved(event: Event, meeting: Meeting) -> tuple[PersonId, ...]:
    """Whose own part of the floor an event changes: also everybody who moves up in the queue."""
    held, asked = meeting.floor, meeting.questions.asked
    match event:
        case se.HandRaised() | se.PersonWarned() | se.PersonUnmuted() | se.PersonReadmitted():
            return (event.person,)
        case se.HandWithdrawn() | se.FloorGiven() | se.PersonMuted() | se.PersonRemoved():
            return (event.person, *held.hands)
        case se.InterruptionRaised() | qe.QuestionAsked():
            return (event.by,)
        case se.InterruptionWithdrawn() | se.InterruptionAccepted() | se.InterruptionRefused():
            return (held.interruptions[event.interruption].by,)
        case qe.QuestionWithdrawn() | qe.QuestionAnswered():
            # A merged question is answered with the one that it went into.
            return tuple(one.by for one in asked.values() if _stands_for(meeting, one, event.question))
        case qe.QuestionsMerged():
            return tuple(asked[one].by for one in event.questions)
        case _:
            return ()


def _stands_for(meeting: Meeting, one: Question, question: str) -> bool:
    return one.id == question or meeting.questions.standing_of(one).id == question
