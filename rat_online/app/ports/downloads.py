"""Who took which records away: every download is noted before a byte leaves (rule book section 3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import PersonId

LONGEST_REASON = 500
COMMAND_LINE = "command-line"
"""The capacity of who has the machine; `what` names its user."""


@dataclass(frozen=True, slots=True)
class Download:
    """One download: who, in what capacity, when, what and why. `id` is a random one of ours."""

    id: str
    at: datetime
    person: PersonId
    role: str
    what: str
    reason: str


class DownloadLog(Protocol):
    async def note(self, meeting: MeetingKey, download: Download) -> None:
        """Keep it, durably."""
        ...

    async def downloads(self, meeting: MeetingKey) -> list[Download]:
        """Those of a meeting, the latest first."""
        ...
