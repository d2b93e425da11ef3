"""The press for letters: a child of its own, so that the minutes never wait behind 5,000 letters."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from rat_online.adapters.documents.invitation import join_files, print_copies, print_poster
from rat_online.adapters.documents.press import Press
from rat_online.app.ports.invitations import Way
from rat_online.app.ports.printing import Copy, Sheet

BEHIND_OTHERS: Final = 10
"""How nice the child is: a meeting that is held meanwhile comes first."""

T = TypeVar("T")


class LetterPress:
    """The `Printer` of the app."""

    def __init__(self) -> None:
        self._press = Press()

    async def print(self, sheet: Sheet, copies: Sequence[Copy], way: Way) -> bytes:
        return await self._press.run(nicely, print_copies, sheet, copies, way)

    async def poster(self, sheet: Sheet, copy: Copy) -> bytes:
        return await self._press.run(nicely, print_poster, sheet, copy)

    async def join(self, parts: Sequence[Path], whole: Path) -> None:
        await self._press.run(nicely, join_files, parts, whole)

    def close(self) -> None:
        self._press.close()


def nicely(work: Callable[..., T], *given: object) -> T:
    """In the child: behind everybody else's work."""
    os.nice(max(0, BEHIND_OTHERS - os.nice(0)))
    return work(*given)
