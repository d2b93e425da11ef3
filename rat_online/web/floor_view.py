"""What the records page shows of the floor, as plain values: speeches, interupsi, statistics, questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.meeting import Meeting
from rat_online.domain.questions import Question
from rat_online.domain.vocabulary import InterruptionStatus, PersonId


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """A turn; `kind` is that of an interupsi or "", `spoken` is empty while it runs."""

    name: str
    kind: str
    item: str
    at: datetime
    spoken: str
    gist: str


@dataclass(frozen=True, slots=True)
class UnheardRow:
    """An interupsi that got no turn, with its words and why it was refused."""

    name: str
    kind: str
    status: str
    at: datetime
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    name: str
    turns: int
    spoken: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    name: str
    group: str
    status: str
    at: datetime
    text: str
    answer: str


def length(seconds: int) -> str:
    """3:30, or 1:02:05 from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def speeches_of(meeting: Meeting, names: Mapping[PersonId, str], texts: Mapping[str, str]) -> list[SpeechRow]:
    """Every turn in order."""
    floor, items = meeting.floor, meeting.agenda.items
    rows = []
    for turn in floor.turns.values():
        by = floor.interruptions.get(turn.interruption or "")
        rows.append(
            SpeechRow(
                name=names.get(turn.person, ""),
                kind=by.kind.value if by else "",
                item=items[turn.item].planned.title if turn.item in items else "",
                at=turn.given_at,
                spoken=length(turn.seconds_at(turn.ended_at)) if turn.ended_at else "",
                gist=texts.get(turn.gist, "") if turn.gist else "",
            )
        )
    return rows


def unheard_of(meeting: Meeting, names: Mapping[PersonId, str], texts: Mapping[str, str]) -> list[UnheardRow]:
    """Interupsi that were refused or taken back, or wait."""
    return [
        UnheardRow(
            name=names.get(one.by, ""),
            kind=one.kind.value,
            status=one.status.value,
            at=one.raised_at,
            words=texts.get(one.words, "") if one.words else "",
            reason=texts.get(one.reason, "") if one.reason else "",
        )
        for one in meeting.floor.interruptions.values()
        if one.status is not InterruptionStatus.ACCEPTED
    ]


def shares_of(meeting: Meeting, names: Mapping[PersonId, str]) -> list[ShareRow]:
    """Speaking statistics: who spoke longest comes first."""
    shares = sorted(meeting.floor.shares().items(), key=lambda pair: -pair[1].seconds)
    return [ShareRow(names.get(person, ""), share.turns, length(share.seconds)) for person, share in shares]


def questions_of(
    meeting: Meeting, names: Mapping[PersonId, str], texts: Mapping[str, str]
) -> list[QuestionRow]:
    """Every written question in order, a merged one with the answer of the other."""

    def answer(one: Question) -> str:
        standing = meeting.questions.standing_of(one)
        return texts.get(standing.answer, "") if standing.answer else ""

    return [
        QuestionRow(
            names.get(one.by, ""),
            one.group,
            one.status.value,
            one.asked_at,
            texts.get(one.words, ""),
            answer(one),
        )
        for one in meeting.questions.asked.values()
    ]
