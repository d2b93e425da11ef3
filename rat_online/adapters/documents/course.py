"""What happened and when: the lines of a meeting's course, in the order of time (rule book 7, risalah)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from rat_online.adapters.documents.blocks import Block, Column, Paragraph, Table
from rat_online.adapters.documents.decided import declared_words
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import (
    AgendaItem,
    CeremonyHeld,
    HandOver,
    Minutes,
    Nomination,
    Question,
    Speech,
    Suspension,
)
from rat_online.domain.vocabulary import NominationStatus

DAY_S = 24 * 3600

Line: TypeAlias = tuple[datetime, str]

BECAME = {
    NominationStatus.NOMINATED: "nomination.nominated",
    NominationStatus.ACCEPTED: "nomination.accepted",
    NominationStatus.DECLINED: "nomination.declined",
    NominationStatus.VERIFIED: "nomination.verified",
    NominationStatus.REJECTED: "nomination.rejected",
}


def course_table(lines: list[Line], voice: Voice) -> list[Block]:
    """The lines as a table of time and words; nothing happened, nothing printed."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: line[0])
    columns = (Column(voice.say("col.time")), Column(voice.say("col.what"), 1))
    return [Table(columns, tuple((voice.clock(at), text.strip()) for at, text in ordered))]


def special_lines(minutes: Minutes, voice: Voice) -> list[Line]:
    """What interrupted or governed the meeting: suspensions, hand-overs, roll, waivers, the chair's acts, and
    the reading."""
    read = [(minutes.read_at, voice.say("event.read"))] if minutes.read_at is not None else []
    return [*_led(minutes, voice), *_governed(minutes, voice), *read]


def item_lines(item: AgendaItem, minutes: Minutes, voice: Voice) -> list[Line]:
    """What was said and decided under one agenda item."""
    lines = [(one.at, speech_text(one, voice)) for one in item.speeches]
    lines += [(one.asked_at, question_text(one, voice)) for one in item.questions]
    lines += [(one.nominated_at, nomination_text(one, voice)) for one in item.nominations]
    for one in minutes.decisions:
        if one.item == item.number:
            outcome = declared_words(one, voice)
            text = voice.say("event.decision", number=one.number, title=one.title, outcome=outcome)
            lines.append((one.declared_at or one.proposed_at, text))
    for shelved in minutes.proposals:
        if shelved.item == item.number:
            became = voice.word(shelved.became)
            text = voice.say("event.proposal", text=shelved.text.rstrip("."), became=became)
            lines.append((shelved.withdrawn_at or shelved.proposed_at, text))
    return lines


def by_item(minutes: Minutes, lines: list[Line]) -> dict[int, list[Line]]:
    """Each line under the item that was running then; 0 holds what came before the first item."""
    placed: dict[int, list[Line]] = {0: []}
    started = [(one.started_at, one.number) for one in minutes.agenda if one.started_at is not None]
    for at, text in lines:
        running = [number for start, number in started if start <= at]
        placed.setdefault(running[-1] if running else 0, []).append((at, text))
    return placed


def speech_text(speech: Speech, voice: Voice) -> str:
    """Who spoke, how, for how long, and the gist; for an interupsi whether the chair let it stand."""
    length = voice.say("event.length", minutes=spoken(speech.seconds)) if speech.seconds else ""
    person, kind = voice.person(speech.speaker), voice.word(speech.kind)
    if speech.gist:
        said = voice.say("event.speech", person=person, kind=kind, length=length, gist=speech.gist)
    else:
        said = voice.say("event.speech-bare", person=person, kind=kind, length=length)
    if speech.accepted is None:
        return said
    settled = voice.say("event.accepted" if speech.accepted else "event.refused")
    reason = _reason(speech.reason, voice)
    return f"{said} {settled} {reason}".strip()


def question_text(question: Question, voice: Voice) -> str:
    """A question with its answer, or the date by which one is due."""
    group = voice.say("event.question-group", group=question.group) if question.group else ""
    asked = voice.say("event.question", person=voice.person(question.asker), group=group, text=question.text)
    if question.together_with is not None:
        together = voice.say("event.together", person=voice.person(question.together_with))
        return f"{asked}\n{together}"
    if question.answer:
        by = question.answered_by or "–"
        return f"{asked}\n{voice.say('event.answer', by=by, answer=question.answer)}"
    if question.answer_due_on is None:
        return f"{asked}\n{voice.say('event.unanswered-bare')}"
    return f"{asked}\n{voice.say('event.unanswered', date=voice.day(question.answer_due_on))}"


