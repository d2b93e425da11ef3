"""The `websockets` library as a baseline: `python -m bench.plain_server FILE`.

Says "ready PORT"; each line on standard input broadcasts the file's text to everybody and says when it began.
"""

import asyncio
import sys
import time
from pathlib import Path

from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.orders import orders


async def main(text: str) -> None:
    connections: set[ServerConnection] = set()

    async def stay(connection: ServerConnection) -> None:
        connections.add(connection)
        try:
            await connection.wait_closed()
        finally:
            connections.discard(connection)

    async with serve(stay, "127.0.0.1", 0, compression=None, ping_interval=20, backlog=4096) as server:
        print("ready", next(iter(server.sockets)).getsockname()[1], flush=True)
        async for _ in orders():
            began = time.monotonic_ns()
            broadcast(connections, text)
            print(began, flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_text(encoding="utf-8")))
