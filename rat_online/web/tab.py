"""A tab: one page's connection to a meeting, over a websocket or a stream of server-sent events."""

from collections.abc import Sequence
from typing import Protocol

from rat_online.app.capacities import roles_here
from rat_online.app.frame import Frame
from rat_online.app.hall import Hall
from rat_online.app.ports.entries import SeatMove
from rat_online.app.ports.identity import Device
from rat_online.app.view.audience import Audience, audience_for
from rat_online.app.view.personal import personal_of
from rat_online.domain.chain import Json, time_text
from rat_online.domain.vocabulary import PersonId, Role


class Outlet(Protocol):
    """Where a tab's frames go; it never waits, and drops whoever is too far behind."""

    def put(self, frame: Frame) -> None: ...

    def close(self, code: int) -> None: ...


class DeviceTab:
    """What one device sees of one meeting.

    Args:
        hall: the meeting.
        device: the session's seats and offices.
        outlet: where frames go.
        as_screen: shown in a hall; it sees what the public sees, and nothing of its owner.
    """

    def __init__(self, hall: Hall, device: Device, outlet: Outlet, as_screen: bool = False) -> None:
        series = hall.live.state.about.series
        self.session = device.session
        self.cooperative = device.cooperative
        self.seats: tuple[PersonId, ...] = ()
        self.offices: tuple[PersonId, ...] = ()
        if not as_screen:
            self.seats = tuple(seat.entry for seat in device.seats if seat.series == series)
            self.offices = tuple(
                dict.fromkeys(office.person for office in device.offices if office.series in (None, series))
            )
        self.persons = frozenset((*self.seats, *self.offices))
        self._hall = hall
        self._device = device
        self._outlet = outlet
        self._as_screen = as_screen
        self._audience = self._audience_now()
        self._told: dict[str, Json] | None = None
        self._moves: list[Json] = []

    @property
    def audience(self) -> Audience:
        return self._audience

    def send(self, frame: Frame) -> None:
        self._outlet.put(frame)

    def close(self, code: int) -> None:
        self._outlet.close(code)

    async def welcome(self, after: int | None) -> None:
        """Join the feed: what was missed since `after` if that is little, else the whole view."""
        hall = self._hall
        async with hall.live.shown():
            self._audience = self._audience_now()
            missed = None if after is None else hall.feed.since(self._audience, after)
            for frame in [hall.feed.snapshot(self._audience)] if missed is None else missed:
                self.send(frame)
            hall.feed.join(self, self._audience)
            self._tell_you()

    def tell_moves(self, moves: Sequence[SeatMove]) -> None:
        """Which seats of this device another one asked for, until when it may answer "bukan saya"."""
        told: list[Json] = [
            {"id": move.id, "entry": move.entry.person, "until": time_text(move.due_at)}
            for move in moves
            if move.entry.person in self.seats
        ]
        if told or self._moves:
            self._moves = told
            position = self._hall.live.state.position
            self.send(Frame({"t": "moves", "p": position, "moves": told}, position))

    def is_of(self, hall: Hall) -> bool:
        return self._hall is hall

    def leave(self) -> None:
        self._hall.feed.leave(self)

    def refresh(self) -> None:
        """Tell this device what concerns it alone; with another office may come another audience."""
        audience = self._audience_now()
        if audience is not self._audience:
            self._hall.feed.leave(self)
            self._audience = audience
            self.send(self._hall.feed.snapshot(audience))
            self._hall.feed.join(self, audience)
        self._tell_you()

    def _audience_now(self) -> Audience:
        if self._as_screen:
            return Audience.PUBLIC
        return audience_for(frozenset().union(*self._roles().values()))

    def _roles(self) -> dict[PersonId, frozenset[Role]]:
        """In what offices this device acts now, for each whose link or account is here, or who leads from
        the own seat."""
        state, series = self._hall.live.state, self._hall.live.state.about.series
        leading = (one for one in self.seats if self._device.leads(series, one))
        return {one: roles_here(self._device, state, one) for one in dict.fromkeys((*self.offices, *leading))}

    def _tell_you(self) -> None:
        if self._as_screen:
            return
        live = self._hall.live
        you = personal_of(live.state, self.seats, self._roles(), self._hall.feed.names, live.texts)
        if you == self._told:
            return
        self._told = you
        position = live.state.position
        self.send(Frame({"t": "you", "p": position, "you": you}, position))
