"""What a rule may look at besides the state: the moment, the actor, and facts that no event carries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rat_online.domain.actor import Actor
from rat_online.domain.vocabulary import PersonId


def nobody_was_heard(_person: PersonId) -> datetime | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """One command's circumstances, given by the application.

    Args:
        at: the server's time at which the command was read, never before the last event.
        actor: who gives it, in what capacity.
        heard_at: when somebody was last heard on any connection, None if never.
        votes_stored: rows in the vote table for the ballot that is closing.
        delay_ms: how far the slowest viewers' picture is behind (95th percentile, capped).
        connections: how many short drops and returns were recorded, and their table's digest.
    """

    at: datetime
    actor: Actor
    heard_at: Callable[[PersonId], datetime | None] = nobody_was_heard
    votes_stored: int | None = None
    delay_ms: int = 0
    connections: tuple[int, str] = (0, "")

    def after(self, seconds: int) -> datetime:
        return self.at + timedelta(seconds=seconds, milliseconds=self.delay_ms)
