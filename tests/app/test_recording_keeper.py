"""How long recordings are kept: files go, the log says so, the digest stays."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from rat_online.adapters.media.recording import MILLISECONDS, folder_of
from rat_online.bootstrap import now, recording_keeper
from rat_online.domain.commands.staging import KeepRecording
from tests.web.pages.house_of_pages import Pages, pages_of


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as made:
        yield made


async def recorded(pages: Pages, days_ago: int) -> Path:
    """A meeting's recording whose last session began so many days ago."""
    folder = folder_of(pages.install.settings.data_dir, pages.meeting)
    folder.mkdir(parents=True)
    began = now() - timedelta(days=days_ago)
    (folder / f"{began.strftime(MILLISECONDS)}.mkv").write_bytes(b"gambar")
    (folder / "arsip.mp4").write_bytes(b"gambar")
    await pages.hall.give(KeepRecording("cd" * 32, 6, 1000, ()))
    return folder


async def test_a_recording_of_more_than_a_year_is_gone_and_the_log_says_so(pages: Pages) -> None:
    folder = await recorded(pages, 366)
    keeper = recording_keeper(pages.install)
    assert await keeper.erase_old() == [pages.meeting]
    assert not folder.exists()
    stage = pages.hall.live.state.stage
    assert stage.erased_at is not None
    assert stage.recording is not None
    assert await keeper.erase_old() == []
    text = (await pages.get("member", "/rapat/{meeting}/arsip?bahasa=id")).text
    assert "Rekaman dihapus pada" in text
    assert "cd" * 32 in text


async def test_a_younger_one_stays_unless_the_operator_says_otherwise(pages: Pages) -> None:
    folder = await recorded(pages, 360)
    assert recording_keeper(pages.install).old() == []
    assert recording_keeper(pages.install, days=300).old() == [pages.meeting]
    assert await recording_keeper(pages.install).erase_old() == []
    assert folder.exists()


async def test_killed_after_the_files_were_gone_the_next_day_tells_the_log(pages: Pages) -> None:
    folder = await recorded(pages, 400)
    keeper = recording_keeper(pages.install)
    keeper._shelf.erase(pages.meeting)
    assert not folder.exists()
    assert await keeper.erase_old() == [pages.meeting]
    assert pages.hall.live.state.stage.erased_at is not None
