"""Drafts of meetings and uploaded member lists in memory: the twin that tests use in place of a database."""

from dataclasses import replace
from datetime import datetime

from rat_online.app.ports.drafts import MeetingDraft
from rat_online.app.ports.uploads import MemberUpload


class MemoryOrganising:
    def __init__(self) -> None:
        self._drafts: dict[tuple[str, str], MeetingDraft] = {}
        self._uploads: dict[tuple[str, str], MemberUpload] = {}

    async def put_draft(self, draft: MeetingDraft) -> None:
        self._drafts[draft.cooperative, draft.id] = draft

    async def draft(self, cooperative: str, id: str) -> MeetingDraft | None:
        return self._drafts.get((cooperative, id))

    async def drafts(self, cooperative: str) -> list[MeetingDraft]:
        found = sorted(
            (one for one in self._drafts.values() if one.cooperative == cooperative), key=lambda one: one.id
        )
        return sorted(found, key=lambda one: one.changed_at, reverse=True)

    async def drop_draft(self, cooperative: str, id: str) -> None:
        self._drafts.pop((cooperative, id), None)

    async def put_upload(self, upload: MemberUpload) -> None:
        known = self._uploads.setdefault((upload.cooperative, upload.id), upload)
        self._uploads[upload.cooperative, upload.id] = replace(
            known, columns=upload.columns, sheet=upload.sheet
        )

    async def upload(self, cooperative: str, id: str) -> MemberUpload | None:
        return self._uploads.get((cooperative, id))

    async def drop_upload(self, cooperative: str, id: str) -> None:
        self._uploads.pop((cooperative, id), None)

    async def drop_uploads_before(self, at: datetime) -> None:
        self._uploads = {key: one for key, one in self._uploads.items() if one.at >= at}
