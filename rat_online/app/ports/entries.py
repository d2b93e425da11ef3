"""What guards an entry of a series of meetings, its moves between devices, and what was done at the door.

Part of the identity store, in the same transactions; `tests/contracts/` holds every implementation to it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a series of meetings: what every link, code and seat of theirs leads to."""

    cooperative: str
    series: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class WrongAnswers:
    """How many in a row, the last of them when, and until when no more are taken."""

    failures: int = 0
    failed_at: datetime | None = None
    locked_until: datetime | None = None


NONE_WRONG = WrongAnswers()


@dataclass(frozen=True, slots=True)
class EntryGuard:
    """What stands between a secret and its entry, the same for every link and code of it.

    `pin` is a digest under a key outside the database, None until the first entry. `handover` is one of the
    code that stands in for the datum of somebody with nothing on file, until then. `frozen_at` is since when
    nobody comes in but by the desk. Wrong answers by a group's code, which others hold too, are counted
    apart: they never lock out who holds the own link.
    """

    entry: Entry
    pin: str | None = None
    pin_set_at: datetime | None = None
    failures: int = 0
    locked_until: datetime | None = None
    frozen_at: datetime | None = None
    handover: str | None = None
    failed_at: datetime | None = None
    by_group: WrongAnswers = NONE_WRONG

    @property
    def by_own(self) -> WrongAnswers:
        """What was answered wrongly by the own links and codes."""
        return WrongAnswers(self.failures, self.failed_at, self.locked_until)


class MoveEnd(StrEnum):
    MOVED = "moved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SeatMove:
    """A seat that another device asked for: it goes there at `due_at`, unless its page says "bukan saya"."""

    id: str
    entry: Entry
    from_session: str
    to_session: str
    asked_at: datetime
    due_at: datetime
    ended_at: datetime | None = None
    end: MoveEnd | None = None


class DoorActKind(StrEnum):
    MOVE_ASKED = "move-asked"
    MOVED = "moved"
    MOVE_REFUSED = "move-refused"
    TRANSFERRED = "transferred"
    REOPENED = "reopened"
    CODE_HANDED_OUT = "code-handed-out"
    PROOF_LOCKED = "proof-locked"


@dataclass(frozen=True, slots=True)
class DoorAct:
    """What was done about an entry besides coming in; the pengawas reads these.

    `by` is who did it at the desk, with a reason and perhaps a photo; None for what the devices did.
    """

    id: str
    entry: Entry
    at: datetime
    kind: DoorActKind
    by: PersonId | None = None
    reason: str = ""
    photo: bytes | None = None


class EntryReader(Protocol):
    async def guard(self, entry: Entry) -> EntryGuard | None:
        """None for an entry that no link was ever made for."""
        ...

    async def guards_of(self, series: MeetingKey) -> list[EntryGuard]:
        """By person."""
        ...

    async def move(self, cooperative: str, id: str) -> SeatMove | None: ...

    async def open_moves(self) -> list[SeatMove]:
        """Those of the whole install that have not ended, the first due first."""
        ...

    async def acts_of(self, series: MeetingKey) -> list[DoorAct]:
        """Oldest first, without their photos."""
        ...

    async def has_act(self, entry: Entry, act: str) -> bool: ...

    async def photo_of(self, cooperative: str, act: str) -> bytes | None: ...

    async def pin_given_at(self, entry: Entry, session: str) -> datetime | None:
        """When the PIN of an entry was last given on a session that acts for it."""
        ...


class EntryWriter(EntryReader, Protocol):
    async def hold_guard(self, entry: Entry) -> EntryGuard | None:
        """The guard, held against others until the transaction ends."""
        ...

    async def put_guard(self, guard: EntryGuard) -> None:
        """Replace the guard of an entry that has one."""
        ...

    async def open_move_of(self, entry: Entry) -> SeatMove | None:
        """The move of an entry that has not ended; there is one at most."""
        ...

    async def add_move(self, move: SeatMove) -> None: ...

    async def end_move(self, move: SeatMove, end: MoveEnd, at: datetime) -> bool:
        """End it; False, and nothing written, when it had ended already."""
        ...

    async def put_moves_off(self, due_at: datetime) -> None:
        """Whatever is open falls due no earlier than this."""
        ...

    async def draw_moves_near(self, due_at: datetime) -> None:
        """Whatever is open falls due no later than this."""
        ...

    async def add_act(self, act: DoorAct) -> None: ...

    async def note_pin(self, entry: Entry, session: str, at: datetime) -> None:
        """The PIN of an entry was given on a session; the later time replaces the former."""
        ...
