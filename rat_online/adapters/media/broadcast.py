"""One meeting's broadcast: the session that is on air, its renditions' windows, its viewers."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.adapters.media.boxes import Init, Piece
from rat_online.adapters.media.packager import Rendition
from rat_online.adapters.media.viewers import Audience, Outlet, Viewer
from rat_online.adapters.media.window import Window


@dataclass(slots=True)
class Session:
    """One broadcaster's connection. `hang_up` ends it when another takes its place."""

    number: int
    hang_up: Callable[[], None]
    was_replaced: bool = False


@dataclass(slots=True)
class Broadcast:
    """A meeting's stream in this process.

    Args:
        meeting: whose.
        zero_at: the moment at which its timeline is zero, by this server's clock.
        frame: makes a part a message of a socket, once for all viewers.
    """

    meeting: str
    zero_at: datetime
    frame: Callable[[bytes], bytes]
    _started: float = field(default_factory=time.monotonic)
    _windows: dict[Rendition, Window] = field(default_factory=dict)
    _audiences: dict[Rendition, Audience] = field(default_factory=dict)
    _during: str = ""
    """What of the log is on: a broadcast, or on the floor's channel a turn. Nothing until the server says so:
    what the meeting does not know of is not taken in, shown or recorded, also after a crash."""
    _said_at: int = 0
    """Where in the log that was read: of several servers one may be behind."""
    _session: Session | None = None
    _sessions: int = 0

    def __post_init__(self) -> None:
        # Seconds since 1970: after a restart of the process numbers go on above those that players know.
        first = int(self.zero_at.timestamp())
        self._windows = {rendition: Window(first) for rendition in Rendition}
        self._audiences = {rendition: Audience(self.frame) for rendition in Rendition}
        self._sessions = first

    def now_ms(self) -> int:
        """Where the timeline is now."""
        return int((time.monotonic() - self._started) * 1000)

    @property
    def is_on_air(self) -> bool:
        return self._session is not None

    def begin(self, hang_up: Callable[[], None]) -> Session:
        """A broadcaster comes; whoever was on air is hung up: a reloaded studio takes its own place."""
        if self._session is not None:
            self._session.was_replaced = True
            self._session.hang_up()
        self._sessions += 1
        self._session = Session(self._sessions, hang_up)
        return self._session

    def end(self, session: Session) -> None:
        if self._session is not session:
            return
        self._session = None
        for audience in self._audiences.values():
            for viewer in audience.all():
                viewer.pause()

    def let_in(self, during: str, at: int) -> None:
        """This broadcast or turn from now on, "" for none; who still sends of an earlier one is hung up.

        What was read at an earlier place in the log than before is late, and changes nothing.
        """
        if at < self._said_at:
            return
        self._said_at = at
        if during != self._during:
            self._during = during
            self.hang_up()

    def lets_in(self, during: str) -> bool:
        """Whether what a pass was given for is on; a pass outlives it by a while."""
        return during != "" and during == self._during

    def hang_up(self) -> None:
        """End whoever is on air."""
        if self._session is not None:
            self._session.hang_up()

    def put(self, session: Session, rendition: Rendition, piece: Piece) -> None:
        """A piece of the session on air; what an older one still had is dropped."""
        if session is not self._session:
            return
        window, audience = self._windows[rendition], self._audiences[rendition]
        if isinstance(piece, Init):
            window.begin(session.number, piece)
            audience.begin(*self._announced(rendition, piece))
        else:
            window.add(piece)
            audience.put(piece)

    def join(self, rendition: Rendition, outlet: Outlet) -> Viewer:
        """Watch from the last key picture on."""
        viewer, window, audience = Viewer(outlet), self._windows[rendition], self._audiences[rendition]
        audience.join(viewer)
        init = window.inits.get(window.session)
        if init is not None and self._session is not None and self._session.number == window.session:
            viewer.begin(*self._announced(rendition, init))
            audience.show(viewer, window.since_last_key())
        else:
            viewer.pause()
        return viewer

    def _announced(self, rendition: Rendition, init: Init) -> tuple[str, int, bytes]:
        """What a player is told of a session: its type, when its timeline was zero, its init as a message."""
        kind = "video" if rendition is Rendition.VIDEO else "audio"
        zero_at_ms = int(self.zero_at.timestamp() * 1000)
        return f'{kind}/mp4; codecs="{init.codecs}"', zero_at_ms, self.frame(init.data)

    def leave(self, rendition: Rendition, viewer: Viewer) -> None:
        self._audiences[rendition].leave(viewer)

    def window(self, rendition: Rendition) -> Window:
        return self._windows[rendition]

    @property
    def watching(self) -> dict[str, int]:
        """Viewers over websockets by rendition."""
        return {rendition.value: len(audience) for rendition, audience in self._audiences.items()}
