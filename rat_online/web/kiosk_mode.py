"""Kiosk mode: a device of the desk that serves one voter after the other and opens nothing else.

A cookie marks the device. It gives nobody anything: it takes away every page but the sign-in and the room.
"""

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

KIOSK_COOKIE = "kios"
OPEN = ("/static/", "/pindah/", "/kios/")
EXACT = frozenset({"/masuk", "/sehat"})
"""The door takes what is posted; its own page has links, and is not shown."""


def kiosk_of(connection: HTTPConnection) -> str:
    """The meeting that this device is a kiosk of; empty where it is none."""
    return connection.cookies.get(KIOSK_COOKIE, "")


class KioskOnly:
    """On a kiosk every other address leads back to it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            meeting = kiosk_of(HTTPConnection(scope))
            if meeting and not _is_open(scope["method"], scope["path"], meeting):
                await RedirectResponse(f"/kios/{meeting}", 303)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_open(method: str, path: str, meeting: str) -> bool:
    room = f"/rapat/{meeting}"
    if path in (room, f"{room}/perintah", f"{room}/peristiwa") or path.startswith((*OPEN, f"{room}/foto/")):
        return True
    return path in EXACT and (method == "POST" or path != "/masuk")
