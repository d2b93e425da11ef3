"""`evolve(meeting, happened)`: the state after an event. It changes it in place and never refuses."""

from typing import assert_never

from rat_online.domain.events import (
    AskingEvent,
    AttendingEvent,
    ClosingEvent,
    DecidingEvent,
    Happened,
    LeadingEvent,
    NominatingEvent,
    PreparingEvent,
    RecordingEvent,
    RepresentingEvent,
    SpeakingEvent,
    StagingEvent,
    UndoingEvent,
    VotingEvent,
    WritingEvent,
)
from rat_online.domain.events.leading import MeetingSuspended, NoteTaken
from rat_online.domain.events.speaking import FloorGiven
from rat_online.domain.evolve import (
    asking,
    attending,
    closing,
    deciding,
    leading,
    nominating,
    preparing,
    recording,
    representing,
    speaking,
    staging,
    undoing,
    voting,
    writing,
)
from rat_online.domain.meeting import Meeting


def evolve(meeting: Meeting, happened: Happened) -> Meeting:
    """Apply one event and move the meeting's position to it."""
    _apply(meeting, happened)
    event = happened.event
    if isinstance(
        event, DecidingEvent | VotingEvent | ClosingEvent | FloorGiven | NoteTaken | MeetingSuspended
    ):
        # Something has happened under the item: its start is not taken back any more.
        meeting.agenda.last_start = None
    meeting.position, meeting.last_at = happened.position, happened.at
    return meeting


def _apply(meeting: Meeting, happened: Happened) -> None:
    event = happened.event
    if isinstance(event, VotingEvent):
        voting.evolve(meeting, event, happened)
    elif isinstance(event, AttendingEvent):
        attending.evolve(meeting, event, happened)
    elif isinstance(event, DecidingEvent):
        deciding.evolve(meeting, event, happened)
    elif isinstance(event, SpeakingEvent):
        speaking.evolve(meeting, event, happened)
    elif isinstance(event, AskingEvent):
        asking.evolve(meeting, event, happened)
    elif isinstance(event, NominatingEvent):
        nominating.evolve(meeting, event, happened)
    elif isinstance(event, RepresentingEvent):
        representing.evolve(meeting, event, happened)
    elif isinstance(event, UndoingEvent):
        undoing.evolve(meeting, event)
    elif isinstance(event, StagingEvent):
        staging.evolve(meeting, event, happened)
    elif isinstance(event, LeadingEvent):
        leading.evolve(meeting, event, happened)
    elif isinstance(event, ClosingEvent):
        closing.evolve(meeting, event, happened)
    elif isinstance(event, RecordingEvent):
        recording.evolve(meeting, event, happened)
    elif isinstance(event, PreparingEvent):
        preparing.evolve(meeting, event, happened)
    elif isinstance(event, WritingEvent):
        writing.evolve(meeting, event, happened)
    else:
        assert_never(event)
