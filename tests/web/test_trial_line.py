"""The websocket of "Coba HP saya": a word there and back, for whoever may sit in the meeting."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rat_online.adapters.store.phone_trials import SqlTrials
from rat_online.app.phone_trials import PhoneTrials
from rat_online.app.ports.identity import Series
from rat_online.app.ports.phone_trials import TrialOutcome, TrialPart
from rat_online.bootstrap import now, open_install
from rat_online.web.wire import Close
from tests.failure.install import settings_for
from tests.web.wire_meeting import Desk, a_desk

LINE = "coba/langsung"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as one:
        yield one


async def test_a_word_that_comes_back_shows_that_the_network_carries(desk: Desk, tmp_path: Path) -> None:
    async with asyncio.timeout(30):
        async with desk.socket(await desk.cookie(0), path=LINE) as socket:
            said = await socket.until("say")
            await socket.connection.send(said["word"])
            await socket.until("done")
        async with desk.socket(await desk.cookie(1), path=LINE) as socket:
            await socket.until("say")
            await socket.connection.send("another word")
            await socket.connection.wait_closed()
    async with open_install(settings_for(tmp_path, None), exclusive=False) as install:
        trials = await PhoneTrials(SqlTrials(install.database), now).of(
            Series(desk.made.cooperative, desk.made.meeting)
        )
    assert list(trials) == [desk.made.seats[0][0]]
    assert trials[desk.made.seats[0][0]].outcome_of(TrialPart.NETWORK) is TrialOutcome.PASSED


async def test_it_is_closed_to_everybody_else(desk: Desk) -> None:
    mine = await desk.cookie(0)
    assert await desk.close_code("rat=nobody", path=LINE) == Close.SIGNED_OUT
    assert await desk.close_code(mine, desk.neighbour.meeting, path=LINE) == Close.UNKNOWN_MEETING
    assert await desk.close_code(mine, protocol="rat.v0", path=LINE) == Close.PROTOCOL
    assert await desk.close_code(mine, path=LINE, Origin="https://jahat.example") == Close.FORBIDDEN
