"""Bytes from the event loop to a demuxer's thread: bounded, and ended by whichever side is first."""

import threading
from collections import deque

MOST_WAITING = 4 * 1024 * 1024
"""A broadcaster is a few hundred kbit/s: this much unread means that the demuxer has stopped."""


class PipeFull(Exception):
    """The demuxer does not keep up."""


class Pipe:
    """A file for PyAV: `read` waits in the demuxer's thread, `write` and `close` come from elsewhere."""

    def __init__(self) -> None:
        self._chunks: deque[bytes] = deque()
        self._waiting = 0
        self._is_closed = False
        self._changed = threading.Condition()

    def write(self, data: bytes) -> None:
        """Raises PipeFull when the reader is hopelessly behind."""
        with self._changed:
            if self._is_closed or not data:
                return
            if self._waiting + len(data) > MOST_WAITING:
                raise PipeFull
            self._chunks.append(data)
            self._waiting += len(data)
            self._changed.notify()

    def close(self) -> None:
        """Nothing more will come; what is there is still read."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; empty at the end."""
        with self._changed:
            while not self._chunks and not self._is_closed:
                self._changed.wait()
            if not self._chunks:
                return b""
            chunk = self._chunks.popleft()
            if len(chunk) > size:
                self._chunks.appendleft(chunk[size:])
                chunk = chunk[:size]
            self._waiting -= len(chunk)
            return chunk
