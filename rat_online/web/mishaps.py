"""Our own mistakes: the reader gets a page, the log gets where it was, nobody gets what was being said.

The text of an error may carry what a member wrote, a secret or a name, so only its kind and the lines of our
code are logged. Stands within `SecurityHeaders`, so that the page of a mistake carries them like any other.
"""

import traceback
from contextlib import suppress

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from rat_online.web.page import page

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

INTERNAL_ERROR = 1011
"""RFC 6455 section 7.4.1."""

MOST_LINES = 12


class Mishaps:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except (ClientDisconnect, WebSocketDisconnect):
            return
        except Exception as error:  # noqa: BLE001 (whatever broke: the reader gets a page)
            _log(scope, error)
            if scope["type"] == "websocket":
                with suppress(RuntimeError):  # it may be closed already
                    await send({"type": "websocket.close", "code": INTERNAL_ERROR})
            elif not has_begun:  # else the server ends the connection, and the client sees that it is short
                await page(Request(scope), "galat.html", {"kind": "went-wrong"}, 500)(scope, receive, send)


def _log(scope: Scope, error: BaseException) -> None:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    lines = [
        f"{line.filename}:{line.lineno} {line.name}" for line in traceback.extract_tb(error.__traceback__)
    ]
    doing = getattr(scope.get("endpoint"), "__qualname__", scope["type"])
    logger.error("went wrong", error=type(error).__name__, doing=doing, lines=lines[-MOST_LINES:])
