"""That the meeting was recorded, who noted it, and which file came of it. Permenkop 19/2015 Ps 16."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OnAir:
    """While it was broadcast, and so recorded."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Recorded:
    """`digest` is "" until the recording is joined, which may be after the end.

    `elsewhere`: another service carried the stream at the end, and what it records is its own matter.
    `kept_days` is the operator's setting; 0 says nothing of it.
    """

    elsewhere: bool = False
    on_air: tuple[OnAir, ...] = ()
    acknowledged: int = 0
    digest: str = ""
    length_s: int = 0
    kept_days: int = 0
