"""What members have tried on their phones before a meeting: "Coba HP saya", rule book section 4.

Kept of a member: which part, how it went, when, and the browser's coarse name. A series of meetings shares
it, so a second meeting inherits it. One conformance suite, `tests/contracts/`, holds every implementation.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.ports.entries import Entry
from rat_online.domain.chain import MeetingKey


class TrialPart(StrEnum):
    SIGN_IN = "sign-in"
    NETWORK = "network"
    SOUND = "sound"
    VOTE = "vote"
    MICROPHONE = "microphone"


class TrialOutcome(StrEnum):
    PASSED = "passed"
    SLOWLY = "slowly"
    """By the second way: the network lets no websocket through, and votes go by POST."""
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PartTried:
    """One part of an entry; trying it again replaces it."""

    entry: Entry
    part: TrialPart
    outcome: TrialOutcome
    at: datetime
    device: str


class TrialStore(Protocol):
    async def note(self, tried: list[PartTried]) -> None:
        """One transaction."""
        ...

    async def of(self, series: MeetingKey) -> list[PartTried]:
        """Everything that was tried for a series, in no order."""
        ...

    async def of_entry(self, entry: Entry) -> list[PartTried]: ...
