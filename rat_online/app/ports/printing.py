"""Putting letters, cards and posters on paper, away from whoever serves members."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rat_online.app.ports.invitations import Letter, Way
from rat_online.domain.proxies import ProxyNotice
from rat_online.domain.vocabulary import MeetingMode


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all copies of a letter say: the cooperative, the meeting, and the committee's own words."""

    cooperative: str
    legal_number: str
    address: str
    meeting: str
    planned_at: datetime
    zone: str
    mode: MeetingMode
    place: str
    agenda: tuple[str, ...]
    material: tuple[str, ...]
    letter: Letter
    door: str
    proxies: ProxyNotice = ProxyNotice.NONE


@dataclass(frozen=True, slots=True)
class Copy:
    """One member's copy. Without a link it is the letter alone, which lets nobody in."""

    name: str
    number: str
    group: str
    link: str = ""
    code: str = ""


class Printer(Protocol):
    """Every question may take seconds; none of them is answered in the process that asks."""

    async def print(self, sheet: Sheet, copies: Sequence[Copy], way: Way) -> bytes:
        """Letters, or cards with lines to cut along, each group on sheets of its own; one PDF."""
        ...

    async def poster(self, sheet: Sheet, copy: Copy) -> bytes:
        """For the door of the hall and the pictures of group chats; one page."""
        ...

    async def join(self, parts: Sequence[Path], whole: Path) -> None:
        """Put PDFs one after the other into one file."""
        ...


class PrintFiles(Protocol):
    """Where what is printed waits to be taken: on this machine, for nobody else to read."""

    def part(self, job: str, number: int) -> Path:
        """Where a part of a job is."""
        ...

    def parts(self, job: str) -> list[Path]:
        """Those that are there, in their order."""
        ...

    def whole(self, job: str) -> Path:
        """Where the finished file of a job is."""
        ...

    async def keep(self, path: Path, content: bytes) -> None:
        """Write it, whole or not at all."""
        ...

    async def drop(self, path: Path) -> None:
        """Erase it, if it is there."""
        ...

    async def discard(self, job: str) -> None:
        """Erase everything of a job."""
        ...
