"""What a rule may look at besides the state: the moment, the actor, and facts that no event carries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rat_online.domain.actor import Actor
from rat_online.domain.vocabulary import PersonId


def unseeded(purpose: str) -> bytes:
    raise LookupError(f"no seed for {purpose}")


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
        delay_ms: how far the viewers' picture is behind (95th percentile, capped).
        slowest_ms: how far the slowest viewer's picture is behind.
        connections: how many short drops and returns were recorded, and their table's digest.
        seed_for: the secret seed of a lot, the same whenever it is asked for the same purpose.
        head: the hash of the log's last event.
    """

    at: datetime
    actor: Actor
    heard_at: Callable[[PersonId], datetime | None] = nobody_was_heard
    votes_stored: int | None = None
    delay_ms: int = 0
    slowest_ms: int = 0
    connections: tuple[int, str] = (0, "")
    seed_for: Callable[[str], bytes] = unseeded
    head: str = ""

    def after(self, seconds: int) -> datetime:
        return self.at + timedelta(seconds=seconds, milliseconds=self.delay_ms)
