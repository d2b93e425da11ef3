"""What every list of downloads does, in memory and on both databases."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.downloads import MemoryDownloads
from rat_online.adapters.store.downloads import SqlDownloads
from rat_online.app.ports.downloads import Download, DownloadLog
from rat_online.domain.chain import MeetingKey
from tests.contracts.stores import opened

MEETING = MeetingKey("kop", "rat")
AT = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[DownloadLog]:
    """An empty list, once of each kind."""
    if log_url is None:
        yield MemoryDownloads()
        return
    async with opened(log_url) as database:
        yield SqlDownloads(database)


def download(id_: str, minutes: int = 0) -> Download:
    return Download(
        id_, AT + timedelta(minutes=minutes), "p1", "auditor", "bundle.zip", "Pemeriksaan tahunan"
    )


async def test_a_download_is_kept_as_it_was_noted(kept: DownloadLog) -> None:
    await kept.note(MEETING, download("a"))
    assert await kept.downloads(MEETING) == [download("a")]


async def test_the_latest_download_comes_first(kept: DownloadLog) -> None:
    await kept.note(MEETING, download("a"))
    await kept.note(MEETING, download("b", minutes=1))
    assert [one.id for one in await kept.downloads(MEETING)] == ["b", "a"]


async def test_another_cooperatives_downloads_are_not_shown(kept: DownloadLog) -> None:
    await kept.note(MeetingKey("other", "rat"), download("a"))
    assert await kept.downloads(MEETING) == []
