"""How processes that share a store tell each other that a meeting has moved on."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from rat_online.domain.chain import MeetingKey

Moved: TypeAlias = Callable[[MeetingKey | None, int], None]
"""Called with the meeting and the position it has reached.

`None` and position 0 mean "messages may have been missed: look at every meeting yourself".
"""


class Relay(Protocol):
    """Carries positions, never contents: who hears one reads the log. Callbacks are quick and never raise."""

    @property
    def is_alone(self) -> bool:
        """Whether no other process can serve the same meetings."""
        ...

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        """Hear of every meeting from now on; the returned function ends it."""
        ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...
