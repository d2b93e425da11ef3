"""HTTP bounded in size and time: who shows nothing, sends nothing or takes nothing loses its place."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEADING = 64 * 1024
"""Bytes of a request's line and headers, with what came in the same breath."""

HEADING_WITHIN_S = 15.0
"""From the connection, or a further request's first byte, to the end of its headers; and for the rest of a
request that was answered already."""

STALLED_AFTER_S = 45.0
"""Without a byte of a body that is still to come, or while hardly anything of an answer is taken."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for ever and keeps whatever comes."""

    _is_heading = True
    _size = 0
    _deadline: asyncio.TimerHandle | None = None
    _untaken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(HEADING_WITHIN_S)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_heading:
            self._size += len(data)
            if self._size > LARGEST_HEADING:
                self.transport.abort()
        elif self._is_at_rest and self._deadline is None:
            # uvicorn's own timer has been stopped by these bytes, whatever they are.
            self._wait(HEADING_WITHIN_S)

    def on_message_begin(self) -> None:
        self._is_heading, self._size = True, 0
        if self._deadline is None:
            self._wait(HEADING_WITHIN_S)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_heading = False
        self._stop_waiting()
        super().on_headers_complete()
        if not self.parser.should_upgrade():
            self._wait(STALLED_AFTER_S)

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        if not self._is_at_rest:
            self._wait(STALLED_AFTER_S)

    def on_message_complete(self) -> None:
        self._stop_waiting()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._is_at_rest and self.cycle.more_body:
            self._wait(HEADING_WITHIN_S)
        if self.transport.is_closing():
            # asyncio closes after the last byte, however long nobody takes it.
            self._expect_taking()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._expect_taking()

    def resume_writing(self) -> None:
        self._stop_untaken()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._stop_untaken()
        super().connection_lost(exc)

    @property
    def _is_at_rest(self) -> bool:
        """Whether nothing is being answered; a socket of the meeting has taken over for good."""
        transport: Any = self.transport
        is_ours = transport.get_protocol() is self
        return is_ours and (self.cycle is None or self.cycle.response_complete)

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _expect_taking(self) -> None:
        if self._untaken is None:
            self._untaken = self.loop.call_later(STALLED_AFTER_S, self.transport.abort)

    def _stop_untaken(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None

    def _give_up(self) -> None:
        self._deadline = None
        if self.flow.read_paused and not self._is_at_rest:
            self._wait(STALLED_AFTER_S)  # it is here that nothing is read
            return
        transport: Any = self.transport
        transport.abort()
