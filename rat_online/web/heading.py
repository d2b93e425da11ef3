"""HTTP whose headings are bounded in size and time: who has shown nothing yet costs no memory."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEADING = 64 * 1024
"""Bytes of a request's line and headers, with what came in the same breath."""

HEADING_WITHIN_S = 15.0
"""From the connection, or a further request's first byte, to the end of its headers."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for ever and keeps whatever comes."""

    _is_heading = True
    _size = 0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_heading:
            self._size += len(data)
            if self._size > LARGEST_HEADING:
                self.transport.abort()

    def on_message_begin(self) -> None:
        self._is_heading, self._size = True, 0
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_heading = False
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEADING_WITHIN_S, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        transport: Any = self.transport
        transport.abort()
