"""Who spoke and what was asked, per agenda item, from a meeting's final state. Rule book sections 5 and 7."""

from datetime import date, datetime, timedelta

from rat_online.domain.floor import Interruption, Turn
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.model import Question, SpeakingShare, Speech
from rat_online.domain.minutes.terms import SpeechKind, Zone
from rat_online.domain.questions import Question as Asked
from rat_online.domain.vocabulary import InterruptionStatus, ItemId, QuestionStatus
from rat_online.domain.words.dates import local


def speeches_under(chronicle: Chronicle, item: ItemId) -> tuple[Speech, ...]:
    """Turns, and interupsi that were not heard, in the order of time."""
    floor = chronicle.meeting.floor
    spoken = [
        _turn(chronicle, turn) for turn in floor.turns.values() if _is_under(chronicle, turn.item, item)
    ]
    unheard = [
        _unheard(chronicle, one)
        for one in floor.interruptions.values()
        if one.status in (InterruptionStatus.REFUSED, InterruptionStatus.PENDING)
        and _is_under(chronicle, one.item, item)
    ]
    return tuple(sorted([*spoken, *unheard], key=lambda speech: speech.at))


def _is_under(chronicle: Chronicle, given: ItemId | None, item: ItemId) -> bool:
    """What came before the first item stands under it."""
    return item == (given or next(iter(chronicle.meeting.agenda.items), None))


def _turn(chronicle: Chronicle, turn: Turn) -> Speech:
    sources, by = chronicle.sources, turn.interruption
    kind = SpeechKind.TURN
    if by is not None:
        kind = SpeechKind(chronicle.meeting.floor.interruptions[by].kind.value)
    return Speech(
        at=turn.given_at,
        speaker=sources.person(turn.person),
        gist=sources.text(turn.gist) or (_words_of(chronicle, by) if by else ""),
        kind=kind,
        accepted=None if by is None else True,
        seconds=turn.seconds_at(turn.ended_at or turn.given_at),
    )


def _words_of(chronicle: Chronicle, interruption: str) -> str:
    """What its member had written, where the secretary noted no gist."""
    return chronicle.sources.text(chronicle.meeting.floor.interruptions[interruption].words)


def _unheard(chronicle: Chronicle, one: Interruption) -> Speech:
    return Speech(
        at=one.raised_at,
        speaker=chronicle.sources.person(one.by),
        gist=chronicle.sources.text(one.words),
        kind=SpeechKind(one.kind.value),
        accepted=False if one.status is InterruptionStatus.REFUSED else None,
        reason=chronicle.sources.text(one.reason),
    )


def questions_under(
    chronicle: Chronicle, item: ItemId, zone: Zone, ended_at: datetime
) -> tuple[Question, ...]:
    """Each as it was asked; one that was merged says with whose it was answered, and one that was not
    answered by when it will be."""
    due_on = local(ended_at, zone).date() + timedelta(days=chronicle.meeting.profile.answer_days)
    return tuple(
        _question(chronicle, asked, due_on)
        for asked in chronicle.meeting.questions.asked.values()
        if asked.status is not QuestionStatus.WITHDRAWN and _is_under(chronicle, asked.item, item)
    )


def _question(chronicle: Chronicle, asked: Asked, due_on: date) -> Question:
    sources = chronicle.sources
    standing = chronicle.meeting.questions.standing_of(asked)
    is_merged = standing is not asked
    answered_by = standing.answered_by
    return Question(
        asked_at=asked.asked_at,
        asker=sources.person(asked.by),
        text=sources.text(asked.words),
        answer="" if is_merged else sources.text(standing.answer),
        answered_by=sources.name(answered_by) if answered_by and not is_merged else "",
        answered_at=standing.answered_at,
        answer_due_on=None if standing.answer else due_on,
        group=asked.group,
        together_with=sources.person(standing.by) if is_merged else None,
    )


def shares_of(chronicle: Chronicle) -> tuple[SpeakingShare, ...]:
    """Speaking statistics: who spoke longest comes first."""
    shares = chronicle.meeting.floor.shares()
    ordered = sorted(shares.items(), key=lambda pair: -pair[1].seconds)
    return tuple(
        SpeakingShare(chronicle.sources.person(person), share.turns, share.seconds)
        for person, share in ordered
    )
