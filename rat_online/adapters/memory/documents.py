"""Finished documents in memory: the twin that tests use in place of a database."""

from collections import defaultdict

from rat_online.app.ports.documents import Document
from rat_online.domain.chain import MeetingKey


class MemoryDocuments:
    def __init__(self) -> None:
        self._kept: defaultdict[MeetingKey, dict[str, Document]] = defaultdict(dict)

    async def put(self, meeting: MeetingKey, documents: list[Document]) -> None:
        self._kept[meeting].update({document.name: document for document in documents})

    async def remove(self, meeting: MeetingKey) -> None:
        self._kept.pop(meeting, None)

    async def documents(self, meeting: MeetingKey) -> list[Document]:
        return sorted(self._kept[meeting].values(), key=lambda document: document.name)

    async def document(self, meeting: MeetingKey, name: str) -> Document | None:
        return self._kept[meeting].get(name)
