"""The media process as use cases and pages see it. Nothing of a meeting waits for it."""

from datetime import datetime
from typing import Any, Protocol

from rat_online.app.media_pass import Passes

INSTALL = ""
"""In the place of a meeting: an order that is for no meeting alone."""

Order = tuple[str, dict[str, Any]]
"""A meeting, and what is to be done for it."""


class MediaHouse(Protocol):
    passes: Passes
    """What it lets people in with."""

    @property
    def port(self) -> int | None:
        """Where browsers reach it on this host; None where this install serves no stream."""
        ...

    @property
    def is_running(self) -> bool: ...

    async def run(self) -> None:
        """Keep it running until cancelled, once somebody has wanted it."""
        ...

    async def ready(self) -> bool:
        """Start it if need be, and wait until it answers and knows what is on; False when it does not."""
        ...

    def sign_out(self, session: str) -> None:
        """Have it end, soon, what a device session has open, and take none of its passes any more."""
        ...

    async def order(self, meeting: str, asked: dict[str, Any]) -> dict[str, Any]:
        """Have it do something for a meeting; see docs/reference/media.md.

        Raises:
            MediaUnavailable: it did not answer, or refused.
        """
        ...


class Standing(Protocol):
    """What a media process is told after each start: by itself it lets nobody in."""

    def is_anything_on(self) -> bool:
        """Whether it is to be started at once: somebody may send, whom no page announces."""
        ...

    async def all(self) -> list[Order]: ...


class PageShelf(Protocol):
    """Pictures of pages under discussion, by their digests. Both block."""

    def keep(self, meeting: str, picture: bytes) -> str:
        """Raises ValueError for what no browser shows as a picture."""
        ...

    def find(self, meeting: str, digest: str) -> tuple[bytes, str] | None:
        """A picture and its media type."""
        ...


class RecordingShelf(Protocol):
    """Recordings as files, by meeting. All block."""

    def older_than(self, before: datetime) -> list[str]:
        """Meetings of which nothing was recorded since then."""
        ...

    def has(self, meeting: str) -> bool: ...

    def erase(self, meeting: str) -> None:
        """Everything that was recorded of it; again without harm."""
        ...


class MediaUnavailable(Exception):
    """The media process did not do what it was asked; it may be asked again."""
