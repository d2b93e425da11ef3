"""What ends speaking: turns end with their time, hands go down, interupsi are withdrawn. Rule book 5.

No clock ends a turn: at its deadline every screen shows the overtime, and the chair ends it.
"""

from datetime import datetime

from rat_online.domain.decide.staging import gone_off_air
from rat_online.domain.events import Event
from rat_online.domain.events import speaking as e
from rat_online.domain.floor import Turn
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import PersonId, TurnEnding


def end(turn: Turn, at: datetime, cause: TurnEnding) -> Event:
    return e.TurnEnded(turn.id, cause, turn.seconds_at(at))


def end_turn(meeting: Meeting, turn: Turn, at: datetime, cause: TurnEnding) -> list[Event]:
    """One turn ends; after an interupsi whoever was interrupted goes on with the time that was left."""
    events = [end(turn, at, cause)]
    paused = meeting.floor.paused
    if paused is not None and paused is not turn:
        events.append(e.TurnResumed(paused.id, at + paused.left))
    return events


def everybody(meeting: Meeting, at: datetime, cause: TurnEnding) -> list[Event]:
    """Nobody speaks on, also not whoever was interrupted."""
    turns = (meeting.floor.speaking, meeting.floor.paused)
    return [end(turn, at, cause) for turn in turns if turn is not None]


def over_and_out(meeting: Meeting, at: datetime) -> list[Event]:
    """The meeting ends: nobody speaks on, and the broadcast is over."""
    return [*everybody(meeting, at, TurnEnding.CLOSED), *gone_off_air(meeting)]


def somebody(meeting: Meeting, person: PersonId, at: datetime, cause: TurnEnding) -> list[Event]:
    """Somebody leaves, or may not speak any more: hand, interupsi and turn are over."""
    floor = meeting.floor
    events: list[Event] = [e.HandWithdrawn(person)] if person in floor.hands else []
    pending = floor.pending_of(person)
    if pending is not None:
        events.append(e.InterruptionWithdrawn(pending.id))
    speaking, paused = floor.speaking, floor.paused
    if paused is not None and paused.person == person:
        events.append(end(paused, at, cause))
        paused = None
    if speaking is not None and speaking.person == person:
        events.append(end(speaking, at, cause))
        if paused is not None:
            events.append(e.TurnResumed(paused.id, at + paused.left))
    return events
