"""Attempts to learn who voted what before a ballot closes, or without being one of those who may know."""

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rat_online.app import bundle
from rat_online.web.pages import records
from tests.web.pages.house_of_pages import Pages, pages_of
from tests.web.pages.test_auditor import close_it, open_a_ballot

OFFICERS = ("acting-chair", "deputy", "secretary", "witness", "operator", "auditor", "panitia")
SEE_VOTES = ("acting-chair", "witness", "auditor")


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


async def test_a_bundle_is_given_to_nobody_while_a_ballot_is_open(pages: Pages) -> None:
    await open_a_ballot(pages)
    for who in SEE_VOTES:
        answer = await pages.post(who, "/rapat/{meeting}/berkas", alasan="ingin tahu")
        assert (answer.status_code, answer.json()["refused"]) == (409, "something-running"), who
    assert await pages.app.state.services.downloads.downloads(pages.hall.key) == []


async def test_a_bundle_tells_votes_only_to_those_whom_the_voters_were_told_of(pages: Pages) -> None:
    for who in OFFICERS:
        answer = await pages.post(who, "/rapat/{meeting}/berkas", alasan="pemeriksaan")
        assert answer.status_code == (200 if who in SEE_VOTES else 403), who
        page = (await pages.get(who, "/rapat/{meeting}/periksa?bagian=dokumen")).text
        assert ("/berkas" in page) is (who in SEE_VOTES), who


async def test_a_ballot_that_opens_while_a_bundle_is_written_keeps_it_back(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = bundle.make_bundle

    async def slowly(*arguments: object) -> object:
        await open_a_ballot(pages)
        return await write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "make_bundle", slowly)
    answer = await pages.post("auditor", "/rapat/{meeting}/berkas", alasan="pemeriksaan")
    assert answer.json()["refused"] == "something-running"


async def test_after_closing_an_auditor_takes_the_whole_log(pages: Pages) -> None:
    await open_a_ballot(pages)
    await close_it(pages)
    answer = await pages.post("auditor", "/rapat/{meeting}/berkas", alasan="pemeriksaan")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert b"VoteCast" in archive.read("log.jsonl")
