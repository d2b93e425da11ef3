"""The import of members over the web: a file handed over, looked through with progress, then written once.

Reading is done in a thread, one file at a time: the meeting's votes go first, and memory stays bounded. What
was found is kept for the latest few files and found again from the file where it is gone.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rat_online.app.ids import Ids
from rat_online.app.member_import.known import against_books
from rat_online.app.member_import.merging import changes_of
from rat_online.app.member_import.result import Import
from rat_online.app.member_import.writing import ImportReceipt, MemberWriter
from rat_online.app.ports.registry import AlreadyThere, RegistryStore
from rat_online.app.ports.spreadsheets import Spreadsheets
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.ports.uploads import MemberUpload, UploadStore
from rat_online.domain.vocabulary import PersonId

KEPT_FOR = timedelta(hours=24)
MOST_KEPT = 3
"""Files whose findings are in memory at the same time; each may hold 50,000 members."""


class Stage(StrEnum):
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Effect:
    """What an import would do to the books."""

    added: int
    changed: int
    unchanged: int


@dataclass(slots=True)
class Examination:
    """How far a file is. `total` is 0 until the rows are counted."""

    stage: Stage = Stage.CHECKING
    done: int = 0
    total: int = 0
    found: Import | None = None
    effect: Effect | None = None
    receipt: ImportReceipt | None = None
    task: asyncio.Task[None] | None = None

    def progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class ImportDesk:
    """One process's imports."""

    def __init__(
        self,
        uploads: UploadStore,
        registry: RegistryStore,
        writer: MemberWriter,
        spreadsheets: Spreadsheets,
        ids: Ids,
        now: Callable[[], datetime],
        on_failure: Callable[[Exception], None],
    ) -> None:
        self._uploads = uploads
        self._registry = registry
        self._writer = writer
        self._spreadsheets = spreadsheets
        self._ids = ids
        self._now = now
        self._on_failure = on_failure
        self._known: OrderedDict[tuple[str, str], Examination] = OrderedDict()
        self._one_at_a_time = asyncio.Semaphore(1)

    async def receive(self, cooperative: str, actor: PersonId, filename: str, content: bytes) -> MemberUpload:
        """Keep a file for a day, and forget those that are older."""
        await self._uploads.drop_uploads_before(self._now() - KEPT_FOR)
        upload = MemberUpload(cooperative, self._ids.new_id(), self._now(), actor, filename, content, {})
        await self._uploads.put_upload(upload)
        return upload

    async def upload(self, cooperative: str, id: str) -> MemberUpload | None:
        return await self._uploads.upload(cooperative, id)

    async def choose(
        self, upload: MemberUpload, columns: Mapping[str, str | None], sheet: str | None
    ) -> None:
        """Look through the file again with these columns; what runs for it meanwhile is passed over."""
        await self._uploads.put_upload(replace(upload, columns=columns, sheet=sheet))
        self._known.pop((upload.cooperative, upload.id), None)

    async def examination(self, cooperative: str, id: str) -> Examination | None:
        """How far a file is, begun now if nobody asked for it before; None where there is no such file."""
        key = (cooperative, id)
        if key in self._known:
            self._known.move_to_end(key)
            made = self._known[key]
            if made.stage is Stage.FAILED:  # told once, then looked at anew: it may have been written
                self.forget(cooperative, id)
            return made
        receipt = await self._receipt(cooperative, id)
        if receipt is not None:
            return Examination(Stage.WRITTEN, receipt=receipt)
        upload = await self._uploads.upload(cooperative, id)
        if upload is None:
            return None
        return self._known.get(key) or self._begin(upload)

    def _begin(self, upload: MemberUpload) -> Examination:
        made = Examination()
        self._known[upload.cooperative, upload.id] = made
        made.task = asyncio.create_task(self._safely(made, self._examine(upload, made)))
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return made

    async def _examine(self, upload: MemberUpload, made: Examination) -> None:
        async with self._one_at_a_time:
            found = await asyncio.to_thread(
                self._spreadsheets.read,
                upload.content,
                upload.filename,
                upload.columns,
                upload.sheet,
                made.progress,
            )
            known = await self._registry.members(upload.cooperative)
            changes = await asyncio.to_thread(changes_of, known, found.members, str)
            found.flagged += await asyncio.to_thread(against_books, found, known)
        added = sum(change.before is None for change in changes)
        made.effect = Effect(added, len(changes) - added, len(found.members) - len(changes))
        made.found, made.stage = found, Stage.CHECKED

    async def write(self, upload: MemberUpload, actor: PersonId) -> Examination | None:
        """Begin to write the good lines, all of them in one go; asked twice, it is written once."""
        made = await self.examination(upload.cooperative, upload.id)
        if made is not None and made.stage is Stage.CHECKED:
            made.stage = Stage.WRITING
            made.task = asyncio.create_task(self._safely(made, self._write(upload, made, actor)))
        return made

    async def _write(self, upload: MemberUpload, made: Examination, actor: PersonId) -> None:
        assert made.found is not None
        made.receipt = await self._writer.write_import(
            upload.cooperative, made.found.members, actor, import_id=upload.id
        )
        await self._uploads.drop_upload(upload.cooperative, upload.id)
        made.stage, made.found = Stage.WRITTEN, None

    async def _safely(self, made: Examination, work: Awaitable[None]) -> None:
        try:
            await work
        except (StoreUnavailable, AlreadyThere) as error:
            self._on_failure(error)
            made.stage = Stage.FAILED

    async def _receipt(self, cooperative: str, id: str) -> ImportReceipt | None:
        return next((one for one in await self._writer.imports(cooperative) if one.id == id), None)

    def forget(self, cooperative: str, id: str) -> None:
        """What is known of a file is not true any more."""
        self._known.pop((cooperative, id), None)
