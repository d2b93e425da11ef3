"""Events: what happened, noun and participle. The log of a meeting is their ordered, chained sequence."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, get_args

from rat_online.domain.actor import Actor
from rat_online.domain.events.asking import AskingEvent
from rat_online.domain.events.attending import AttendingEvent
from rat_online.domain.events.closing import ClosingEvent
from rat_online.domain.events.deciding import DecidingEvent
from rat_online.domain.events.leading import LeadingEvent
from rat_online.domain.events.nominating import NominatingEvent
from rat_online.domain.events.preparing import PreparingEvent
from rat_online.domain.events.recording import RecordingEvent
from rat_online.domain.events.representing import RepresentingEvent
from rat_online.domain.events.speaking import SpeakingEvent
from rat_online.domain.events.staging import StagingEvent
from rat_online.domain.events.undoing import UndoingEvent
from rat_online.domain.events.voting import VotingEvent
from rat_online.domain.events.writing import WritingEvent

Event: TypeAlias = (
    PreparingEvent
    | AttendingEvent
    | LeadingEvent
    | SpeakingEvent
    | AskingEvent
    | NominatingEvent
    | UndoingEvent
    | StagingEvent
    | DecidingEvent
    | VotingEvent
    | ClosingEvent
    | RecordingEvent
    | RepresentingEvent
    | WritingEvent
)

EVENTS: tuple[type[Event], ...] = get_args(Event)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with its envelope: when (UTC, never decreasing), by whom and as what, at what position."""

    event: Event
    position: int
    at: datetime
    actor: Actor


__all__ = [
    "EVENTS",
    "AskingEvent",
    "AttendingEvent",
    "ClosingEvent",
    "DecidingEvent",
    "Event",
    "Happened",
    "LeadingEvent",
    "NominatingEvent",
    "PreparingEvent",
    "RecordingEvent",
    "RepresentingEvent",
    "SpeakingEvent",
    "StagingEvent",
    "UndoingEvent",
    "VotingEvent",
    "WritingEvent",
]
