"""Lines on a server's standard input, read without holding up its loop."""

import asyncio
import sys
from collections.abc import AsyncIterator


async def orders() -> AsyncIterator[str]:
    """Each line until the input ends: whoever gave the orders is gone."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().strip()
