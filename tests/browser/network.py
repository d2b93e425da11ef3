"""A network between one browser and the server that can fail as networks do: without a word.

The browser's own offline switch tells the page at once; a phone in a lift hears nothing. This is a TCP proxy
that stops carrying: what was sent waits, connections stay open, new ones get no answer.
"""

import asyncio
from contextlib import suppress

from tests.browser.background import Background

CHUNK = 65536
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
"""What a company's proxy answers to a websocket."""


class Network:
    """One device's way to the server.

    Args:
        port: where the server listens.
    """

    def __init__(self, background: Background, port: int) -> None:
        self._background = background
        self._port = port
        self._carries = asyncio.Event()
        self._answers = asyncio.Event()
        self.blocks_sockets = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = background.run(self._listen())
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"

    async def _listen(self) -> asyncio.Server:
        self._carries.set()
        self._answers.set()
        return await asyncio.start_server(self._carry, "127.0.0.1", 0)

    def cut(self) -> None:
        """Nothing comes through any more, and nobody is told."""
        self._background.loop.call_soon_threadsafe(self._carries.clear)

    def lose_answers(self) -> None:
        """What is sent arrives; nothing comes back."""
        self._background.loop.call_soon_threadsafe(self._answers.clear)

    def mend(self, *, same_address: bool = True) -> None:
        """It carries again; with another address, as after a change of network, what was open is dead."""
        self._background.run(self._mend(same_address))

    async def _mend(self, same_address: bool) -> None:
        if not same_address:
            self._abort()
        self._carries.set()
        self._answers.set()

    def close(self) -> None:
        self._background.run(self._close())

    async def _close(self) -> None:
        self._server.close()
        self._abort()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _abort(self) -> None:
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            await self._carries.wait()
            head = await reader.read(CHUNK)
            if self.blocks_sockets and b"upgrade: websocket" in head.lower():
                writer.write(FORBIDDEN)
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
            self._writers.add(far_writer)
            far_writer.write(head)
            try:
                there = self._pump(reader, far_writer, self._carries)
                back = self._pump(far_reader, writer, self._carries, self._answers)
                await asyncio.gather(there, back)
            finally:
                self._writers.discard(far_writer)
                far_writer.close()
        except (OSError, asyncio.CancelledError):
            pass  # either side hung up, or the test is over: so does this one
        finally:
            self._tasks.discard(task)
            self._writers.discard(writer)
            writer.close()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *gates: asyncio.Event
    ) -> None:
        while chunk := await reader.read(CHUNK):
            for gate in gates:
                await gate.wait()
            writer.write(chunk)
            await writer.drain()
        with suppress(OSError):
            writer.write_eof()
