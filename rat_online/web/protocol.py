"""The websocket under the app: uvicorn's sans-I/O protocol, able to write bytes that are framed already.

An event is encoded and framed once and the same bytes go to every socket; a task or a queue for each
member would cost ten times as much. Frames from the server are unmasked and, with deflate off, carry no
state between them (RFC 6455 section 5), so that ready bytes may be written between any two messages.
"""

import asyncio
import struct
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame as WebSocketFrame

EXTENSION = "rat.socket"
FURTHEST_BEHIND = 256 * 1024
"""Unsent bytes beyond which a tab is dropped; it comes back and gets a snapshot."""

_FIN_TEXT = 0x81
_FIN_BINARY = 0x82


def text_frame(payload: bytes) -> bytes:
    """A whole unmasked text message (RFC 6455 section 5.2)."""
    return _header(_FIN_TEXT, len(payload)) + payload


def binary_frame(payload: bytes) -> bytes:
    """A whole unmasked binary message."""
    return _header(_FIN_BINARY, len(payload)) + payload


def _header(first: int, size: int) -> bytes:
    if size < 126:
        return bytes((first, size))
    if size < 65536:
        return struct.pack("!BBH", first, 126, size)
    return struct.pack("!BBQ", first, 127, size)


class FramedSocket(WebSocketsSansIOProtocol):
    """uvicorn's protocol; the app finds it in the scope's extensions."""

    on_pong: Callable[[], None] | None = None
    furthest_behind = FURTHEST_BEHIND

    async def run_asgi(self) -> None:
        extensions: dict[str, Any] = self.scope["extensions"]
        extensions[EXTENSION] = self
        try:
            await super().run_asgi()
        finally:
            if not self.disconnected:
                # asyncio closes after the last byte: whoever takes none would keep its place for ever.
                self.loop.call_later(self.close_timeout, self.transport.abort)

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()

    def handle_pong(self, event: WebSocketFrame) -> None:
        super().handle_pong(event)
        if self.on_pong is not None:
            self.on_pong()

    def write_framed(self, frame: bytes) -> None:
        """Write ready bytes without waiting; whoever is too far behind loses the connection instead."""
        transport: asyncio.Transport = self.transport
        if self.close_sent or self.disconnected or transport.is_closing():
            return
        if transport.get_write_buffer_size() > self.furthest_behind:
            transport.abort()
            return
        transport.write(frame)
