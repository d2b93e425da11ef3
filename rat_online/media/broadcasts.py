"""All broadcasts of this process, by meeting and channel."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rat_online.adapters.media.broadcast import Broadcast
from rat_online.web.protocol import binary_frame


class Channel(StrEnum):
    """What everybody watches, and what a speaker sends to the studio where nothing better gets through."""

    MAIN = "main"
    FLOOR = "floor"


@dataclass(slots=True)
class Broadcasts:
    """Made when first asked for: by whoever comes first, broadcaster or viewer."""

    now: Callable[[], datetime]
    _known: dict[tuple[str, Channel], Broadcast] = field(default_factory=dict)

    def of(self, meeting: str, channel: Channel = Channel.MAIN) -> Broadcast:
        key = (meeting, channel)
        if key not in self._known:
            self._known[key] = Broadcast(meeting, self.now(), binary_frame)
        return self._known[key]

    def all(self) -> list[Broadcast]:
        return list(self._known.values())
