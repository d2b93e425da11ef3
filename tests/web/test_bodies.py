"""Bodies that are larger than their route takes in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.requests import Request

from rat_online.web.bodies import LIMIT, MB, too_large
from rat_online.web.catalogue import translate
from tests.web.pages.house_of_pages import Pages, pages_of

LONG = b"a" * 100_000
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as house:
        yield house


async def in_parts() -> AsyncIterator[bytes]:
    for start in range(0, len(LONG), 10_000):
        yield LONG[start : start + 10_000]


async def test_a_script_gets_a_refusal_with_the_limit_whether_the_length_was_told_or_not(
    pages: Pages,
) -> None:
    client = await pages.client("member")
    for content in (LONG, in_parts()):
        answer = await client.post(f"/rapat/{pages.meeting}/perintah", content=content, headers=JSON)
        assert answer.status_code == 413
        assert answer.json()["refused"] == "too-large"
        assert answer.json()["facts"] == {"limit": 65536}


async def test_whoever_sent_a_form_gets_a_page_that_says_what_to_do(pages: Pages) -> None:
    client = await pages.client("member")
    answer = await client.post("/masuk/petugas", content=b"login=" + LONG, headers=FORM)
    assert answer.status_code == 413
    assert translate("id", "door.too-large-lead", {}) in answer.text


async def test_a_file_over_the_limit_of_its_route_is_no_mistake_of_ours(pages: Pages) -> None:
    client = await pages.client("panitia")
    sent = {"berkas": ("anggota.csv", b"a" * 26_000_000, "text/csv")}
    answer = await client.post("/panitia/impor", files=sent)
    assert answer.status_code == 413
    assert translate("id", "door.too-large-lead", {}) in answer.text


def test_a_large_limit_is_told_in_megabytes() -> None:
    scope = {"type": "http", "headers": [], LIMIT: 8 * MB}
    body = bytes(too_large(Request(scope)).body)
    assert (b'"file-too-large"' in body, b'"limit":8' in body) == (True, True)
