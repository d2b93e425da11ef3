"""The archive: the recording with its jumps, and the captions as they were typed."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rat_online.adapters.media.port import MediaPlace
from rat_online.app.minutes_desk import DATA
from rat_online.domain.commands.staging import KeepRecording
from rat_online.domain.stage import Chapter, RecordedSession
from rat_online.web.formats import date as day
from tests.web.pages.house_of_pages import Pages, pages_of

ARCHIVE = "/rapat/{meeting}/arsip"
CAPTIONS = f"{ARCHIVE}/takarir.vtt"


@pytest.fixture
async def monthly(tmp_path: Path) -> AsyncIterator[Pages]:
    """The operator keeps recordings for thirty days."""
    async with pages_of(tmp_path, recording_days=30) as opened:
        yield opened


async def record(pages: Pages) -> None:
    """A broadcast with two lines of captions in the first minute of its recording."""
    await pages.lead("open-meeting")
    await pages.lead("start-agenda-item", item="i1")
    await pages.do("panitia", "committee", "panitia", "start-broadcast")
    began_at = pages.install.house.now() - timedelta(seconds=5)
    for words in ("Selamat pagi.", "<b>Rapat</b> dibuka & sah."):
        await pages.do("secretary", "secretary", "0003", "type-caption", words=words)
    await pages.do("panitia", "committee", "panitia", "stop-broadcast")
    sessions = (RecordedSession(began_at, 0),)
    await pages.hall.give(KeepRecording("cd" * 32, 1000, 60_000, (Chapter("i1", 0),), sessions))


def is_served(pages: Pages) -> None:
    """As if the media process were there."""
    media = pages.app.state.services.media

    async def ready() -> bool:
        return True

    media._keeper.place, media.ready = MediaPlace("127.0.0.1", 4444), ready


async def check_in(pages: Pages) -> None:
    for number in ("0001", "0002", "0003", "0004", "0005"):
        await pages.member(number, "check-in")


async def test_before_the_end_there_is_none_and_the_page_says_so(pages: Pages) -> None:
    answer = await pages.get("member", ARCHIVE)
    assert answer.status_code == 200
    assert "Belum ada rekaman" in answer.text
    assert " --> " not in (await pages.get("member", CAPTIONS)).text
    for path in (ARCHIVE, CAPTIONS):
        assert (await pages.get("nobody", path)).status_code == 401


async def test_the_captions_are_webvtt_beside_the_recording_and_can_be_kept(pages: Pages) -> None:
    await check_in(pages)
    await record(pages)
    pages.app.state.services.media._keeper.place = MediaPlace("127.0.0.1", 4444)
    answer = await pages.get("member", CAPTIONS)
    assert answer.headers["content-type"] == "text/vtt; charset=utf-8"
    assert answer.text.startswith("WEBVTT\n")
    assert answer.text.count(" --> ") == 2
    assert "&lt;b&gt;Rapat&lt;/b&gt; dibuka &amp; sah." in answer.text
    assert "content-disposition" not in answer.headers
    kept = await pages.post("member", f"{ARCHIVE}/unduh/takarir.vtt", alasan="Untuk dibaca di rumah")
    assert kept.headers["content-disposition"] == f'attachment; filename="takarir-{pages.meeting}.vtt"'
    assert kept.text == answer.text


async def test_the_jumps_are_the_agenda_and_what_was_decided(pages: Pages) -> None:
    await check_in(pages)
    await record(pages)
    is_served(pages)
    text = (await pages.get("member", f"{ARCHIVE}?bahasa=id")).text
    assert 'src="http://127.0.0.1:4444/' in text
    assert f'<track kind="captions" src="/rapat/{pages.meeting}/arsip/takarir.vtt"' in text
    assert 'data-at="0"' in text
    assert "Pembukaan" in text
    assert "&lt;b&gt;Rapat" in text


async def test_the_minutes_name_the_recording_once_it_is_joined_and_are_made_again_for_it_alone(
    monthly: Pages,
) -> None:
    await check_in(monthly)
    await monthly.lead("open-meeting")
    await monthly.do("panitia", "committee", "panitia", "start-broadcast")
    await monthly.member("0005", "acknowledge-recording")
    await monthly.lead("start-agenda-item", item="i1")
    await monthly.lead("read-decisions")
    await monthly.lead("name-representatives", persons=[monthly.people["0001"], monthly.people["0002"]])
    await monthly.lead("close-meeting")
    desk, key = monthly.install.minutes, monthly.hall.key
    (ended,) = monthly.hall.last_word()
    await desk.follow(monthly.hall, ended)
    first = await recorded_in(monthly)
    assert (first["acknowledged"], first["digest"], first["kept_days"]) == (1, "", 30)
    assert len(first["on_air"]) == 1
    await monthly.hall.give(KeepRecording("cd" * 32, 1000, 60_000, ()))
    (kept,) = monthly.hall.last_word()
    await desk.follow(monthly.hall, kept)
    assert await recorded_in(monthly) == {**first, "digest": "cd" * 32, "length_s": 60}
    made = await monthly.install.documents.document(key, DATA)
    await desk.follow(monthly.hall, kept)  # as after a start
    assert await monthly.install.documents.document(key, DATA) == made
    assert made is not None
    assert made.position == ended.position


async def test_everywhere_it_is_said_how_long_as_the_operator_set_it(monthly: Pages) -> None:
    await check_in(monthly)
    assert 'data-kept-days="30"' in (await monthly.get("member", "/rapat/{meeting}")).text
    assert "paling lama 30 hari" in (await monthly.get("member", "/data-saya?bahasa=id")).text
    await record(monthly)
    is_served(monthly)
    state = monthly.hall.live.state
    assert state.stage.recording is not None
    until = state.stage.recording.sessions[-1].began_at + timedelta(days=30)
    said = f"Disimpan 30 hari, sampai {day(until, state.about.zone)}, lalu dihapus."
    assert said in (await monthly.get("member", f"{ARCHIVE}?bahasa=id")).text


async def recorded_in(pages: Pages) -> dict[str, Any]:
    document = await pages.install.documents.document(pages.hall.key, DATA)
    assert document is not None
    found: dict[str, Any] = json.loads(document.content)["recorded"]
    return found
