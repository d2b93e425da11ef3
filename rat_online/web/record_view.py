"""What the records page shows, as plain values for its template: counts, decisions, attendance, the log."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.app.attendance_book import AttendanceBook
from rat_online.app.ports.registry import Name
from rat_online.domain.attendance import StoodFor
from rat_online.domain.ballot import Ballot, Option
from rat_online.domain.chain import StoredEvent, authenticity_code
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import DEFAULT_SOURCE
from rat_online.domain.vocabulary import (
    ABSTAIN,
    AGAINST,
    BLANK,
    FOR,
    BallotStatus,
    Channel,
    PersonId,
    Presence,
)
from rat_online.domain.words import arithmetic
from rat_online.domain.words.language import Language
from rat_online.domain.words.numbers import threshold
from rat_online.web import curve as drawing
from rat_online.web import formats
from rat_online.web.catalogue import translate

MOTION = {FOR: "ballot.for", AGAINST: "ballot.against", ABSTAIN: "ballot.abstain", BLANK: "ballot.blank"}


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count that the log keeps, with its arithmetic in a sentence."""

    position: int
    at: datetime
    kind: str
    reached: bool
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An option of a closed ballot; `key` is its catalogue text where it has no name of its own."""

    key: str
    name: str
    count: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """Where votes came from; `place` is empty on line."""

    channel: str
    place: str
    entitled: int
    votes: int
    witnesses: list[str]


@dataclass(frozen=True, slots=True)
class BallotView:
    ballot: Ballot
    bars: list[Bar]
    valid: int
    sentence: str
    reconciliation: str
    quorum: str
    quorum_at_close: str
    channels: list[ChannelRow]


@dataclass(frozen=True, slots=True)
class DecisionView:
    decision: Decision
    item: str
    outcome: str
    quorum: str
    ballots: list[BallotView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LogRow:
    position: int
    at: datetime
    kind: str
    role: str
    person: str
    detail: str
    code: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    number: str
    name: str
    in_at: datetime | None
    out_at: datetime | None
    channel: str
    place: str
    presence: str
    noted_in_at: datetime | None = None
    noted_out_at: datetime | None = None


def kind_word(kind: str) -> str:
    """`BallotOpened` is `ballot-opened` in the catalogue."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()


def curve_of(
    book: AttendanceBook, meeting: Meeting, until_at: datetime, language: str
) -> drawing.Curve | None:
    """The attendance from the first arrival to the closing, or to now."""
    points = book.points()
    if not points:
        return None
    zone = meeting.about.zone
    end = max(meeting.closed_at or until_at, points[-1].at)
    steps = [(int(point.at.timestamp()), point.present) for point in points]
    steps.append((int(end.timestamp()), points[-1].present))
    quorum = meeting.quorum()
    ends = (formats.clock(moment, zone, language) for moment in (points[0].at, end))
    return drawing.curve(steps, quorum.entitled, quorum.needed, *ends)


def source_words(source: str, language: str) -> str:
    """Where a rule comes from: an article in the cooperative's own words, or the default."""
    return translate(language, "quorum.default-source", {}) if source == DEFAULT_SOURCE else source


def counts_of(book: AttendanceBook, language: str) -> list[CountRow]:
    """Every count that the log keeps, in order."""
    return [
        CountRow(
            one.position,
            one.at,
            kind_word(one.kind),
            one.quorum.reached,
            arithmetic.quorum(
                one.quorum.present,
                one.quorum.entitled,
                one.quorum.needed,
                one.quorum.threshold,
                Language(language),
            ),
            source_words(one.quorum.source, language),
        )
        for one in book.counts
    ]


def decisions_of(meeting: Meeting, names: Mapping[PersonId, str], language: str) -> list[DecisionView]:
    """Every decision with its closed ballots."""
    views = []
    for decision in meeting.decisions.values():
        outcome = decision.declaration.outcome if decision.declaration else None
        if outcome is None and decision.result is not None:
            outcome = decision.result.outcome
        ballots = [meeting.ballots[id_] for id_ in decision.ballots]
        counted = [_ballot(one, names, language) for one in ballots if one.status is BallotStatus.CLOSED]
        quorum = ""
        if decision.quorum is not None:
            at = decision.quorum
            quorum = arithmetic.quorum(at.present, at.entitled, at.needed, at.threshold, Language(language))
        item = meeting.agenda.items[decision.item].planned.title
        views.append(DecisionView(decision, item, outcome.value if outcome else "", quorum, counted))
    return views


def _ballot(ballot: Ballot, names: Mapping[PersonId, str], language: str) -> BallotView:
    spoken = Language(language)
    tally, at_close = ballot.tally, ballot.quorum_at_close
    assert tally is not None
    counts = {**tally.options, ABSTAIN: tally.abstain, BLANK: tally.blank}
    bars = [_bar(option, counts.get(option.id, 0), names) for option in ballot.options]
    quorum, quorum_at_close = (
        arithmetic.quorum(one.present, one.entitled, one.needed, one.threshold, spoken) if one else ""
        for one in (ballot.quorum, at_close)
    )
    return BallotView(
        ballot,
        bars,
        tally.valid,
        _majority(ballot, spoken),
        arithmetic.reconciled(
            tally.entitled,
            tally.valid,
            tally.abstain,
            tally.blank,
            tally.invalid,
            tally.not_voted,
            spoken,
        ),
        quorum,
        quorum_at_close,
        _channels(ballot, names),
    )


