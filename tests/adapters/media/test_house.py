"""The media process as the server has it: told after each start what is on, and who was signed out."""

import asyncio
import http.client
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rat_online.adapters.media.house import LocalMedia
from rat_online.adapters.media.port import MediaPlace
from rat_online.app.media_orders import sign_out_order
from rat_online.app.media_pass import Right
from rat_online.app.ports.media import INSTALL, MediaUnavailable, Order
from tests.adapters.media.streams import stream
from tests.adapters.media.test_keeper import free_port

ON: dict[str, Any] = {"do": "let-in", "channel": "main", "during": "7", "at": 7}
OFF = ON | {"during": "", "at": 9}


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
        told = self.media._told
        os.kill(self.pid, signal.SIGKILL)
        await until(lambda: self.media._told not in (None, told))

    @property
    def pid(self) -> int:
        """Of its own media process, 0 for none."""
        return self.media._keeper.pid or 0


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(400):
        if is_so():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not come about")


@asynccontextmanager
async def serving(folder: Path, standing: PaperStanding) -> AsyncIterator[Served]:
    """One server of an install; each names a port of its own."""
    media = LocalMedia(MediaPlace("127.0.0.1", free_port()), folder, standing, lambda: datetime.now(UTC))
    running = asyncio.create_task(media.run())
    try:
        yield Served(media, standing)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    async with serving(tmp_path, PaperStanding([("M1", ON)])) as one:
        yield one


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


class TestServersOfOneInstall:
    """More than one process serves; pictures and sound are in one place (decision 0023)."""

    async def test_name_one_port_and_run_one_media_process(self, tmp_path: Path) -> None:
        standing = PaperStanding([("M1", ON)])
        async with serving(tmp_path, standing) as one, serving(tmp_path, standing) as two:
            assert one.media.port == two.media.port
            assert await one.media.ready()
            assert await two.media.ready()
            assert sorted([one.pid > 0, two.pid > 0]) == [False, True]
            given = two.media.passes.write("M1", Right.PUBLISH, during="7", session="d1")
            assert await one.send(given) == 200
            await two.media.order("M1", OFF)
            assert await one.send(given) == 409
            one.media.sign_out("d1")
            two.media.sign_out("d1")
            while await two.send(given) != 403:
                pass  # it is told within a moment

    async def test_another_takes_over_at_the_same_port_when_the_one_that_runs_it_is_gone(
        self, tmp_path: Path
    ) -> None:
        standing = PaperStanding([("M1", ON)])
        async with AsyncExitStack() as stays, AsyncExitStack() as goes:
            first = await goes.enter_async_context(serving(tmp_path, standing))
            assert await first.media.ready()
            second = await stays.enter_async_context(serving(tmp_path, standing))
            assert await second.media.ready()
            assert (first.pid > 0, second.pid) == (True, 0)
            told, given = second.media._told, second.media.passes.write("M1", Right.PUBLISH, during="7")
            await goes.aclose()
            await until(lambda: second.media._told not in (None, told))
            assert second.pid > 0
            assert second.media.port == first.media.port
            assert await second.send(given) == 200
            standing.orders = []
            await second.kill()
            assert await second.send(given) == 409

    async def test_who_is_behind_in_the_log_does_not_undo_what_another_has_said(self, tmp_path: Path) -> None:
        standing = PaperStanding([])
        async with serving(tmp_path, standing) as one, serving(tmp_path, PaperStanding([])) as two:
            given = one.media.passes.write("M1", Right.PUBLISH, during="7", session="d1")
            await one.media.order("M1", ON)
            await two.media.order("M1", OFF)
            await one.media.order("M1", ON)
            assert await one.send(given) == 409


async def test_without_a_place_nothing_is_ordered(tmp_path: Path) -> None:
    media = LocalMedia(None, tmp_path, PaperStanding(), lambda: datetime.now(UTC))
    media.sign_out("d1")
    assert not await media.ready()
    with pytest.raises(MediaUnavailable):
        await media.order("M1", ON)
