"""Who is connected by whose device session, so that a session that is over ends what it opened."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.app.media_pass import LONGEST_OWN


@dataclass(slots=True)
class Guests:
    """Args:
    now: the clock.
    """

    now: Callable[[], datetime]
    _gone: dict[str, datetime] = field(default_factory=dict)
    _here: defaultdict[str, list[Callable[[], None]]] = field(default_factory=lambda: defaultdict(list))

    def is_gone(self, session: str) -> bool:
        """Whether it was signed out; a pass that is everybody's has none."""
        return session in self._gone

    @contextmanager
    def here(self, session: str, hang_up: Callable[[], None]) -> Iterator[None]:
        """Connected within; `hang_up` is called when the session ends."""
        self._here[session].append(hang_up)
        try:
            yield
        finally:
            self._here[session].remove(hang_up)
            if not self._here[session]:
                del self._here[session]

    def sign_out(self, sessions: Sequence[str]) -> None:
        """End what these have open, and let them in no more; known until no pass of theirs can be left."""
        oldest = self.now() - LONGEST_OWN
        self._gone = {one: at for one, at in self._gone.items() if at > oldest}
        for session in sessions:
            self._gone[session] = self.now()
            for hang_up in tuple(self._here.get(session, ())):
                hang_up()
