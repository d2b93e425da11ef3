"""The replay: every event checked against what the events before it add up to."""

from collections.abc import Callable
from typing import Any

from rat_online.verify import (
    asking,
    attending,
    candidates,
    closing,
    deciding,
    declaring,
    leading,
    lots,
    nominating,
    photos,
    preparing,
    recording,
    representing,
    speaking,
    staging,
    undoing,
    voting,
    writing,
)
from rat_online.verify.authority import check_actor, check_state
from rat_online.verify.findings import Findings
from rat_online.verify.log import Log, Record
from rat_online.verify.meeting import Meeting, Owed

Act = Callable[[Meeting, Record], None]

ACTS: dict[str, Act] = {
    **preparing.ACTS,
    **attending.ACTS,
    **leading.ACTS,
    **speaking.ACTS,
    **asking.ACTS,
    **nominating.ACTS,
    **photos.ACTS,
    **undoing.ACTS,
    **staging.ACTS,
    **deciding.ACTS,
    **declaring.ACTS,
    **lots.ACTS,
    **candidates.ACTS,
    **voting.ACTS,
    **writing.ACTS,
    **closing.ACTS,
    **recording.ACTS,
    **representing.ACTS,
}

PROSE_FIELDS = ("vision", "mission", "reason", "note", "answer", "how", "gist", "words")
MOVES_COUNT = (
    "CheckedIn",
    "CheckedOut",
    "PresenceLapsed",
    "PresenceRestored",
    "RollAmended",
    "MeetingResumed",
    "ProxyLetterAttached",
    "ProxyEnded",
)


SETTLES_ITEM = (
    *deciding.ACTS,
    *declaring.ACTS,
    *voting.ACTS,
    *closing.ACTS,
    "FloorGiven",
    "NoteTaken",
    "MeetingSuspended",
)
"""After one of these the start of the item that is on is not taken back any more."""


def replay(log: Log, findings: Findings) -> Meeting | None:
    """The meeting as it stands after the last event; None where it does not begin with its schedule."""
    if not log.records or log.records[0].kind != "MeetingScheduled" or log.records[0].position != 1:
        findings.add("not-scheduled")
        return None
    meeting = Meeting(log.records[0].payload, findings)
    for record in log.records:
        _step(meeting, record)
    for owed in meeting.owed:
        findings.add("act-unfinished", log.lines, kind=owed.kind)
    return meeting


def _step(meeting: Meeting, record: Record) -> None:
    meeting.note_figures(record.at)
    _settle_owed(meeting, record)
    check_state(meeting, record)
    writing.check_place(meeting, record)
    check_actor(meeting, record)
    if record.kind in MOVES_COUNT:
        meeting.note_last_count(record.at)
    if "quorum" in record.payload:
        _check_snapshot(meeting, record)
    if record.kind != "MeetingScheduled" or record.position == 1:
        ACTS[record.kind](meeting, record)
    meeting.prose.update(
        record.payload[field] for field in PROSE_FIELDS if record.payload.get(field) is not None
    )
    if record.kind in SETTLES_ITEM:
        meeting.started = None
    if record.kind in MOVES_COUNT:
        _owe_crossing(meeting, record)
    meeting.note_figures(record.at)
    meeting.last_at = record.at
    meeting.findings.looked("events")


def _settle_owed(meeting: Meeting, record: Record) -> None:
    """What an act brings with it follows at once; what only follows from something stands nowhere else."""
    if meeting.owed:
        owed = meeting.owed.pop(0)
        if (record.kind, record.at, record.actor) != (owed.kind, owed.at, owed.actor):
            meeting.findings.add("event-missing", record.position, kind=owed.kind)
            meeting.owed.clear()
        elif owed.persons is not None:
            named = frozenset(record.payload["persons"])
            right = named == owed.persons and record.payload["cause"] == "roll-call"
            meeting.demand(right, "lapse-wrong", record)
            return
        else:
            return
    follows = record.kind in ("QuorumReached", "QuorumLost")
    follows = follows or (record.kind == "PresenceLapsed" and record.payload["cause"] == "roll-call")
    meeting.demand(not follows, "event-unfounded", record, kind=record.kind)


def _owe_crossing(meeting: Meeting, record: Record) -> None:
    """In the open meeting every crossing of the quorum is said; resuming says what changed meanwhile."""
    moves = meeting.life == "open" and not meeting.in_writing
    if moves and meeting.quorum()["reached"] is not meeting.quorate:
        kind = "QuorumLost" if meeting.quorate else "QuorumReached"
        meeting.owed.insert(0, Owed(kind, record.at, record.actor))


def _check_snapshot(meeting: Meeting, record: Record) -> None:
    """Recompute the count at this moment against the rule of what is being decided."""
    kind = _decided_kind(meeting, record)
    if kind is None:
        return
    if meeting.quorum_rule(kind) is None:
        meeting.findings.add("rule-missing", record.position, kind=kind)
        return
    given, own = record.payload["quorum"], _count_at(meeting, record, kind)
    for field, value in own.items():
        meeting.demand(
            given[field] == value, "quorum-wrong", record, field=field, given=given[field], own=value
        )
    if meeting.in_writing:
        figures = (own["present"], own["entitled"], own["online"], own["hall"], own["proxy"])
        meeting.figures.setdefault(record.at, set()).add(figures)
    meeting.findings.looked("snapshots")


def _count_at(meeting: Meeting, record: Record, kind: str) -> dict[str, Any]:
    """How the count stood; in writing a text opens with no answer, and closes with the answers to it."""
    if meeting.in_writing and record.kind == "BallotOpened":
        return meeting.answers_to(kind, [])
    if record.kind == "BallotClosed":
        ballot = meeting.ballots.get(record.payload["ballot"])
        if meeting.in_writing:
            return meeting.answers_to(kind, [ballot] if ballot is not None else [])
        if ballot is not None and ballot.count_at_end is not None:
            return ballot.count_at_end
    return meeting.quorum(kind)


def _decided_kind(meeting: Meeting, record: Record) -> str | None:
    """The kind of decision whose quorum a snapshot is about; the meeting's own is that of ordinary ones."""
    payload = record.payload
    if record.kind == "BallotClosed":
        ballot = meeting.ballots.get(payload["ballot"])
        payload = ballot.opened if ballot is not None else {"decision": None}
    if "decision" not in payload:
        return "ordinary"
    decision = meeting.decisions.get(payload["decision"])
    return decision.kind if decision is not None else None
