"""Letters of proxy as they were handed in: private files of bounded size, each known by its digest."""

from typing import Protocol

from rat_online.domain.vocabulary import LetterForm


class LetterShelf(Protocol):
    async def keep(self, meeting: str, letter: bytes, form: LetterForm) -> str:
        """Keep it durably, whole or not at all; its digest."""
        ...

    async def find(self, meeting: str, digest: str, form: LetterForm) -> bytes | None:
        """The file that was kept, unless it was erased since."""
        ...

    async def count(self, meeting: str) -> int:
        """How many letters of a meeting are kept."""
        ...

    async def erase(self, meeting: str) -> int:
        """All letters of a meeting are gone; how many there were."""
        ...
