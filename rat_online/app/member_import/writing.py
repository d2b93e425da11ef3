"""The port through which an import is written: everybody or nobody, and undone as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.app.member_import.result import MemberDraft


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """What one import did; `id` is what undoing it needs."""

    id: str
    cooperative: str
    added: int
    changed: int
    unchanged: int
    at: datetime


class ImportNotUndoable(Exception):
    """Something built upon the import since: a member of it was edited, or is on a frozen roll."""


class MemberWriter(Protocol):
    """Writes members of one cooperative; a member is known by `number_key` of the number."""

    async def write_import(
        self, cooperative: str, drafts: Sequence[MemberDraft], actor: str
    ) -> ImportReceipt:
        """Add the new and update the known members in one transaction, keeping what undoing needs."""
        ...

    async def undo_import(self, cooperative: str, import_id: str, actor: str) -> ImportReceipt:
        """Put every member of that import back, or raise `ImportNotUndoable` and change nothing."""
        ...
