"""Checks of the floor: hands, turns, interupsi, and the chair's order. Rule book section 5."""

from rat_online.verify.floor import Interruption, Turn
from rat_online.verify.leading import quorum_was_reached
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Owed
from rat_online.verify.times import SECOND, moment

SHORTEST, LONGEST = 10 * SECOND, 3600 * SECOND
RESUMES_AFTER = ("speaker", "chair", "left", "muted", "removed")


def _asks(meeting: Meeting, record: Record, person: str) -> None:
    """A member on the roll who is here, and may speak, asks for the own seat."""
    meeting.acts_for_self(record, person)
    quorum_was_reached(meeting, record)
    meeting.demand(meeting.attendance.counts(person), "not-checked-in", record, kind=record.kind)
    _may_speak(meeting, record, person)


def _may_speak(meeting: Meeting, record: Record, person: str) -> None:
    silent = person in meeting.floor.muted or person in meeting.floor.removed
    meeting.demand(not silent, "silenced-speaks", record, kind=record.kind)


def raise_hand(meeting: Meeting, record: Record) -> None:
    person = record.payload["person"]
    _asks(meeting, record, person)
    meeting.demand(person not in meeting.floor.hands, "hand-wrong", record)
    meeting.floor.hands.add(person)


def withdraw_hand(meeting: Meeting, record: Record) -> None:
    person = record.payload["person"]
    if record.role == "member":
        meeting.acts_for_self(record, person)
    meeting.demand(person in meeting.floor.hands, "hand-wrong", record)
    meeting.floor.hands.discard(person)


def give_floor(meeting: Meeting, record: Record) -> None:
    """One at a time; over an interupsi alone somebody waits to go on."""
    payload, floor = record.payload, meeting.floor
    person, by = payload["person"], payload["interruption"]
    quorum_was_reached(meeting, record)
    free = floor.speaking is None and (floor.paused is None or by is not None)
    meeting.demand(free, "floor-taken", record)
    meeting.demand(payload["turn"] not in floor.turns, "turn-wrong", record)
    meeting.demand(payload["item"] == meeting.current_item, "agenda-item-wrong", record)
    _may_speak(meeting, record, person)
    on_roll = person in meeting.attendance.weights
    here = meeting.attendance.is_here(person)
    meeting.demand(here if on_roll else here or _has_office(meeting, person), "floor-to-stranger", record)
    if by is not None:
        found = floor.interruptions.get(by)
        fits = found is not None and found.by == person and found.status == "accepted"
        meeting.demand(fits, "interruption-wrong", record)
    deadline_at = moment(payload["deadline_at"])
    usual = (meeting.profile["turn_s"] * SECOND, meeting.profile["interruption_s"] * SECOND)
    runs = deadline_at - record.at
    meeting.demand(SHORTEST <= runs <= LONGEST or runs in usual, "deadline-wrong", record)
    floor.hands.discard(person)
    floor.turns[payload["turn"]] = Turn(person, deadline_at, record.at, by)
    floor.speaking = payload["turn"]


def _has_office(meeting: Meeting, person: str) -> bool:
    offices = meeting.offices
    held = {role for role in offices.holders if person in offices.held(role)} - {"auditor", "observer"}
    seated = (*offices.board, *offices.supervisors, *offices.presidium, offices.palu)
    return bool(held) or person in seated


def extend_turn(meeting: Meeting, record: Record) -> None:
    payload, floor = record.payload, meeting.floor
    turn = floor.turns.get(payload["turn"])
    by_server = record.role == "system"
    meeting.demand((payload["cause"] == "outage") is by_server, "cause-wrong", record)
    if turn is None or payload["turn"] != floor.speaking:
        meeting.findings.add("turn-wrong", record.position)
        return
    deadline_at = moment(payload["deadline_at"])
    if by_server:
        meeting.demand(deadline_at > turn.deadline_at, "deadline-shortened", record)
    else:
        added = deadline_at - max(turn.deadline_at, record.at)
        meeting.demand(SHORTEST <= added <= LONGEST, "deadline-wrong", record)
    turn.deadline_at = deadline_at


def pause_turn(meeting: Meeting, record: Record) -> None:
    floor = meeting.floor
    turn = floor.turns.get(record.payload["turn"])
    if turn is None or record.payload["turn"] != floor.speaking or floor.paused is not None:
        meeting.findings.add("turn-wrong", record.position)
        return
    turn.stop(record.at)
    floor.speaking, floor.paused = None, record.payload["turn"]


def resume_turn(meeting: Meeting, record: Record) -> None:
    """With the time that was left when the interupsi came."""
    floor = meeting.floor
    turn = floor.turns.get(record.payload["turn"])
    if turn is None or record.payload["turn"] != floor.paused or floor.speaking is not None:
        meeting.findings.add("turn-wrong", record.position)
        return
    deadline_at = moment(record.payload["deadline_at"])
    meeting.demand(deadline_at == record.at + turn.left, "deadline-wrong", record)
    turn.since, turn.deadline_at = record.at, deadline_at
    floor.speaking, floor.paused = record.payload["turn"], None


