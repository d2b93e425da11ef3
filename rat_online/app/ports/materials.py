"""The meeting's material: reports and plans that members read before it, and who has read them.

Kept for the whole line of calls: a second meeting inherits it (rule book section 4). One conformance suite,
`tests/contracts/`, holds every implementation to what is said here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from rat_online.app.ports.identity import Series
from rat_online.domain.vocabulary import PersonId


class MaterialKind(StrEnum):
    """What an auditor looks for: SHU and RAPB must equal what was circulated (rule book section 7)."""

    REPORT = "report"
    SUPERVISORS = "supervisors"
    FINANCES = "finances"
    SURPLUS = "surplus"
    PLAN = "plan"
    RULES = "rules"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Material:
    """One file. `sha256` is of its bytes, in hex; `published_at` since when members may read it."""

    id: str
    series: Series
    kind: MaterialKind
    title: str
    sha256: str
    size: int
    published_at: datetime
    published_by: PersonId
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A member opened a file, first then and last now."""

    material: str
    person: PersonId
    first_at: datetime
    last_at: datetime
    times: int


class MaterialStore(Protocol):
    async def add(self, material: Material) -> None: ...

    async def withdraw(self, material: Material, at: datetime) -> None:
        """Members read it no more; that it was there stays known."""
        ...

    async def materials(self, series: Series) -> list[Material]:
        """In the order of publication, those withdrawn too."""
        ...

    async def note_reading(self, series: Series, material: str, person: PersonId, at: datetime) -> None: ...

    async def readings(self, series: Series) -> list[Reading]:
        """By material and time."""
        ...


class MaterialFiles(Protocol):
    """The files themselves, each once by its digest."""

    async def keep(self, sha256: str, content: bytes) -> None:
        """Write it durably, whole or not at all."""
        ...

    def path(self, sha256: str) -> Path: ...
