"""How a websocket of a meeting begins; what is refused is accepted first, or no browser could read why."""

from starlette.websockets import WebSocket

from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.errors import Refusal, Refused
from rat_online.web.gate import device_of, hall_for
from rat_online.web.origin import is_same_origin
from rat_online.web.services import services
from rat_online.web.wire import SUBPROTOCOL, Close

CLOSE_FOR = {
    Refusal.SIGNED_OUT: Close.SIGNED_OUT,
    Refusal.UNKNOWN_MEETING: Close.UNKNOWN_MEETING,
}


async def shake_hands(websocket: WebSocket) -> tuple[Device, Hall] | None:
    """Who comes and where to; None where the socket was closed with its reason."""
    speaks = SUBPROTOCOL in websocket.scope["subprotocols"]
    await websocket.accept(subprotocol=SUBPROTOCOL if speaks else None)
    if not speaks:
        await websocket.close(Close.PROTOCOL)
        return None
    if not is_same_origin(websocket, services(websocket).settings):
        await websocket.close(Close.FORBIDDEN)
        return None
    try:
        device = await device_of(websocket)
        return device, await hall_for(websocket, device)
    except Refused as refused:
        await websocket.close(CLOSE_FOR.get(refused.code, Close.FORBIDDEN))
        return None
