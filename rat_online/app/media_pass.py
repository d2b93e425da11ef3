"""Passes to the livestream: short signed texts in a path, because its port knows no cookie (decision 0008).

A pass says what may be done in which meeting until when; whoever holds it may, so it is given only to whom
the meeting's rules allow it, and runs out soon.
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
    turn: the speaking turn that it is for; empty for the other rights.
    """

    meeting: str
    right: Right
    until: datetime
    turn: str = ""


class Passes:
    """Writes passes and reads them back."""

    def __init__(self, key: bytes, now: Callable[[], datetime]) -> None:
        self._signer = URLSafeSerializer(key, salt=SALT)
        self._now = now

    def write(self, meeting: str, right: Right, turn: str = "") -> str:
        """A pass from now on, for as long as its right lasts."""
        until = int((self._now() + LIFETIME[right]).timestamp())
        if right in SHARED:
            until -= until % 3600
        return str(self._signer.dumps([meeting, right.value, until, turn]))

    def read(self, text: str, *rights: Right) -> Pass:
        """Raises PassRefused."""
        try:
            meeting, right, until, turn = self._signer.loads(text)
            read = Pass(meeting, Right(right), datetime.fromtimestamp(until, self._now().tzinfo), turn)
        except (BadData, ValueError, TypeError, OverflowError):
            raise PassRefused from None
        if read.right not in rights or self._now() >= read.until:
            raise PassRefused
        return read
