"""A page goes on in another browser: its session hands its seats over by a link of two minutes and one use.

The page itself asked for it, so that nobody waits for a "bukan saya"; offices never move.
Rule book section 3, docs/decisions/0019-going-on-in-another-browser.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rat_online.app.arrival import Arrival, Browser, Held, arrive, goes_on, held_by
from rat_online.app.ids import Ids
from rat_online.app.moves import MOST_SEATS
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry, MoveEnd
from rat_online.app.ports.identity import Device, IdentityStore, IdentityWriter, Seat, Series, SeriesOver
from rat_online.app.ports.transfers import SeatTransfer
from rat_online.app.sessions import Change, ChangeKind, Sessions, has_lapsed, token_hash
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse

GOOD_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class WentOn:
    """Where the page goes on. `token` belongs in the cookie; None where it is the browser that asked."""

    meeting: str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    arrival: Arrival
    left: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class _Try:
    """One tap on "Lanjut di sini"."""

    transfer: SeatTransfer
    taken_by: str
    browser: Browser
    at: datetime


class Transfers:
    def __init__(
        self,
        identity: IdentityStore,
        sessions: Sessions,
        is_series_over: SeriesOver,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._identity = identity
        self._sessions = sessions
        self._is_series_over = is_series_over
        self._ids = ids
        self._now = now

    async def ask(self, device: Device, meeting: MeetingKey, series: str) -> str:
        """A secret for the fragment of a link; the former one of this session opens nothing any more.

        Raises:
            Refused: `seat-not-here` where nobody sits in this session.
        """
        persons = tuple(seat.entry for seat in device.seats if seat.series == series)
        if not persons:
            refuse(Refusal.SEAT_NOT_HERE)
        secret, at = self._ids.link_secret(), self._now()
        transfer = SeatTransfer(
            secret_hash=token_hash(secret),
            cooperative=device.cooperative,
            meeting=meeting.id,
            series=series,
            session=device.session,
            persons=persons,
            asked_at=at,
            good_until=at + GOOD_FOR,
        )
        await self._identity.write(lambda identity: identity.put_transfer(transfer))
        return secret

    async def take(self, secret: str, taker: str, browser: Browser) -> WentOn:
        """Seat here whoever sits where the link was asked for; what they had begun goes on.

        Args:
            taker: what the page that takes it calls itself, and says again when no answer came.

        Raises:
            Refused: `unknown-transfer` (over, used, or its session has ended), `wrong-state` (the meeting is
                over), `entry-frozen`, `seats-full` (most).
        """
        at = self._now()
        found = await self._identity.read(lambda identity: identity.transfer(token_hash(secret)))
        if found is None or at >= found.good_until:
            refuse(Refusal.UNKNOWN_TRANSFER)
        if await self._is_series_over(Series(found.cooperative, found.series)):
            refuse(Refusal.WRONG_STATE)
        tried = _Try(found, token_hash(taker), browser, at)
        taken = await self._identity.write(lambda identity: self._take(identity, tried))
        if taken is None:
            return WentOn(found.meeting)
        self._tell(taken)
        return WentOn(found.meeting, taken.arrival.token)

    def _tell(self, taken: _Taken) -> None:
        """The former page hears of it at once, now that it is committed."""
        if taken.arrival.replaced is not None:
            self._sessions.announce(Change(taken.arrival.replaced, ChangeKind.REVOKED))
        for seat in taken.seats:
            self._sessions.announce(Change(taken.left, ChangeKind.MOVED, seat))
        self._sessions.announce(Change(taken.arrival.session.id, ChangeKind.SIGNED_IN))

    async def _take(self, identity: IdentityWriter, tried: _Try) -> _Taken | None:
        transfer = await identity.transfer(tried.transfer.secret_hash)
        if transfer is None:
            refuse(Refusal.UNKNOWN_TRANSFER)
        if transfer.taken_by is not None:
            return await self._answered_again(identity, transfer, tried)
        giver = await identity.device(transfer.cooperative, transfer.session)
        held = await held_by(identity, tried.browser)
        if giver is None or has_lapsed(*giver, tried.at):
            refuse(Refusal.UNKNOWN_TRANSFER)
        if held is not None and held[0].id == transfer.session:
            return None
        seats = _seats_in(giver, transfer)
        _need_room(held, seats, transfer, tried.at)
        await _need_open(identity, seats, transfer)
        arrival = await arrive(identity, transfer.cooperative, held, tried.browser, self._ids, tried.at)
        if not await identity.take_transfer(transfer.secret_hash, tried.taken_by, arrival.session.id):
            refuse(Refusal.UNKNOWN_TRANSFER)
        for seat in seats:
            await self._seat(identity, seat, arrival, tried.at)
        await identity.touch(transfer.cooperative, arrival.session.id, tried.at)
        return _Taken(arrival, transfer.session, seats)

    async def _answered_again(self, identity: IdentityWriter, transfer: SeatTransfer, tried: _Try) -> _Taken:
        """The answer was lost: the same page gets another token of the session that it was given."""
        if transfer.taken_by != tried.taken_by or transfer.to_session is None:
            refuse(Refusal.UNKNOWN_TRANSFER)
        given = await identity.device(transfer.cooperative, transfer.to_session)
        if given is None:
            refuse(Refusal.UNKNOWN_TRANSFER)
        arrival = await arrive(identity, transfer.cooperative, given, tried.browser, self._ids, tried.at)
        return _Taken(arrival, transfer.session, ())

    async def _seat(self, identity: IdentityWriter, seat: Seat, arrival: Arrival, at: datetime) -> None:
        """Whoever else asked for it asks anew: the page that would be warned is another one now."""
        cooperative, session = arrival.device.cooperative, arrival.session.id
        entry = Entry(cooperative, seat.series, seat.entry)
        waiting = await identity.open_move_of(entry)
        if waiting is not None:
            await identity.end_move(waiting, MoveEnd.WITHDRAWN, at)
        await identity.take_seat(cooperative, session, seat, at)
        await identity.add_act(DoorAct(self._ids.new_id(), entry, at, DoorActKind.TRANSFERRED))


def _seats_in(giver: Held, transfer: SeatTransfer) -> tuple[Seat, ...]:
    """Those for whom it was asked and who still sit there."""
    seats = tuple(
        seat for seat in giver[1].seats if seat.series == transfer.series and seat.entry in transfer.persons
    )
    if not seats:
        refuse(Refusal.UNKNOWN_TRANSFER)
    return seats


def _need_room(held: Held | None, seats: tuple[Seat, ...], transfer: SeatTransfer, at: datetime) -> None:
    if held is None or not goes_on(held, transfer.cooperative, at):
        return
    others = [seat for seat in held[1].seats if seat.series == transfer.series]
    if len(others) + len(seats) > MOST_SEATS:
        refuse(Refusal.SEATS_FULL, most=MOST_SEATS)


async def _need_open(identity: IdentityWriter, seats: tuple[Seat, ...], transfer: SeatTransfer) -> None:
    """Each guard is held until the end, in one order, so that no two writers wait for each other."""
    for person in sorted(seat.entry for seat in seats):
        guard = await identity.hold_guard(Entry(transfer.cooperative, transfer.series, person))
        if guard is not None and guard.frozen_at is not None:
            refuse(Refusal.ENTRY_FROZEN)
