"""Downloads of a meeting's records: who may, with what reason, and what is noted."""

import io
import zipfile

from rat_online.app.ports.documents import Document
from rat_online.bootstrap import now
from tests.web.pages.house_of_pages import Pages


async def documents_page(pages: Pages) -> str:
    answer = await pages.get("auditor", "/rapat/{meeting}/periksa?bagian=dokumen&bahasa=id")
    return answer.text.split('id="words"')[0]


class TestDownloads:
    async def test_a_download_without_a_reason_is_refused_and_nothing_leaves(self, pages: Pages) -> None:
        for reason in ("", "   "):
            answer = await pages.post("auditor", "/rapat/{meeting}/berkas", alasan=reason)
            assert (answer.status_code, answer.json()["refused"]) == (409, "reason-missing")
        assert "Belum ada." in await documents_page(pages)

    async def test_the_bundle_is_a_zip_and_its_download_is_noted_with_who_what_and_why(
        self, pages: Pages
    ) -> None:
        answer = await pages.post("auditor", "/rapat/{meeting}/berkas", alasan="Pemeriksaan tahunan")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert {"log.jsonl", "roll.json", "head.json"} <= set(archive.namelist())
        text = await documents_page(pages)
        assert "Pemeriksaan tahunan" in text
        assert "Auditor Luar" in text

    async def test_a_document_is_downloaded_by_form_or_by_address_and_noted_both_times(
        self, pages: Pages
    ) -> None:
        made = Document("risalah.json", "application/json", "0" * 64, 1, now(), b"{}")
        await pages.install.documents.put(pages.hall.key, [made])
        path = "/rapat/{meeting}/dokumen/risalah.json"
        assert (await pages.get("witness", path)).json()["refused"] == "reason-missing"
        assert (await pages.get("witness", f"{path}?alasan=Arsip")).status_code == 200
        assert (await pages.post("auditor", path, alasan="Uji petik")).status_code == 200
        noted = [one.reason for one in await pages.app.state.services.downloads.downloads(pages.hall.key)]
        assert noted == ["Uji petik", "Arsip"]

    async def test_who_neither_runs_nor_checks_the_meeting_takes_nothing(self, pages: Pages) -> None:
        for path in ("berkas", "dokumen/risalah.json"):
            answer = await pages.post("member", f"/rapat/{{meeting}}/{path}", alasan="Ingin tahu")
            assert answer.status_code == 403, path
        assert await pages.app.state.services.downloads.downloads(pages.hall.key) == []

    async def test_a_reason_has_an_end(self, pages: Pages) -> None:
        answer = await pages.post("auditor", "/rapat/{meeting}/berkas", alasan="x" * 501)
        assert answer.json() == {"re": None, "refused": "too-large", "facts": {"limit": 500}}
