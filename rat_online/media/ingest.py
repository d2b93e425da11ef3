"""One broadcaster's connection: bytes in, packaged in a thread, pieces to the broadcast and the recording."""

import asyncio
from collections.abc import AsyncIterator

import anyio
import anyio.to_thread
from starlette.requests import ClientDisconnect

from rat_online.adapters.media.boxes import Piece
from rat_online.adapters.media.broadcast import Broadcast
from rat_online.adapters.media.packager import Packager, Rendition, StreamUnreadable
from rat_online.adapters.media.pipe import Pipe, PipeFull
from rat_online.adapters.media.recording import SessionFile

PART_MS = 250
MOST_BEFORE_FIRST = 2 * 1024 * 1024
"""Bytes after which a stream that has given no part yet is junk: half a minute of a broadcast."""


MOST_A_SECOND = 1024 * 1024
MOST_AT_ONCE = 8 * 1024 * 1024
"""Bytes: sixteen times what the studio sends. More would fill memory and disk, and no uplink carries it."""


class Ingest:
    """Args:
    broadcast: which one it feeds.
    recording: where it is kept; None where nothing is.
    container: the stream's format, None to find out.
    """

    def __init__(
        self, broadcast: Broadcast, recording: SessionFile | None, container: str | None = None
    ) -> None:
        self._broadcast = broadcast
        self._recording = recording
        self._container = container
        self._pipe = Pipe()
        self._loop = asyncio.get_running_loop()
        self._session = broadcast.begin(self._pipe.close)
        self._failure: Exception | None = None
        self._is_readable = False

    async def take_in(self, chunks: AsyncIterator[bytes]) -> None:
        """Until the broadcaster ends, another takes its place, or nothing readable comes.

        Raises:
            StreamUnreadable: the connection is still open, so that the broadcaster can be told.
            PipeFull: more comes than can be packaged.
        """
        packager = Packager(
            self._pipe,
            self._put,
            starts_at_ms=self._broadcast.now_ms(),
            part_ms=PART_MS,
            container=self._container,
            record=self._recording.write if self._recording is not None else None,
        )
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._feed, chunks)
                try:
                    await anyio.to_thread.run_sync(packager.run)
                except StreamUnreadable as unreadable:
                    self._failure = self._failure or unreadable
                tasks.cancel_scope.cancel()
        finally:
            self._broadcast.end(self._session)
            if self._recording is not None:
                self._recording.close()
        if self._failure is not None and not self.was_replaced:
            raise self._failure

    def hang_up(self) -> None:
        """End it from here: what came is kept."""
        self._pipe.close()

    @property
    def was_replaced(self) -> bool:
        """Whether another broadcaster took this one's place."""
        return self._session.was_replaced

    async def _feed(self, chunks: AsyncIterator[bytes]) -> None:
        taken, began = 0, self._loop.time()
        try:
            async for chunk in chunks:
                taken += len(chunk)
                if taken > MOST_AT_ONCE + MOST_A_SECOND * (self._loop.time() - began):
                    raise PipeFull
                self._pipe.write(chunk)
                if not self._is_readable and taken > MOST_BEFORE_FIRST:
                    self._failure = StreamUnreadable("no part of it can be read")
                    return
        except PipeFull as full:
            self._failure = full
        except ClientDisconnect:
            pass  # OBS that is closed says nothing first; what came is kept
        finally:
            self._pipe.close()

    def _put(self, rendition: Rendition, piece: Piece) -> None:
        """In the packager's thread."""
        self._is_readable = True
        self._loop.call_soon_threadsafe(self._broadcast.put, self._session, rendition, piece)
