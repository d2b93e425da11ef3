"""How processes that share a store tell each other that a meeting has moved on."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from rat_online.domain.chain import Json, MeetingKey

Moved: TypeAlias = Callable[[MeetingKey | None, int], None]
"""Called with the meeting and the position it has reached.

`None` and position 0 mean "messages may have been missed: look at every meeting yourself".
"""


Word: TypeAlias = dict[str, Json]
"""What passes between a speaker and the studio; it is in no log, and lost with its moment."""

HeardWord: TypeAlias = Callable[[MeetingKey, Word], None]


class WordTooLong(Exception):
    """More than the relay carries at once."""


class Relay(Protocol):
    """Carries positions, never what a meeting is about: who hears one reads the log. Callbacks are quick and
    never raise."""

    @property
    def is_alone(self) -> bool:
        """Whether no other process can serve the same meetings."""
        ...

    def subscribe(self, moved: Moved) -> Callable[[], None]:
        """Hear of every meeting from now on; the returned function ends it."""
        ...

    def listen(self, heard: HeardWord) -> None:
        """Hear the words of other processes from now on, never one's own."""
        ...

    def tell(self, meeting: MeetingKey, word: Word) -> None:
        """Send a word to the other processes, soon; while the relay is away it is lost.

        Raises:
            WordTooLong: nothing was sent.
        """
        ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...
