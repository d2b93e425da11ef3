"""Entry guards, moves and acts at the door in memory: a part of the identity store's twin."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from rat_online.app.ports.entries import DoorAct, Entry, EntryGuard, MoveEnd, SeatMove
from rat_online.domain.chain import MeetingKey


@dataclass(slots=True)
class KeptEntries:
    guards: dict[Entry, EntryGuard] = field(default_factory=dict)
    moves: dict[tuple[str, str], SeatMove] = field(default_factory=dict)
    acts: dict[tuple[str, str], DoorAct] = field(default_factory=dict)
    pins_given: dict[tuple[Entry, str], datetime] = field(default_factory=dict)

    def copied(self) -> "KeptEntries":
        return KeptEntries(dict(self.guards), dict(self.moves), dict(self.acts), dict(self.pins_given))


class MemoryEntryReader:
    def __init__(self, entries: KeptEntries) -> None:
        self._entries = entries

    async def guard(self, entry: Entry) -> EntryGuard | None:
        return self._entries.guards.get(entry)

    async def guards_of(self, series: MeetingKey) -> list[EntryGuard]:
        found = [guard for entry, guard in self._entries.guards.items() if _is_in(entry, series)]
        return sorted(found, key=lambda guard: guard.entry.person)

    async def move(self, cooperative: str, id: str) -> SeatMove | None:
        return self._entries.moves.get((cooperative, id))

    async def open_moves(self) -> list[SeatMove]:
        found = [move for move in self._entries.moves.values() if move.ended_at is None]
        return sorted(found, key=lambda move: (move.due_at, move.id))

    async def acts_of(self, series: MeetingKey) -> list[DoorAct]:
        found = [replace(act, photo=None) for act in self._entries.acts.values() if _is_in(act.entry, series)]
        return sorted(found, key=lambda act: (act.at, act.id))

    async def has_act(self, entry: Entry, act: str) -> bool:
        found = self._entries.acts.get((entry.cooperative, act))
        return found is not None and found.entry == entry

    async def photo_of(self, cooperative: str, act: str) -> bytes | None:
        found = self._entries.acts.get((cooperative, act))
        return found.photo if found else None

    async def pin_given_at(self, entry: Entry, session: str) -> datetime | None:
        return self._entries.pins_given.get((entry, session))


class MemoryEntryWriter(MemoryEntryReader):
    async def hold_guard(self, entry: Entry) -> EntryGuard | None:
        return await self.guard(entry)

    async def put_guard(self, guard: EntryGuard) -> None:
        if guard.entry in self._entries.guards:
            self._entries.guards[guard.entry] = guard

    async def open_move_of(self, entry: Entry) -> SeatMove | None:
        return next((move for move in await self.open_moves() if move.entry == entry), None)

    async def add_move(self, move: SeatMove) -> None:
        self._entries.moves[move.entry.cooperative, move.id] = move

    async def end_move(self, move: SeatMove, end: MoveEnd, at: datetime) -> bool:
        key = (move.entry.cooperative, move.id)
        found = self._entries.moves.get(key)
        if found is None or found.ended_at is not None:
            return False
        self._entries.moves[key] = replace(found, ended_at=at, end=end)
        return True

    async def put_moves_off(self, due_at: datetime) -> None:
        for move in await self.open_moves():
            if move.due_at < due_at:
                self._entries.moves[move.entry.cooperative, move.id] = replace(move, due_at=due_at)

    async def draw_moves_near(self, due_at: datetime) -> None:
        for move in await self.open_moves():
            if move.due_at > due_at:
                self._entries.moves[move.entry.cooperative, move.id] = replace(move, due_at=due_at)

    async def add_act(self, act: DoorAct) -> None:
        self._entries.acts[act.entry.cooperative, act.id] = act

    async def note_pin(self, entry: Entry, session: str, at: datetime) -> None:
        self._entries.pins_given[entry, session] = at


def _is_in(entry: Entry, series: MeetingKey) -> bool:
    return (entry.cooperative, entry.series) == (series.cooperative, series.id)
