"""A seat goes from one device to another: its page is told, and may answer "bukan saya" for 20 seconds.

What is under way is in the store, so that a restart forgets none; after one the page gets its time anew.
Rule book section 3, design section 9.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import anyio
import structlog

from rat_online.app.ids import Ids
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry, MoveEnd, SeatMove
from rat_online.app.ports.identity import Device, IdentityStore, IdentityWriter, Seat
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.sessions import OVERLAP, Change, ChangeKind, Sessions
from rat_online.domain.errors import Refusal, refuse

WAIT = timedelta(seconds=20)
LOOK_EVERY_S = 0.5
MOST_SEATS = 4
"""Members who vote on one phone in one series of meetings; rule book section 3."""

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

Listener = Callable[[str], None]
"""Told the session whose page has to say something else now."""


@dataclass(frozen=True, slots=True)
class _Done:
    """How a move ended in the store; None when another process was faster."""

    end: MoveEnd | None


async def ask_for(
    identity: IdentityWriter, entry: Entry, sessions: tuple[str, str], ids: Ids, at: datetime
) -> SeatMove:
    """Ask for a seat, from the first session to the second; of several that ask, the last one waits."""
    before, session = sessions
    waiting = await identity.open_move_of(entry)
    if waiting is not None:
        if (waiting.from_session, waiting.to_session) == sessions:
            return waiting
        await identity.end_move(waiting, MoveEnd.WITHDRAWN, at)
    move = SeatMove(ids.new_id(), entry, before, session, at, at + WAIT)
    await identity.add_move(move)
    await identity.add_act(DoorAct(ids.new_id(), entry, at, DoorActKind.MOVE_ASKED))
    return move


class Moves:
    """What is under way in the install, as this process knows it."""

    def __init__(
        self, identity: IdentityStore, sessions: Sessions, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self._identity = identity
        self._sessions = sessions
        self._ids = ids
        self._now = now
        self._open: dict[str, SeatMove] = {}
        self._listeners: list[Listener] = []

    def on_change(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def leaving(self, session: str) -> list[SeatMove]:
        """Seats of this session that another device asked for."""
        return [move for move in self._open.values() if move.from_session == session]

    async def of(self, device: Device, id: str) -> SeatMove:
        """The move that this device asked for, also after its end.

        Raises:
            Refused: `unknown-move`, also for another's.
        """
        move = await self._identity.read(lambda identity: identity.move(device.cooperative, id))
        if move is None or move.to_session != device.session:
            refuse(Refusal.UNKNOWN_MOVE)
        return move

    async def refuse(self, device: Device, id: str) -> None:
        """ "Bukan saya": the seat stays, and the entry is the desk's until it opens it again.

        Raises:
            Refused: `unknown-move`, `too-late` when the seat has gone.
        """
        move = await self._identity.read(lambda identity: identity.move(device.cooperative, id))
        if move is None or move.from_session != device.session:
            refuse(Refusal.UNKNOWN_MOVE)
        at = self._now()
        if not await self._identity.write(lambda identity: self._freeze(identity, move, at)):
            ended = await self._identity.read(lambda identity: identity.move(device.cooperative, id))
            if ended is not None and ended.end is not MoveEnd.REFUSED:  # said twice is said once
                refuse(Refusal.TOO_LATE)
        await self.look()

    async def _freeze(self, identity: IdentityWriter, move: SeatMove, at: datetime) -> bool:
        guard = await identity.hold_guard(move.entry)
        if not await identity.end_move(move, MoveEnd.REFUSED, at):
            return False
        if guard is not None:
            await identity.put_guard(replace(guard, frozen_at=at))
        await identity.add_act(DoorAct(self._ids.new_id(), move.entry, at, DoorActKind.MOVE_REFUSED))
        return True

    async def take_up(self) -> None:
        """After a start: whoever could not answer meanwhile gets the whole time."""
        until = self._now() + WAIT
        await self._identity.write(lambda identity: identity.put_moves_off(until))
        await self.look()

    async def run(self) -> None:
        """Look after what is due, until cancelled."""
        while True:
            await anyio.sleep(LOOK_EVERY_S)
            try:
                await self.look()
            except StoreUnavailable:
                logger.warning("moves could not be looked after: the database is away")

    async def look(self) -> None:
        """See what is under way, tell the pages of what changed, and carry out what is due."""
        found = await self._under_way()
        known, self._open = self._open, {move.id: move for move in found}
        for session in {move.from_session for move in {*known.values()} ^ {*found}}:
            self._tell(session)
        for move in found:
            if move.due_at <= self._now():
                await self._carry_out(move)

    async def _under_way(self) -> list[SeatMove]:
        """What is open. Where the server's clock was set back since, it waits no longer than from now on."""
        found = await self._identity.read(lambda identity: identity.open_moves())
        until = self._now() + WAIT
        if any(move.due_at > until + OVERLAP for move in found):
            await self._identity.write(lambda identity: identity.draw_moves_near(until))
            found = await self._identity.read(lambda identity: identity.open_moves())
        return found

    def _tell(self, session: str) -> None:
        for listener in self._listeners:
            listener(session)

    async def _carry_out(self, move: SeatMove) -> None:
        at = self._now()
        done = await self._identity.write(lambda identity: self._move(identity, move, at))
        self._open.pop(move.id, None)
        seat = Seat(move.entry.series, move.entry.person)
        if done.end is MoveEnd.MOVED:
            self._sessions.announce(Change(move.from_session, ChangeKind.MOVED, seat))
            self._sessions.announce(Change(move.to_session, ChangeKind.SIGNED_IN, seat))
        elif done.end is not None:
            self._tell(move.from_session)

    async def _move(self, identity: IdentityWriter, move: SeatMove, at: datetime) -> _Done:
        """The device that asked may be signed out or full by now: then the seat stays where it is."""
        entry = move.entry
        guard = await identity.hold_guard(entry)
        asked = await identity.device(entry.cooperative, move.to_session)
        seats = [seat for seat in asked[1].seats if seat.series == entry.series] if asked else []
        is_welcome = asked is not None and len(seats) < MOST_SEATS and (guard is None or not guard.frozen_at)
        end = MoveEnd.MOVED if is_welcome else MoveEnd.WITHDRAWN
        if not await identity.end_move(move, end, at):
            return _Done(None)
        if is_welcome:
            seat = Seat(entry.series, entry.person)
            await identity.take_seat(entry.cooperative, move.to_session, seat, at)
            await identity.touch(entry.cooperative, move.to_session, at)
            await identity.add_act(DoorAct(self._ids.new_id(), entry, at, DoorActKind.MOVED))
        return _Done(end)
