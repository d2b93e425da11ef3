"""Viewers on real sockets: who stops reading is left out of the parts, and goes on at a key picture."""

import asyncio
import struct
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from rat_online.adapters.media.boxes import Init, Part
from rat_online.adapters.media.broadcast import Broadcast, Session
from rat_online.adapters.media.packager import Rendition
from rat_online.app.media_pass import Right
from tests.media.serving import MEETING, MediaHouse, media_house, next_bytes

INIT = Init(b"init", "avc1.42c00c")
KEY_EVERY = 8
LARGE = 18_000
PARTS = 30 * KEY_EVERY
"""More than 4 MB: what all buffers hold between here and somebody who sleeps, and half as much again."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MediaHouse]:
    async with media_house(tmp_path) as made:
        yield made


class Studio:
    """Puts numbered parts on air, each eighth with a key picture."""

    def __init__(self, cast: Broadcast) -> None:
        self._cast = cast
        self._session: Session = cast.begin(lambda: None)
        self._next = 0
        cast.put(self._session, Rendition.VIDEO, INIT)

    def put(self, parts: int = 1) -> None:
        for _ in range(parts):
            self._put()

    def _put(self) -> None:
        data = struct.pack("!I", self._next) * (LARGE // 4)
        part = Part(data, self._next % KEY_EVERY == 0, self._next * 250, 250)
        self._cast.put(self._session, Rendition.VIDEO, part)
        self._next += 1


async def numbers(viewer: ClientConnection, until: int) -> list[int]:
    """Of the parts that come, up to one of at least that number."""
    found = [-1]
    while found[-1] < until:
        data = await next_bytes(viewer)
        if data != INIT.data:
            found.append(struct.unpack_from("!I", data)[0])
    return found[1:]


async def test_who_stops_reading_is_left_out_and_goes_on_at_a_key_picture(house: MediaHouse) -> None:
    studio = Studio(house.desk.broadcasts.of(MEETING))
    path = house.write(Right.WATCH)
    async with house.socket(path, "tonton") as reads, house.socket(path, "tonton") as sleeps:
        for viewer in (reads, sleeps):
            assert await next_bytes(viewer) == INIT.data
        for first in range(0, PARTS, KEY_EVERY):
            studio.put(KEY_EVERY)
            until = first + KEY_EVERY
            assert await numbers(reads, until - 1) == list(range(first, until))
        waking = asyncio.create_task(numbers(sleeps, PARTS))
        while not waking.done():
            studio.put()
            await asyncio.sleep(0)
        seen = await waking
        for viewer in (reads, sleeps):
            viewer.transport.abort()  # neither reads on until the other side has said goodbye
        gaps = [number for before, number in pairwise(seen) if number != before + 1]
        assert gaps
        assert all(number % KEY_EVERY == 0 for number in gaps)


async def test_who_is_gone_without_a_word_is_written_to_no_more(
    house: MediaHouse, caplog: pytest.LogCaptureFixture
) -> None:
    cast = house.desk.broadcasts.of(MEETING)
    studio = Studio(cast)
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        assert await next_bytes(viewer) == INIT.data
        viewer.transport.abort()
        while cast.watching["video"]:
            studio.put()
            await asyncio.sleep(0)
    assert not caplog.records
