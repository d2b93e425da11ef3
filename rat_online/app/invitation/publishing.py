"""Publishing the meeting's material: PDF alone, of bounded size, known by its digest; rule book section 7."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Act, ActKind, InvitationStore
from rat_online.app.ports.materials import Material, MaterialFiles, MaterialKind, MaterialStore
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId

LARGEST_MB = 20
LARGEST = LARGEST_MB * 1024 * 1024
LONGEST_TITLE = 200
MOST = 30

_BEGINNING = b"%PDF-"
_WITHIN = 1024
"""Readers of PDF forgive some bytes before the beginning, and so do we."""


class Publishing:
    def __init__(
        self,
        store: MaterialStore,
        files: MaterialFiles,
        invitations: InvitationStore,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.files = files
        self._invitations = invitations
        self._ids = ids
        self._now = now

    async def publish(
        self, series: Series, kind: MaterialKind, title: str, content: bytes, by: PersonId
    ) -> Material:
        """Keep a file, and have members read it from now on.

        Raises:
            Refused: `text-missing`, `too-large` (the title), `file-not-pdf`, `file-too-large`, `already-done`
                (the same file is there).
        """
        title = " ".join(title.split())
        if not title:
            refuse(Refusal.TEXT_MISSING)
        if len(title) > LONGEST_TITLE:
            refuse(Refusal.TOO_LARGE, limit=LONGEST_TITLE)
        if len(content) > LARGEST:
            refuse(Refusal.FILE_TOO_LARGE, limit=LARGEST_MB)
        if _BEGINNING not in content[:_WITHIN]:
            refuse(Refusal.FILE_NOT_PDF)
        digest = hashlib.sha256(content).hexdigest()
        there = [one for one in await self.store.materials(series) if one.withdrawn_at is None]
        if len(there) >= MOST or any(one.sha256 == digest for one in there):
            refuse(Refusal.ALREADY_DONE)
        await self.files.keep(digest, content)
        material = Material(self._ids.new_id(), series, kind, title, digest, len(content), self._now(), by)
        await self.store.add(material)
        await self._note(material, by, ActKind.MATERIAL_ADDED)
        return material

    async def withdraw(self, series: Series, material: str, by: PersonId) -> None:
        """Members read it no more; that it was published, and who read it, stays known."""
        found = await self.find(series, material)
        await self.store.withdraw(found, self._now())
        await self._note(found, by, ActKind.MATERIAL_WITHDRAWN)

    async def find(self, series: Series, material: str) -> Material:
        """A file that members may read.

        Raises:
            Refused: `unknown-document`.
        """
        for one in await self.store.materials(series):
            if one.id == material and one.withdrawn_at is None:
                return one
        refuse(Refusal.UNKNOWN_DOCUMENT)

    async def _note(self, material: Material, by: PersonId, kind: ActKind) -> None:
        act = Act(self._ids.new_id(), self._now(), by, kind, {"material": material.id})
        await self._invitations.note(material.series, act)
