"""What every store of drafts and uploads does alike: memory, SQLite, PostgreSQL."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Protocol

import pytest

from rat_online.adapters.memory.organising import MemoryOrganising
from rat_online.adapters.store.organising import SqlOrganising
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.app.ports.drafts import DraftStore, MeetingDraft
from rat_online.app.ports.uploads import MemberUpload, UploadStore
from tests.contracts.people_stores import a_cooperative, after
from tests.contracts.stores import opened


class Organising(DraftStore, UploadStore, Protocol):
    """Both ports, which one store keeps."""


@pytest.fixture
async def store(log_url: str | None) -> AsyncIterator[Organising]:
    if log_url is None:
        yield MemoryOrganising()
        return
    async with opened(log_url) as database:
        registry = SqlRegistry(database)
        await registry.add_cooperative(a_cooperative("melati"))
        await registry.add_cooperative(a_cooperative("kenanga"))
        yield SqlOrganising(database)


def a_draft(id: str = "rat", cooperative: str = "melati", seconds: int = 0) -> MeetingDraft:
    return MeetingDraft(cooperative, id, {"title": "RAT", "place": ""}, after(seconds), "panitia")


def an_upload(id: str = "daftar", cooperative: str = "melati", seconds: int = 0) -> MemberUpload:
    return MemberUpload(
        cooperative,
        id,
        after(seconds),
        "panitia",
        "anggota.xlsx",
        b"PK\x00\xff",
        {"phone": "F", "email": None},
    )


async def test_a_draft_comes_back_as_it_was_last_put(store: Organising) -> None:
    await store.put_draft(a_draft())
    later = replace(a_draft(), form={"title": "RAT 2026"}, changed_at=after(60), changed_by="siti")
    await store.put_draft(later)
    assert await store.draft("melati", "rat") == later
    assert await store.drafts("melati") == [later]


async def test_drafts_are_listed_the_latest_first_and_each_cooperative_sees_its_own(
    store: Organising,
) -> None:
    for draft in (a_draft("a"), a_draft("b", seconds=5), a_draft("a", "kenanga")):
        await store.put_draft(draft)
    assert [draft.id for draft in await store.drafts("melati")] == ["b", "a"]
    await store.drop_draft("kenanga", "b")
    await store.drop_draft("melati", "a")
    await store.drop_draft("melati", "a")
    assert [draft.id for draft in await store.drafts("melati")] == ["b"]
    assert await store.draft("kenanga", "a") is not None


async def test_an_upload_keeps_its_bytes_and_takes_other_columns(store: Organising) -> None:
    await store.put_upload(an_upload())
    await store.put_upload(replace(an_upload(), columns={"phone": "G"}, sheet="Anggota", content=b"other"))
    assert await store.upload("melati", "daftar") == replace(
        an_upload(), columns={"phone": "G"}, sheet="Anggota"
    )
    assert await store.upload("kenanga", "daftar") is None


async def test_uploads_are_forgotten_with_the_import_or_with_time(store: Organising) -> None:
    for upload in (an_upload("old"), an_upload("new", seconds=10), an_upload("old", "kenanga")):
        await store.put_upload(upload)
    await store.drop_upload("kenanga", "new")
    await store.drop_uploads_before(after(5))
    assert await store.upload("melati", "old") is None
    assert await store.upload("kenanga", "old") is None
    assert await store.upload("melati", "new") == an_upload("new", seconds=10)
    await store.drop_upload("melati", "new")
    assert await store.upload("melati", "new") is None
