"""`decide(meeting, command, context)`: refuse, or say what happened. It never changes the meeting."""

from typing import assert_never

from rat_online.domain.authority import authorise
from rat_online.domain.commands import (
    AskingCommand,
    AttendingCommand,
    ClosingCommand,
    Command,
    DecidingCommand,
    LeadingCommand,
    NominatingCommand,
    PreparingCommand,
    RecordingCommand,
    RepresentingCommand,
    SpeakingCommand,
    StagingCommand,
    UndoingCommand,
    VotingCommand,
    WritingCommand,
)
from rat_online.domain.context import Context
from rat_online.domain.decide import (
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
from rat_online.domain.events import Event
from rat_online.domain.meeting import Meeting


def decide(meeting: Meeting, command: Command, context: Context) -> list[Event]:
    """The rules. Returns the events of a command that is done; an empty list when nothing changes by it.

    Raises:
        Refused: with a code of the closed list; the meeting is untouched.
    """
    authorise(meeting, command, context.actor)
    writing.has_a_place(meeting, command)
    if isinstance(command, VotingCommand):
        return voting.decide(meeting, command, context)
    if isinstance(command, AttendingCommand):
        return attending.decide(meeting, command, context)
    if isinstance(command, DecidingCommand):
        return deciding.decide(meeting, command, context)
    if isinstance(command, SpeakingCommand):
        return speaking.decide(meeting, command, context)
    if isinstance(command, AskingCommand):
        return asking.decide(meeting, command, context)
    if isinstance(command, NominatingCommand):
        return nominating.decide(meeting, command, context)
    if isinstance(command, RepresentingCommand):
        return representing.decide(meeting, command, context)
    if isinstance(command, UndoingCommand):
        return undoing.decide(meeting, command)
    if isinstance(command, StagingCommand):
        return staging.decide(meeting, command, context)
    if isinstance(command, LeadingCommand):
        return leading.decide(meeting, command, context)
    if isinstance(command, ClosingCommand):
        return closing.decide(meeting, command, context)
    if isinstance(command, RecordingCommand):
        return recording.decide(meeting, command)
    if isinstance(command, PreparingCommand):
        return preparing.decide(meeting, command, context)
    if isinstance(command, WritingCommand):
        return writing.decide(meeting, command, context)
    assert_never(command)
