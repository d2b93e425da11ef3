"""The `websockets` library as a baseline of the livestream: `python -m bench.plain_relay PORT PATH`.

It watches a media process as one viewer does, and passes every message of the stream on to all its own
connections by `broadcast()`. Says "ready PORT"; ends with its standard input.
"""

import asyncio
import sys

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.typing import Subprotocol

from bench.orders import orders


async def main(port: int, path: str) -> None:
    connections: set[ServerConnection] = set()

    async def stay(connection: ServerConnection) -> None:
        connections.add(connection)
        try:
            await connection.wait_closed()
        finally:
            connections.discard(connection)

    async def pass_on() -> None:
        url, speaks = f"ws://127.0.0.1:{port}{path}", [Subprotocol("rat.media.v1")]
        async with connect(url, subprotocols=speaks) as watching:
            async for message in watching:
                broadcast(connections, message)

    async with serve(stay, "127.0.0.1", 0, compression=None, ping_interval=20, backlog=4096) as server:
        passing = asyncio.create_task(pass_on())
        print("ready", next(iter(server.sockets)).getsockname()[1], flush=True)
        async for _ in orders():
            pass
        passing.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
