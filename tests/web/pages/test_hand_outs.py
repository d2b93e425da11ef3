"""Each file and list that asks for a reason: without one nothing leaves, with one the pengawas reads it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx2
import pytest

from docs.hand_outs import HAND_OUTS, Rule
from rat_online.adapters.media.port import MediaPlace
from rat_online.app.ports.documents import Document
from rat_online.bootstrap import now
from rat_online.domain.chain import MeetingKey
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.web.taking import NO_MEETING
from tests.web.pages.house_of_pages import NUMBERS, Pages, pages_of
from tests.web.pages.inviting_house import series_of, shared, with_desk
from tests.web.pages.test_archive import check_in, record
from tests.web.pages.test_member_imports import checked
from tests.web.pages.test_proxies import GIVER, give, own_letter

WHY = "Pemeriksaan pengawas triwulan satu"
DESK = "/panitia/rapat/{meeting}/undangan"


@dataclass(frozen=True)
class Taking:
    """Who asks for what: the address, the form without its reason, and what the answer holds when given.

    `whose` is the person the note names; `of_the_books` whether it is taken from the cooperative's own pages.
    """

    path: str
    what: str
    who: str = "panitia"
    form: dict[str, str] = field(default_factory=dict)
    whose: str = "panitia"
    holds: bytes = b""
    of_the_books: bool = False
    by_address: bool = False


Recipe = Callable[[Pages, pytest.MonkeyPatch], Awaitable[Taking]]


async def a_document(pages: Pages, _: pytest.MonkeyPatch) -> Taking:
    made = Document("risalah.json", "application/json", "0" * 64, 1, now(), b'{"risalah": 1}')
    await pages.install.documents.put(pages.hall.key, [made])
    path = "/rapat/{meeting}/dokumen/risalah.json"
    return Taking(path, "risalah.json", "witness", whose="0004", holds=b'{"risalah": 1}')


async def a_document_by_address(pages: Pages, patch: pytest.MonkeyPatch) -> Taking:
    return replace(await a_document(pages, patch), by_address=True)


async def the_bundle(_: Pages, __: pytest.MonkeyPatch) -> Taking:
    return Taking("/rapat/{meeting}/berkas", "rat-bundle.zip", "witness", whose="0004", holds=b"log.jsonl")


async def the_roll(_: Pages, __: pytest.MonkeyPatch) -> Taking:
    form = {"jenis": "csv"}
    return Taking("/rapat/{meeting}/dpt/unduh", "dpt.csv", "witness", form, "0004", b"0001;Anggota 0001")


async def a_letter_of_proxy(pages: Pages, _: pytest.MonkeyPatch) -> Taking:
    assert (await give(pages)).status_code == 303
    assert (await own_letter(pages)).status_code == 303
    letter = pages.hall.live.state.proxies.given[pages.people[GIVER]].letter
    path = f"/rapat/{{meeting}}/daftar-kuasa/{letter}/surat"
    return Taking(path, f"surat-kuasa-{letter[:12]}", "witness", whose="0004", holds=b"%PDF-")


async def the_proof(_: Pages, __: pytest.MonkeyPatch) -> Taking:
    path = "/rapat/{meeting}/periksa/undangan/csv"
    return Taking(path, "bukti-undangan.csv", "witness", whose="0004", holds=b"Anggota 0001")


async def the_recording(pages: Pages, patch: pytest.MonkeyPatch) -> Taking:
    await check_in(pages)
    await record(pages)
    media = pages.app.state.services.media

    async def ready() -> bool:
        return True

    patch.setattr(media._keeper, "place", MediaPlace("127.0.0.1", 4444))
    patch.setattr(media, "ready", ready)
    return Taking("/rapat/{meeting}/arsip/unduh/rekaman.mp4", "rekaman.mp4", "witness", whose="0004")


async def the_members(_: Pages, __: pytest.MonkeyPatch) -> Taking:
    path, form = "/panitia/anggota/unduh", {"jenis": "csv"}
    return Taking(path, "anggota.csv", form=form, holds=b"0001;Anggota 0001", of_the_books=True)


async def the_corrections(pages: Pages, _: pytest.MonkeyPatch) -> Taking:
    path = await checked(pages) + "/perbaikan"
    return Taking(path, "perbaikan-anggota-kontak.xlsx", holds=b"PK", of_the_books=True)


async def the_letters(pages: Pages, patch: pytest.MonkeyPatch) -> Taking:
    desk = await with_desk(pages, patch)
    assert (await desk.post("panitia", f"{DESK}/kirim", cara="letter")).status_code == 303
    while await desk.install.inviting.printing.step():
        pass
    (job,) = await desk.install.inviting.store.jobs(series_of(desk))
    return Taking(f"{DESK}/cetak/{job.id}/berkas", f"undangan-letter-{job.id}.pdf", holds=b"/masuk#")


async def coordinators_lists(pages: Pages, patch: pytest.MonkeyPatch) -> Taking:
    await with_desk(pages, patch)
    form = {"cara": "whatsapp"}
    return Taking(f"{DESK}/kirim", "daftar-koordinator-kontak", form=form, holds=b"/bagikan#")


async def a_list_for_another(pages: Pages, patch: pytest.MonkeyPatch) -> Taking:
    desk = await with_desk(pages, patch)
    await shared(desk)
    (made,) = await desk.install.inviting.store.lists(series_of(desk))
    return Taking(f"{DESK}/daftar/{made.id}/baru", "daftar-koordinator-kontak", holds=b"/bagikan#")


async def the_chats(pages: Pages, _: pytest.MonkeyPatch) -> Taking:
    store = pages.install.registry.store
    known = await store.member(pages.cooperative, pages.people["0003"])
    assert known is not None
    await store.put_members([replace(known, member=replace(known.member, phone="+6281200000003"))])
    path = "/panitia/rapat/{meeting}/coba/daftar"
    return Taking(path, "daftar-wa-pengingat-kontak", holds=b"Anggota 0003: https://wa.me/6281200000003")


RECIPES: dict[str, Recipe] = {
    "GET /rapat/{meeting}/dokumen/{name}": a_document_by_address,
    "POST /rapat/{meeting}/dokumen/{name}": a_document,
    "POST /rapat/{meeting}/berkas": the_bundle,
    "POST /rapat/{meeting}/dpt/unduh": the_roll,
    "POST /rapat/{meeting}/daftar-kuasa/{letter}/surat": a_letter_of_proxy,
    "POST /rapat/{meeting}/periksa/undangan/{form}": the_proof,
    "POST /rapat/{meeting}/arsip/unduh/{what}": the_recording,
    "POST /panitia/anggota/unduh": the_members,
    "POST /panitia/impor/{upload}/perbaikan": the_corrections,
    f"POST {DESK}/cetak/{{job}}/berkas": the_letters,
    f"POST {DESK}/kirim": coordinators_lists,
    f"POST {DESK}/daftar/{{list}}/{{act}}": a_list_for_another,
    "POST /panitia/rapat/{meeting}/coba/daftar": the_chats,
}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Pages]:
    """A meeting whose articles allow proxies."""
    async with pages_of(tmp_path, replace(Profile(), proxies=ProxyRule(1, "AD pasal 15"))) as opened:
        yield opened


async def answer_to(house: Pages, taking: Taking, reason: str) -> httpx2.Response:
    client, path = await house.client(taking.who), taking.path.format(meeting=house.meeting)
    if taking.by_address:
        return await client.get(path, params={"alasan": reason})
    return await client.post(path, data={**taking.form, "alasan": reason})


def test_everything_that_asks_is_tried() -> None:
    assert RECIPES.keys() == {name for name, one in HAND_OUTS.items() if one.rule is Rule.ASKS}


@pytest.mark.parametrize("name", RECIPES)
async def test_without_a_reason_nothing_leaves_and_with_one_it_is_noted_first(
    house: Pages, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    taking = await RECIPES[name](house, monkeypatch)
    key = MeetingKey(house.cooperative, NO_MEETING) if taking.of_the_books else house.hall.key
    log = house.app.state.services.downloads
    before = await log.downloads(key)
    for reason in ("", "   "):
        refused = await answer_to(house, taking, reason)
        assert refused.status_code == 409, refused.text
        assert "content-disposition" not in refused.headers
        assert not taking.holds or taking.holds not in refused.content
        assert await log.downloads(key) == before
    given = await answer_to(house, taking, WHY)
    assert given.status_code in (200, 201, 303), given.text
    assert taking.holds in given.content
    assert ("content-disposition" in given.headers) != (HAND_OUTS[name].is_page or given.status_code == 303)
    noted, *earlier = await log.downloads(key)
    assert earlier == before
    assert (noted.person, noted.what, noted.reason) == (house.people[taking.whose], taking.what, WHY)
    assert (now() - noted.at).total_seconds() < 60
    assert noted.role
    where = "/panitia/catatan" if taking.of_the_books else "/rapat/{meeting}/periksa?bagian=dokumen"
    shown = (await house.get("panitia", where)).text
    assert all(words in shown for words in (WHY, taking.what))
    assert ("Panitia RAT" if taking.whose == "panitia" else f"Anggota {taking.whose}") in shown


class TestTheRecording:
    async def test_is_watched_by_everybody_and_carried_away_by_those_who_run_or_check_the_meeting(
        self, house: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taking = await the_recording(house, monkeypatch)
        assert (await house.post("member", taking.path, alasan=WHY)).status_code == 403
        led = await house.post("auditor", taking.path, alasan=WHY)
        page = (await house.get("member", "/rapat/{meeting}/arsip")).text
        watched = page.partition('src="http://127.0.0.1:4444/')[2].partition("/")[0]
        assert watched
        assert led.headers["location"].startswith("http://127.0.0.1:4444/")
        assert watched not in led.headers["location"]
        assert (await house.post("auditor", taking.path.replace("mp4", "mkv"), alasan=WHY)).status_code == 404

    async def test_lets_the_form_lead_to_the_streams_port(
        self, house: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await the_recording(house, monkeypatch)
        answer = await house.get("auditor", "/rapat/{meeting}/arsip")
        assert "form-action 'self' http://127.0.0.1:4444;" in answer.headers["content-security-policy"]


async def test_exports_hold_no_contacts_unless_they_are_ticked(house: Pages) -> None:
    for path, form in (
        ("/panitia/anggota/unduh", {"jenis": "csv"}),
        ("/rapat/{meeting}/dpt/unduh", {"jenis": "csv"}),
        ("/rapat/{meeting}/dpt/unduh", {"jenis": "cetak"}),
        ("/rapat/{meeting}/periksa/undangan/csv", {}),
    ):
        text = (await house.post("panitia", path, alasan=WHY, **form)).text
        assert all(f"Anggota {number}" in text for number in NUMBERS), path
        assert "0812" not in text, path
    ticked = await house.post("panitia", "/panitia/anggota/unduh", jenis="csv", kontak="1", alasan=WHY)
    assert "0812" in ticked.text
