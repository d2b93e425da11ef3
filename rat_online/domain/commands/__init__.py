"""Commands: what somebody asks of a meeting, verb and noun. `decide` refuses them or says what happened."""

from typing import TypeAlias, get_args

from rat_online.domain.commands.asking import AskingCommand
from rat_online.domain.commands.attending import AttendingCommand
from rat_online.domain.commands.closing import ClosingCommand
from rat_online.domain.commands.deciding import DecidingCommand
from rat_online.domain.commands.leading import LeadingCommand
from rat_online.domain.commands.nominating import NominatingCommand
from rat_online.domain.commands.preparing import PreparingCommand
from rat_online.domain.commands.recording import RecordingCommand
from rat_online.domain.commands.representing import RepresentingCommand
from rat_online.domain.commands.speaking import SpeakingCommand
from rat_online.domain.commands.staging import StagingCommand
from rat_online.domain.commands.undoing import UndoingCommand
from rat_online.domain.commands.voting import VotingCommand
from rat_online.domain.commands.writing import WritingCommand

Command: TypeAlias = (
    PreparingCommand
    | AttendingCommand
    | LeadingCommand
    | SpeakingCommand
    | AskingCommand
    | NominatingCommand
    | UndoingCommand
    | StagingCommand
    | DecidingCommand
    | VotingCommand
    | ClosingCommand
    | RecordingCommand
    | RepresentingCommand
    | WritingCommand
)

COMMANDS: tuple[type[Command], ...] = get_args(Command)
"""Every command there is; tables of who may what are checked against it."""

__all__ = [
    "COMMANDS",
    "AskingCommand",
    "AttendingCommand",
    "ClosingCommand",
    "Command",
    "DecidingCommand",
    "LeadingCommand",
    "NominatingCommand",
    "PreparingCommand",
    "RecordingCommand",
    "RepresentingCommand",
    "SpeakingCommand",
    "StagingCommand",
    "UndoingCommand",
    "VotingCommand",
    "WritingCommand",
]