def nomination_text(one: Nomination, voice: Voice) -> str:
    """Who nominated whom, and what became of it."""
    became = voice.say(BECAME[one.status])
    nominee, by = voice.person(one.nominee), voice.person(one.by)
    said = voice.say("event.nomination", nominee=nominee, by=by, became=became)
    return f"{said} {_reason(one.reason, voice)}".strip()


def speaking_table(minutes: Minutes, voice: Voice) -> Table:
    """Speaking statistics: turns and time of everybody who had the floor, and their totals."""
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.name"), 1),
        Column(voice.say("col.turns"), right=True),
        Column(voice.say("col.spoken"), right=True),
    )
    rows = tuple(
        (voice.number(number), voice.person(one.person), voice.number(one.turns), spoken(one.seconds))
        for number, one in enumerate(minutes.speaking, start=1)
    )
    turns = voice.number(sum(one.turns for one in minutes.speaking))
    total = ("", voice.say("col.count"), turns, spoken(sum(one.seconds for one in minutes.speaking)))
    return Table(columns, rows, total, dense=True)


def spoken(seconds: int) -> str:
    """3:30, as a clock would show it; hours where there are some."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def notes_paragraphs(notes: str) -> list[Block]:
    """The secretary's notes, a paragraph for each that she left a line between."""
    return [Paragraph(part.strip()) for part in notes.split("\n\n") if part.strip()]


def _led(minutes: Minutes, voice: Voice) -> Iterator[Line]:
    for pause in minutes.suspensions:
        yield pause.at, _suspension(pause, voice)
    for change in minutes.hand_overs:
        yield (
            change.at,
            voice.say(
                "event.hand-over",
                office=voice.word(change.office),
                giver=change.giver,
                taker=change.taker,
                reason=_reason(_why_over(change, voice), voice),
            ),
        )
    for act in minutes.operator_acts:
        done = voice.word(act.act)
        yield (
            act.at,
            voice.say("event.operator", operator=act.operator, ordered_by=act.ordered_by, act=done),
        )


def _why_over(change: HandOver, voice: Voice) -> str:
    if change.silent_s is None:
        return change.reason
    days = change.silent_s // DAY_S
    if days:
        return voice.say("event.silent-days", days=days)
    return voice.say("event.silent", seconds=change.silent_s)


def _ceremony(held: CeremonyHeld, voice: Voice) -> str:
    persons = ", ".join(voice.person(person) for person in held.persons)
    said = f"{voice.title(held.kind)}: {persons}."
    if held.term_from is None or held.term_until is None:
        return said
    term = voice.say("event.term", begins=voice.day(held.term_from), ends=voice.day(held.term_until))
    return f"{said} {term}"


def _governed(minutes: Minutes, voice: Voice) -> Iterator[Line]:
    for held in minutes.ceremonies:
        yield held.at, _ceremony(held, voice)
    for change in minutes.roll_changes:
        yield (
            change.at,
            voice.say(
                "event.roll",
                person=voice.person(change.person),
                change=voice.word(change.change),
                reason=change.reason,
                by=change.by,
            ),
        )
    for one in minutes.waivers:
        yield one.at, voice.say("event.waiver", by=one.by, check=voice.word(one.check), reason=one.reason)
    for act in minutes.interventions:
        # The text of a decision brings its own full stop; the sentence around it has one.
        subject = voice.say("event.subject", subject=act.subject.rstrip(".")) if act.subject else ""
        reason = _reason(act.reason, voice)
        yield (
            act.at,
            voice.say(
                "event.intervention", by=act.by, act=voice.word(act.act), subject=subject, reason=reason
            ),
        )


def _suspension(pause: Suspension, voice: Voice) -> str:
    kind, reason = voice.word(pause.kind), _reason(pause.reason, voice)
    if pause.resumed_at is None:
        return voice.say("event.suspension-open", kind=kind, reason=reason)
    return voice.say("event.suspension", kind=kind, until=voice.at(pause.resumed_at), reason=reason)


def _reason(reason: str, voice: Voice) -> str:
    return voice.say("reason", reason=reason) if reason else ""
