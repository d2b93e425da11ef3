"""The joiner: several servers ask for a meeting's recording, and it is made once, of all that was sent."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from rat_online.adapters.media.recording import Archive, Chapter, digest_of, folder_of
from rat_online.media import joiner as module
from rat_online.media.joiner import Joiner, StillWritten
from tests.adapters.media.streams import stream
from tests.adapters.media.test_recording import BEGAN, recorded

MEETING = "M1"
CHAPTERS = [Chapter(BEGAN, "pemb", "Pembukaan")]


async def test_of_several_that_ask_one_joins_and_all_are_told_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MEETING)
    recorded(folder, BEGAN, stream(2))
    joiner = Joiner(tmp_path)
    first, *others = await asyncio.gather(*(joiner.join(MEETING, CHAPTERS) for _ in range(3)))
    assert isinstance(first, Archive)
    assert others == [first, first]
    assert first.sha256 == digest_of(first.path)
    made_at = first.path.stat().st_mtime_ns
    assert await joiner.join(MEETING, CHAPTERS) == first
    assert first.path.stat().st_mtime_ns == made_at
    assert [one.name for one in folder.iterdir() if one.suffix == ".mp4"] == [first.path.name]


async def test_what_came_since_is_joined_too(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, MEETING)
    recorded(folder, BEGAN, stream(2))
    joiner = Joiner(tmp_path)
    first = await joiner.join(MEETING, CHAPTERS)
    recorded(folder, BEGAN + timedelta(minutes=1), stream(2))
    second = await joiner.join(MEETING, CHAPTERS)
    assert first is not None
    assert second is not None
    assert (len(first.sessions), len(second.sessions)) == (1, 2)
    assert second.sha256 == digest_of(second.path)
    second.path.unlink()
    assert await joiner.join(MEETING, CHAPTERS) == second
    assert second.path.is_file()


async def test_it_waits_for_the_end_of_what_is_still_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, joiner = folder_of(tmp_path, MEETING), Joiner(tmp_path)
    with joiner.written(MEETING), joiner.written(MEETING):
        with joiner.written("M2"):
            waiting = asyncio.create_task(joiner.join(MEETING, CHAPTERS))
        await asyncio.sleep(0)
        recorded(folder, BEGAN, stream(2))
        assert not waiting.done()
    made = await waiting
    assert made is not None
    assert len(made.sessions) == 1
    monkeypatch.setattr(module, "WRITTEN_WITHIN_S", 0.01)
    with joiner.written(MEETING), pytest.raises(StillWritten):
        await joiner.join(MEETING, CHAPTERS)
