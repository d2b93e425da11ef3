"""The list of downloads in memory: the twin that tests use in place of a database."""

from collections import defaultdict

from rat_online.app.ports.downloads import Download
from rat_online.domain.chain import MeetingKey


class MemoryDownloads:
    def __init__(self) -> None:
        self._kept: defaultdict[MeetingKey, list[Download]] = defaultdict(list)

    async def note(self, meeting: MeetingKey, download: Download) -> None:
        self._kept[meeting].append(download)

    async def downloads(self, meeting: MeetingKey) -> list[Download]:
        return sorted(self._kept[meeting], key=lambda one: (one.at, one.id), reverse=True)
