"""Who left and came back: the time between is no presence, and the daftar hadir says so (rule book 7)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.events import Happened
from rat_online.domain.events import attending as a
from rat_online.domain.minutes.attending import Away
from rat_online.domain.vocabulary import PersonId


@dataclass(slots=True)
class Comings:
    """The times between going and coming back, by person; a last going has no end."""

    away: defaultdict[PersonId, list[Away]] = field(default_factory=lambda: defaultdict(list))
    _gone_at: dict[PersonId, datetime] = field(default_factory=dict)

    def note(self, happened: Happened) -> None:
        """A check-out or a lapse begins an absence; a check-in or a return ends it."""
        match happened.event:
            case a.CheckedOut():
                self._gone_at.setdefault(happened.event.person, happened.at)
            case a.PresenceLapsed():
                for person in happened.event.persons:
                    self._gone_at.setdefault(person, happened.at)
            case a.CheckedIn():
                self._back(happened.event.person, happened.at)
            case a.PresenceRestored():
                for person in happened.event.persons:
                    self._back(person, happened.at)
            case _:
                pass

    def _back(self, person: PersonId, at: datetime) -> None:
        gone_at = self._gone_at.pop(person, None)
        if gone_at is not None:
            self.away[person].append(Away(gone_at, at))
