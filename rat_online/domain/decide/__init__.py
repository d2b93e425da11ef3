"""`decide(meeting, command, context)`: refuse, or say what happened. It never changes the meeting."""

from typing import assert_never

from rat_online.domain.authority import authorise
from rat_online.domain.commands import (
    AttendingCommand,
    ClosingCommand,
    Command,
    DecidingCommand,
    LeadingCommand,
    PreparingCommand,
    VotingCommand,
)
from rat_online.domain.context import Context
from rat_online.domain.decide import attending, closing, deciding, leading, preparing, voting
from rat_online.domain.events import Event
from rat_online.domain.meeting import Meeting


def decide(meeting: Meeting, command: Command, context: Context) -> list[Event]:
    """The rules. Returns the events of a command that is done; an empty list when nothing changes by it.

    Raises:
        Refused: with a code of the closed list; the meeting is untouched.
    """
    authorise(meeting, command, context.actor)
    if isinstance(command, VotingCommand):
        return voting.decide(meeting, command, context)
    if isinstance(command, AttendingCommand):
        return attending.decide(meeting, command, context)
    if isinstance(command, DecidingCommand):
        return deciding.decide(meeting, command, context)
    if isinstance(command, LeadingCommand):
        return leading.decide(meeting, command, context)
    if isinstance(command, ClosingCommand):
        return closing.decide(meeting, command, context)
    if isinstance(command, PreparingCommand):
        return preparing.decide(meeting, command, context)
    assert_never(command)
