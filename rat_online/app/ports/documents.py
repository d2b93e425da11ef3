"""Where finished documents are kept: each version once, by its content's hash."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.chain import MeetingKey


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a meeting, such as `berita-acara.pdf`. `sha256` is of `content`, in hex."""

    name: str
    media_type: str
    sha256: str
    position: int
    made_at: datetime
    content: bytes


class DocumentStore(Protocol):
    async def put(self, meeting: MeetingKey, documents: list[Document]) -> None:
        """Keep them, in one transaction; a document of the same name is replaced."""
        ...

    async def remove(self, meeting: MeetingKey) -> None:
        """Those of a rehearsal that was discarded."""
        ...

    async def documents(self, meeting: MeetingKey) -> list[Document]:
        """Those of a meeting, by name."""
        ...

    async def document(self, meeting: MeetingKey, name: str) -> Document | None: ...