def _channels(ballot: Ballot, names: Mapping[PersonId, str]) -> list[ChannelRow]:
    """By channel and place, where anybody voted at one."""
    if len(ballot.channels) < 2:
        return []
    return [
        ChannelRow(
            part.channel.value,
            part.place,
            part.entitled,
            part.votes,
            [names.get(person, "") for person in part.witnesses],
        )
        for part in ballot.channels
    ]


def _bar(option: Option, count: int, names: Mapping[PersonId, str]) -> Bar:
    tone = {AGAINST: "against", ABSTAIN: "apart", BLANK: "apart"}.get(option.id, "")
    return Bar(*option_name(option, names), count, tone)


def option_name(option: Option, names: Mapping[PersonId, str]) -> tuple[str, str]:
    """Its catalogue key, or its own words: a candidate's name, a label."""
    if option.person is not None:
        return "", names.get(option.person, "")
    return ("", option.label) if option.label else (MOTION.get(option.id, ""), "")


def _majority(ballot: Ballot, language: Language) -> str:
    """ "497 dari 575 suara sah = 86,4%; lebih dari setengah, perlu 288", empty for most votes."""
    result, rule, tally = ballot.result, ballot.rule.majority, ballot.tally
    if rule.threshold is None or result is None or tally is None or result.base is None:
        return ""
    votes = tally.options.get(FOR, 0)
    share = formats.percent(votes, result.base, language.value)
    figures = f"{formats.number(votes, language.value)} / {formats.number(result.base, language.value)}"
    base = arithmetic.base_words(rule.base, language)
    return f"{figures} {base} = {share}; {threshold(rule.threshold, language)} ({result.needed})"


def _by_proxy(stood: StoodFor, name: Name, names: Mapping[PersonId, Name]) -> PersonRow:
    """Somebody who was there by proxy alone; the holder stands where a place would."""
    holder = names.get(stood.holder, Name("", "")).name
    presence = Presence.PRESENT if stood.until_at is None else Presence.LEFT
    return PersonRow(
        name.number, name.name, stood.since_at, stood.until_at, Channel.PROXY.value, holder, presence.value
    )


def attendance_of(meeting: Meeting, names: Mapping[PersonId, Name]) -> list[PersonRow]:
    """Everybody who came, by number; then everybody of the roll who did not."""
    came, stayed_away = [], []
    for person in {*meeting.roll.entries, *meeting.attendance.visits}:
        visit, name = meeting.attendance.visits.get(person), names.get(person, Name("", ""))
        if visit is None and person in meeting.attendance.stood_for:
            came.append(_by_proxy(meeting.attendance.stood_for[person], name, names))
            continue
        if visit is None:
            stayed_away.append(PersonRow(name.number, name.name, None, None, "", "", ""))
            continue
        came.append(
            PersonRow(
                name.number,
                name.name,
                visit.first_in_at,
                visit.last_out_at,
                visit.channel.value,
                visit.place,
                visit.presence.value,
                visit.noted_in_at,
                visit.noted_out_at,
            )
        )

    def by_number(row: PersonRow) -> tuple[int, str, str]:
        return len(row.number), row.number, row.name

    return sorted(came, key=by_number) + sorted(stayed_away, key=by_number)


def log_of(
    events: Sequence[StoredEvent],
    meeting: Meeting,
    names: Mapping[PersonId, str],
    texts: Mapping[str, str],
    language: str,
) -> list[LogRow]:
    """A page of the log; what somebody chose in a ballot is not in it."""
    rows = []
    for stored in events:
        role, _, person = stored.actor.partition(":")
        kind = kind_word(stored.kind)
        code = authenticity_code(stored.hash)
        told = (_detail(stored, meeting, names, texts), _desk_time(stored, meeting, language))
        detail = " · ".join(filter(None, told))
        rows.append(LogRow(stored.position, stored.at, kind, role, names.get(person, ""), detail, code))
    return rows


def _detail(
    stored: StoredEvent, meeting: Meeting, names: Mapping[PersonId, str], texts: Mapping[str, str]
) -> str:
    """What an event is about, in the words that people know it by."""
    told: list[str] = []
    for name, value in stored.payload.items():
        if not isinstance(value, str):
            continue
        if name == "item" and value in meeting.agenda.items:
            told.append(meeting.agenda.items[value].planned.title)
        elif name == "decision" and value in meeting.decisions:
            told.append(meeting.decisions[value].text)
        elif name == "turn" and value in meeting.floor.turns:
            told.append(names.get(meeting.floor.turns[value].person, ""))
        elif name == "interruption" and value in meeting.floor.interruptions:
            told.append(names.get(meeting.floor.interruptions[value].by, ""))
        elif name == "question" and value in meeting.questions.asked:
            told.append(texts.get(meeting.questions.asked[value].words, ""))
        elif name in ("person", "giver", "taker", "silent"):
            told.append(names.get(value, ""))
        elif name in ("text", "title"):
            told.append(value)
        elif value in texts:
            told.append(texts[value])
    return " · ".join(dict.fromkeys(filter(None, told)))


def _desk_time(stored: StoredEvent, meeting: Meeting, language: str) -> str:
    """What time the desk says it was, where it had no network; the event's own time counts."""
    noted = stored.payload.get("noted_at")
    if not isinstance(noted, str):
        return ""
    at = formats.clock(datetime.fromisoformat(noted), meeting.about.zone, language, named=False)
    return translate(language, "audit.desk-time", {"at": at})
