"""The rules of the meeting that the committee replaced before it opened. Rule book 2, 7."""

from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class RulesReplaced:
    """The meeting's copy of the rules as it was, and as it governed from then on."""

    at: datetime
    by: str
    reason: str
    before: Profile
    after: Profile