def end_turn(meeting: Meeting, record: Record) -> None:
    """Ended by whom the cause says; the seconds are counted again."""
    payload, floor = record.payload, meeting.floor
    turn = floor.turns.get(payload["turn"])
    if turn is None or payload["turn"] not in (floor.speaking, floor.paused):
        meeting.findings.add("turn-wrong", record.position)
        return
    was_speaking = payload["turn"] == floor.speaking
    by_speaker = payload["cause"] == "speaker"
    meeting.demand(by_speaker is (_is_own_end(record)), "cause-wrong", record)
    if by_speaker:
        meeting.acts_for_self(record, turn.person)
    turn.stop(record.at)
    turn.over = True
    given = payload["seconds"]
    meeting.demand(given == turn.seconds, "seconds-wrong", record, given=given, own=turn.seconds)
    floor.speaking = None if was_speaking else floor.speaking
    floor.paused = floor.paused if was_speaking else None
    if was_speaking and floor.paused is not None and payload["cause"] in RESUMES_AFTER:
        meeting.owed.append(Owed("TurnResumed", record.at, record.actor))


def _is_own_end(record: Record) -> bool:
    """A member's own act that is no departure."""
    return record.role == "member" and record.payload["cause"] != "left"


def raise_interruption(meeting: Meeting, record: Record) -> None:
    payload, floor = record.payload, meeting.floor
    _asks(meeting, record, payload["by"])
    meeting.demand(payload["interruption"] not in floor.interruptions, "interruption-wrong", record)
    meeting.demand(payload["item"] == meeting.current_item, "agenda-item-wrong", record)
    waits = any(one.by == payload["by"] and one.status == "pending" for one in floor.interruptions.values())
    meeting.demand(not waits, "interruption-wrong", record)
    floor.interruptions[payload["interruption"]] = Interruption(payload["by"])


def _settle(meeting: Meeting, record: Record, status: str) -> Interruption | None:
    found = meeting.floor.interruptions.get(record.payload["interruption"])
    if found is None or found.status != "pending":
        meeting.findings.add("interruption-wrong", record.position)
        return None
    found.status = status
    return found


def withdraw_interruption(meeting: Meeting, record: Record) -> None:
    found = _settle(meeting, record, "withdrawn")
    if found is not None and record.role == "member":
        meeting.acts_for_self(record, found.by)


def accept_interruption(meeting: Meeting, record: Record) -> None:
    """The floor follows at once; whoever spoke before is paused or has ended."""
    if _settle(meeting, record, "accepted") is not None:
        meeting.owed.append(Owed("FloorGiven", record.at, record.actor))


def refuse_interruption(meeting: Meeting, record: Record) -> None:
    _settle(meeting, record, "refused")


def keep_order(meeting: Meeting, record: Record) -> None:
    """Warn, mute, unmute, remove, readmit; never against whoever has the palu."""
    person, floor = record.payload["person"], meeting.floor
    meeting.demand(person != meeting.offices.palu, "palu-silenced", record)
    places = {"PersonMuted": floor.muted, "PersonUnmuted": floor.muted}
    silenced = places.get(record.kind, floor.removed)
    if record.kind in ("PersonMuted", "PersonRemoved"):
        meeting.demand(person not in silenced, "order-unchanged", record, kind=record.kind)
        meeting.demand(not floor.asks_of(person), "silenced-speaks", record, kind=record.kind)
        silenced.add(person)
    elif record.kind in ("PersonUnmuted", "PersonReadmitted"):
        meeting.demand(person in silenced, "order-unchanged", record, kind=record.kind)
        silenced.discard(person)


def record_gist(meeting: Meeting, record: Record) -> None:
    meeting.demand(record.payload["turn"] in meeting.floor.turns, "turn-wrong", record)


ACTS = {
    "HandRaised": raise_hand,
    "HandWithdrawn": withdraw_hand,
    "FloorGiven": give_floor,
    "TurnExtended": extend_turn,
    "TurnPaused": pause_turn,
    "TurnResumed": resume_turn,
    "TurnEnded": end_turn,
    "InterruptionRaised": raise_interruption,
    "InterruptionWithdrawn": withdraw_interruption,
    "InterruptionAccepted": accept_interruption,
    "InterruptionRefused": refuse_interruption,
    "PersonWarned": keep_order,
    "PersonMuted": keep_order,
    "PersonUnmuted": keep_order,
    "PersonRemoved": keep_order,
    "PersonReadmitted": keep_order,
    "GistRecorded": record_gist,
}
