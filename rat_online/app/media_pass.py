"""Passes to the livestream: short signed texts in a path, because its port knows no cookie (decision 0008).

A pass says what may be done in which meeting until when; whoever holds it may, so it is given only to whom
the meeting's rules allow it, runs out, and ends with the device session that asked for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from itsdangerous import BadData, URLSafeSerializer

SALT = "rat/v1/media"


class Right(StrEnum):
    """What a pass is good for."""

    WATCH = "watch"
    PLAYLIST = "playlist"
    """Watch by HLS, where each request shows the pass again."""
    PUBLISH = "publish"
    FLOOR = "floor"
    """Publish while holding the floor, for the studio alone."""
    WATCH_FLOOR = "watch-floor"
    REPLAY = "replay"
    TAKE = "take"
    """The recording as a file of one's own; given once it was noted who takes it and why."""
    CONTROL = "control"
    """The server to its media process."""


LIFETIME = {
    Right.WATCH: timedelta(minutes=15),
    Right.PLAYLIST: timedelta(hours=6),
    Right.PUBLISH: timedelta(hours=12),
    Right.FLOOR: timedelta(minutes=2),
    Right.WATCH_FLOOR: timedelta(minutes=15),
    Right.REPLAY: timedelta(hours=4),
    Right.TAKE: timedelta(minutes=15),
    Right.CONTROL: timedelta(minutes=1),
}

LONGEST_OWN = LIFETIME[Right.PUBLISH]
"""No pass that ends with a device session lasts longer."""

SHARED = frozenset({Right.PLAYLIST})
"""Written alike for everybody within an hour: a CDN keeps what it has fetched by its address."""


class PassRefused(Exception):
    """A pass that is no pass, has run out, or is for something else. Which of them is told to nobody."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Args:
    meeting: its id.
    right: what it is good for.
    until: when it runs out.
    during: the broadcast or the speaking turn that it is for; empty for the other rights.
    session: the device session that it ends with; empty where it is everybody's.
    """

    meeting: str
    right: Right
    until: datetime
    during: str = ""
    session: str = ""


class Passes:
    """Writes passes and reads them back."""

    def __init__(self, key: bytes, now: Callable[[], datetime]) -> None:
        self._signer = URLSafeSerializer(key, salt=SALT)
        self._now = now

    def write(self, meeting: str, right: Right, *, during: str = "", session: str = "") -> str:
        """A pass from now on, for as long as its right lasts."""
        until = int((self._now() + LIFETIME[right]).timestamp())
        if right in SHARED:
            until -= until % 3600
        return str(self._signer.dumps([meeting, right.value, until, during, session]))

    def read(self, text: str, *rights: Right) -> Pass:
        """Raises PassRefused."""
        try:
            meeting, right, until, during, session = self._signer.loads(text)
            ends_at = datetime.fromtimestamp(until, self._now().tzinfo)
            read = Pass(meeting, Right(right), ends_at, during, session)
        except (BadData, ValueError, TypeError, OverflowError):
            raise PassRefused from None
        if read.right not in rights or self._now() >= read.until:
            raise PassRefused
        return read
