"""What is forgotten when its time is over, besides the members' own entries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each held something that is gone now."""

    changes: int = 0
    imports: int = 0
    photos: int = 0
    requests: int = 0


class RetentionStore(Protocol):
    async def forget(self, before: datetime) -> Forgotten:
        """Erase from what is older: contacts in the list of changes and in imports, faces, and what members
        wrote to the desk. What was done, by whom and when stays. Run again, it finds nothing."""
        ...
