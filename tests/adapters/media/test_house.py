"""The media process as the server has it: told after each start what is on, and who was signed out."""

import asyncio
import http.client
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rat_online.adapters.media.house import LocalMedia
from rat_online.adapters.media.keeper import MediaPlace
from rat_online.app.media_orders import sign_out_order
from rat_online.app.media_pass import Right
from rat_online.app.ports.media import INSTALL, MediaUnavailable, Order
from tests.adapters.media.streams import stream
from tests.adapters.media.test_keeper import free_port

ON: dict[str, Any] = {"do": "let-in", "channel": "main", "during": "7"}
OFF = ON | {"during": ""}


@dataclass
class PaperStanding:
    """Standing orders written by a test."""

    orders: list[Order] = field(default_factory=list)

    def is_anything_on(self) -> bool:
        return bool(self.orders)

    async def all(self) -> list[Order]:
        return self.orders


@dataclass
class Served:
    media: LocalMedia
    standing: PaperStanding

    async def send(self, given: str) -> int:
        """What the port answers to a whole stream."""

        def post() -> int:
            connection = http.client.HTTPConnection("127.0.0.1", self.media.port or 0, timeout=60)
            connection.request("POST", f"/{given}/masukan", stream())
            status = connection.getresponse().status
            connection.close()
            return status

        return await asyncio.to_thread(post)

    async def kill(self) -> None:
        """As a crash: nobody asks it anything until it is back."""
        starts = self.media._starts
        os.kill(self.media._keeper.pid or 0, signal.SIGKILL)
        for _ in range(400):
            if starts < self.media._starts == self.media._told:
                return
            await asyncio.sleep(0.05)
        raise AssertionError("it was not told anew")


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    standing = PaperStanding([("M1", ON)])
    place = MediaPlace("127.0.0.1", free_port())
    media = LocalMedia(place, tmp_path, standing, lambda: datetime.now(UTC))
    running = asyncio.create_task(media.run())
    yield Served(media, standing)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_after_a_crash_it_takes_in_what_the_log_says_is_on_and_nothing_else(served: Served) -> None:
    given = served.media.passes.write("M1", Right.PUBLISH, during="7", session="d1")
    assert await served.media.ready()
    assert await served.send(given) == 200
    await served.kill()
    assert await served.send(given) == 200
    served.standing.orders = []
    await served.media.order("M1", OFF)
    assert await served.send(given) == 409
    await served.kill()
    assert await served.send(given) == 409


async def test_a_session_that_is_over_sends_no_more_also_after_a_crash(served: Served) -> None:
    given = served.media.passes.write("M1", Right.PUBLISH, during="7", session="d1")
    assert await served.media.ready()
    served.media.sign_out("d1")
    while await served.send(given) != 403:
        pass  # it is told within a moment
    served.standing.orders = [(INSTALL, sign_out_order("d1")), ("M1", ON)]
    await served.kill()
    assert await served.send(given) == 403


async def test_without_a_place_nothing_is_ordered(tmp_path: Path) -> None:
    media = LocalMedia(None, tmp_path, PaperStanding(), lambda: datetime.now(UTC))
    media.sign_out("d1")
    assert not await media.ready()
    with pytest.raises(MediaUnavailable):
        await media.order("M1", ON)
