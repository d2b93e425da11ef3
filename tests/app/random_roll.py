"""The roll of a random meeting: one member one vote, member groups, delegates, or votes of unlike weight."""

from collections.abc import Iterable
from dataclasses import replace

from rat_online.domain.events import Happened
from rat_online.domain.events.preparing import RollAmended
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled, RollLine, freeze_lines

GROUPS = ("Petani", "Pekerja")


class RandomRoll:
    """Those entitled by these rules, and one more who may join."""

    def __init__(self, profile: Profile, entitled: int) -> None:
        self.profile = profile
        self.entries = tuple(self._entry(number) for number in range(1, entitled + 1))
        self.persons = [_person(entry) for entry in (*self.entries, RollEntry(f"m{entitled + 1}"))]
        salts = [bytes([number] * 16) for number in range(entitled)]
        self.lines, self.root = freeze_lines(self.persons[:-1], salts)
        (guest,), _ = freeze_lines(self.persons[-1:], [bytes(16)])
        self._guest = replace(guest, ordinal=entitled + 1, frozen=False)

    def _entry(self, number: int) -> RollEntry:
        person = f"m{number}"
        if self.profile.parties is not None:
            return RollEntry(person, 1, GROUPS[number % 2])
        if self.profile.delegates is not None:
            return RollEntry(person, 1 + number % 3, f"Blok {number}")
        return RollEntry(person, 1 + number % 2 if self.profile.weighted else 1)

    @property
    def delegates(self) -> dict[str, str]:
        if self.profile.delegates is None:
            return {}
        return {entry.group: entry.id for entry in self.entries}

    def joined(self, happened: Iterable[Happened]) -> list[RollLine]:
        """The line of the one who was put on the roll later."""
        changes = {one.event.entry.id for one in happened if isinstance(one.event, RollAmended)}
        return [self._guest] if self._guest.entry in changes else []


def joining(meeting: Meeting, person: str) -> RollEntry:
    """Somebody as the rules of a meeting would put the person on its roll."""
    if meeting.profile.parties is not None:
        return RollEntry(person, 1, GROUPS[0])
    return RollEntry(person, 1, "Blok 7" if meeting.profile.delegates is not None else "")


def _person(entry: RollEntry) -> Entitled:
    number = int(entry.id.removeprefix("m"))
    return Entitled(entry.id, f"{number:04}", f"Anggota {number}", "anggota", entry.weight)
