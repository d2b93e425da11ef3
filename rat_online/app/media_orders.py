"""What the media process is told: which broadcasts and turns are on, and which sessions are over.

It knows nothing by itself and lets nobody in until it is told, so that what it takes in, shows and records is
what the log says, also after it crashed.
"""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.media_pass import LONGEST_OWN
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.media import INSTALL, Order
from rat_online.app.sessions import Sessions
from rat_online.domain.chain import ChainBroken, MeetingKey


def broadcast_of(hall: Hall) -> str:
    """The name of the broadcast that is on, "" for none; passes to send are given for it alone."""
    begins = hall.live.state.stage.on_air_from
    return str(begins) if begins else ""


def broadcast_order(hall: Hall) -> dict[str, object]:
    return _let_in(hall, "main", broadcast_of(hall))


def floor_order(hall: Hall) -> dict[str, object]:
    turn = hall.live.state.floor.speaking
    return _let_in(hall, "floor", turn.id if turn else "")


def _let_in(hall: Hall, channel: str, during: str) -> dict[str, object]:
    """`at`: of several servers one may be behind, and what it says is not to undo what another said."""
    return {"do": "let-in", "channel": channel, "during": during, "at": hall.live.state.position}


def sign_out_order(*sessions: str) -> dict[str, object]:
    return {"do": "sign-out", "sessions": list(sessions)}


class StandingOrders:
    """What a media process that has just started is told before anybody comes in.

    Args:
        house: whose meetings.
        log: which meetings there are; another process may have made one.
        sessions: whose passes are worth nothing any more.
        now: the clock.
    """

    def __init__(
        self, house: House, log: MeetingLog, sessions: Sessions, now: Callable[[], datetime]
    ) -> None:
        self._house = house
        self._log = log
        self._sessions = sessions
        self._now = now

    def is_anything_on(self) -> bool:
        """Whether a meeting is on air: then somebody may send, whom no page announces."""
        return any(broadcast_of(hall) for hall in self._house.halls())

    async def all(self) -> list[Order]:
        """Sessions first: nobody comes in who was signed out."""
        gone = await self._sessions.ended_since(self._now() - LONGEST_OWN)
        orders: list[Order] = [(INSTALL, sign_out_order(*gone))]
        for key in await self._log.meetings():
            hall = await self._on_air(key)
            if hall is not None:
                orders += [(key.id, broadcast_order(hall)), (key.id, floor_order(hall))]
        return orders

    async def _on_air(self, key: MeetingKey) -> Hall | None:
        """A meeting that is on the air by the log as it is now, whatever this process has heard of it."""
        try:
            hall = await self._house.hall(key)
        except ChainBroken:
            return None  # it is not served
        if broadcast_of(hall):
            await hall.live.catch_up()
        return hall if broadcast_of(hall) else None
