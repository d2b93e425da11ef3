"""What the media process is told: which broadcasts and turns are on, and which sessions are over.

It knows nothing by itself and lets nobody in until it is told, so that what it takes in, shows and records is
what the log says, also after it crashed.
"""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.media_pass import LONGEST_OWN
from rat_online.app.ports.media import INSTALL, Order
from rat_online.app.sessions import Sessions


def broadcast_of(hall: Hall) -> str:
    """The name of the broadcast that is on, "" for none; passes to send are given for it alone."""
    begins = hall.live.state.stage.on_air_from
    return str(begins) if begins else ""


def broadcast_order(hall: Hall) -> dict[str, object]:
    return {"do": "let-in", "channel": "main", "during": broadcast_of(hall)}


def floor_order(hall: Hall) -> dict[str, object]:
    turn = hall.live.state.floor.speaking
    return {"do": "let-in", "channel": "floor", "during": turn.id if turn else ""}


def sign_out_order(*sessions: str) -> dict[str, object]:
    return {"do": "sign-out", "sessions": list(sessions)}


class StandingOrders:
    """What a media process that has just started is told before anybody comes in.

    Args:
        house: whose meetings.
        sessions: whose passes are worth nothing any more.
        now: the clock.
    """

    def __init__(self, house: House, sessions: Sessions, now: Callable[[], datetime]) -> None:
        self._house = house
        self._sessions = sessions
        self._now = now

    def is_anything_on(self) -> bool:
        """Whether a meeting is on air: then somebody may send, whom no page announces."""
        return any(broadcast_of(hall) for hall in self._house.halls())

    async def all(self) -> list[Order]:
        """Sessions first: nobody comes in who was signed out."""
        gone = await self._sessions.ended_since(self._now() - LONGEST_OWN)
        orders: list[Order] = [(INSTALL, sign_out_order(*gone))]
        for hall in self._house.halls():
            if broadcast_of(hall):
                orders += [(hall.key.id, broadcast_order(hall)), (hall.key.id, floor_order(hall))]
        return orders
