"""The keeper: starts the media process when it is wanted, and again when it was killed."""

import asyncio
import os
import signal
import socket
from pathlib import Path

from rat_online.adapters.media.keeper import MediaKeeper
from rat_online.adapters.media.port import MediaPlace


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_it_is_started_when_wanted_comes_back_when_killed_and_ends_with_its_keeper(
    tmp_path: Path,
) -> None:
    ended: asyncio.Queue[int] = asyncio.Queue()
    keeper = MediaKeeper(MediaPlace("127.0.0.1", free_port()), tmp_path, ended.put_nowait)
    running = asyncio.create_task(keeper.run())
    assert await keeper.ready()
    first = keeper.pid or 0
    assert first > 0
    os.kill(first, signal.SIGKILL)
    assert await ended.get() == -signal.SIGKILL
    assert await keeper.ready()
    assert keeper.pid not in (None, first)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert keeper.pid is None


async def test_without_a_place_nothing_is_started(tmp_path: Path) -> None:
    keeper = MediaKeeper(None, tmp_path)
    await keeper.run()
    assert not await keeper.ready()
