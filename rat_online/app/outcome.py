"""What a command is answered: done, or refused with a stable code."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.errors import Facts, Refusal


@dataclass(frozen=True, slots=True)
class Submission:
    """A command on its way into a turn.

    Args:
        command: what is asked.
        actor: who asks, in what capacity; checked by the caller against the session.
        id: the client's id of the command; a repeat with the same id gets the stored outcome.
        received_at: the process's clock when the frame was read; deadlines judge that.
    """

    command: Command
    actor: Actor
    id: str | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """The command is in the log, durably, since `at`; `position` is that of its first event."""

    position: int
    at: datetime
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declined:
    """The command changed nothing. `try-again` alone may be sent again as it was."""

    code: Refusal
    facts: Facts = field(default_factory=dict)


Outcome: TypeAlias = Done | Declined
