"""The committee's desk for invitations: who may, what is sent, what is shown once, and what is recorded."""

import re
from datetime import timedelta
from html import unescape

import pytest

from rat_online.adapters.mail import SmtpPost
from rat_online.app.ports.invitations import DeliveryState, PrintState
from rat_online.bootstrap import now
from rat_online.web.catalogue import translate
from tests.adapters.smtp_server import a_mail_server
from tests.web.pages.house_of_pages import NUMBERS, Pages
from tests.web.pages.inviting_house import (
    DESK,
    LETTER,
    PDF,
    deliveries,
    group_code,
    handed_out,
    opens,
    series_of,
    today,
    uploaded,
    with_mail_addresses,
)


class TestWhoMay:
    async def test_the_committees_account_alone(self, pages: Pages) -> None:
        for path in ("", "/surat", "/siapa", "/pesan", "/bahan", "/kemajuan"):
            assert (await pages.get("panitia", DESK + path)).status_code == 200, path
            for who in ("auditor", "acting-chair", "member"):
                assert (await pages.get(who, DESK + path)).status_code == 403, (who, path)
            assert (await pages.get("nobody", DESK + path)).status_code == 401, path
        for path in ("/kirim", "/catat", "/surat", "/grup/buat", "/hentikan"):
            assert (await pages.post("acting-chair", DESK + path)).status_code == 403, path

    async def test_another_cooperatives_meeting_does_not_exist(self, pages: Pages) -> None:
        await pages.get("panitia", DESK)
        answer = await (await pages.client("panitia")).get("/panitia/rapat/ANOTHER00000/undangan")
        assert answer.status_code == 404


class TestTheLetter:
    async def test_it_comes_with_usual_words_and_every_fault_stands_at_its_field(self, pages: Pages) -> None:
        assert "Undangan RAT Tahun Buku 2026" in (await pages.get("panitia", f"{DESK}/surat")).text
        answer = await pages.post("panitia", f"{DESK}/surat", **{**LETTER, "number": " ", "signed": "Ketua"})
        assert answer.status_code == 409
        for name in ("number", "signed"):
            assert f'id="{name}-error"' in answer.text
        assert "Soreang, 1 April 2027" in answer.text

    async def test_without_it_nothing_is_sent_and_the_page_says_so(self, pages: Pages) -> None:
        answer = await pages.post("panitia", f"{DESK}/kirim", cara="letter")
        assert answer.status_code == 409
        assert "Surat undangan belum disimpan" in answer.text

    async def test_the_example_and_the_poster_are_pdfs_and_open_nothing_by_themselves(
        self, desk: Pages
    ) -> None:
        await group_code(desk)
        for name in ("contoh.pdf", "poster.pdf"):
            assert (await desk.get("panitia", f"{DESK}/{name}")).content.startswith(b"%PDF"), name
        assert await deliveries(desk) == []


class TestPrinting:
    async def test_letters_are_printed_taken_and_handed_out(self, desk: Pages) -> None:
        assert (await desk.post("panitia", f"{DESK}/kirim", cara="letter")).status_code == 303
        while await desk.install.inviting.printing.step():
            pass
        (job,) = await desk.install.inviting.store.jobs(series_of(desk))
        assert (job.state, job.done) == (PrintState.READY, len(NUMBERS))
        shown = (await desk.get("panitia", f"{DESK}/kemajuan")).json()["jobs"]
        assert shown == [{"id": job.id, "done": 6, "total": 6, "state": "ready"}]
        refused = await desk.post("panitia", f"{DESK}/cetak/{job.id}/berkas")
        assert (refused.status_code, b"/masuk#" in refused.content) == (409, False)
        taken = await desk.post("panitia", f"{DESK}/cetak/{job.id}/berkas", alasan="Dicetak di kantor")
        assert taken.content.count(b"/masuk#") == len(NUMBERS)
        assert "no-store" in taken.headers["cache-control"]
        assert (await desk.post("panitia", f"{DESK}/cetak/{job.id}/bagikan", on=today())).status_code == 303
        over = await desk.post("panitia", f"{DESK}/cetak/{job.id}/berkas", alasan="Dicetak lagi")
        assert over.status_code == 404
        assert {one.state for one in await deliveries(desk)} == {DeliveryState.SENT}

    async def test_where_everybody_is_served_the_page_says_where_further_letters_come_from(
        self, desk: Pages
    ) -> None:
        told = translate("id", "invite.all-served", {})
        assert told not in unescape((await desk.get("panitia", f"{DESK}?bahasa=id")).text)
        await desk.post("panitia", f"{DESK}/kirim", cara="letter")
        assert told in unescape((await desk.get("panitia", f"{DESK}?bahasa=id")).text)

    async def test_a_job_of_another_meeting_is_not_found(self, desk: Pages) -> None:
        assert (await desk.post("panitia", f"{DESK}/cetak/NOSUCHJOB000/berkas")).status_code == 404
        answer = await desk.post("panitia", f"{DESK}/cetak/NOSUCHJOB000/hentikan")
        assert "belum ada" in answer.text


class TestEMail:
    async def test_it_goes_out_over_smtp_in_both_languages_with_the_members_own_link(
        self, desk: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inviting = desk.install.inviting
        await with_mail_addresses(desk)
        async with a_mail_server() as server:
            monkeypatch.setattr(inviting.mailing, "is_set_up", True)
            post = SmtpPost(f"smtp://127.0.0.1:{server.port}", "rat@example.id")
            monkeypatch.setattr(inviting.courier, "_post", post)
            assert (await desk.post("panitia", f"{DESK}/kirim", cara="email")).status_code == 303
            assert await inviting.courier.step()
        assert server.recipients == [f"a{number}@example.id" for number in NUMBERS]
        text, html = (part.get_content() for part in server.taken[0].iter_parts())
        assert "Anggota 0001" in text
        assert "Enter the meeting" in text
        secret = re.findall(r"/masuk#([\w-]+)", text)[0]
        assert f"/masuk#{secret}" in html
        assert await opens(desk, secret) == "0001"

    async def test_where_no_server_is_set_the_page_says_what_to_set(self, desk: Pages) -> None:
        assert "RAT_SMTP_URL" in (await desk.get("panitia", DESK)).text
        answer = await desk.post("panitia", f"{DESK}/kirim", cara="email")
        assert answer.status_code == 409
        assert "belum diatur untuk mengirim surel" in answer.text


class TestMembers:
    async def test_filters_count_and_ticked_members_are_sent_to(self, desk: Pages) -> None:
        text = (await desk.get("panitia", f"{DESK}/siapa?pilih=belum-dikirim")).text
        ticks = re.findall(r'name="siapa" value="(\w+)"', text)
        assert len(ticks) == len(NUMBERS)
        answer = await desk.post("panitia", f"{DESK}/kirim", cara="card", siapa=ticks[0])
        assert answer.status_code == 303
        assert [one.person for one in await deliveries(desk)] == [ticks[0]]

    async def test_somebody_who_is_not_on_the_roll_is_sent_nothing(self, desk: Pages) -> None:
        answer = await desk.post("panitia", f"{DESK}/kirim", cara="card", siapa="STRANGER0000")
        assert answer.status_code == 409
        assert await deliveries(desk) == []


class TestMaterial:
    async def test_a_pdf_is_read_by_members_and_the_reading_is_noted(self, desk: Pages) -> None:
        await uploaded(desk)
        store = desk.install.inviting.publishing.store
        (material,) = await store.materials(series_of(desk))
        code = await group_code(desk)
        client = await desk.client("nobody")
        form = {"secret": f"{code}/0003", "datum": "0003", "pin": "294715"}
        assert (await client.post("/masuk", json=form)).status_code == 200
        path = f"/rapat/{desk.meeting}/bahan"
        assert "Laporan pengurus" in (await client.get(path)).text
        assert (await client.head(f"{path}/{material.id}")).status_code == 200
        assert await store.readings(series_of(desk)) == []
        answer = await client.get(f"{path}/{material.id}")
        assert answer.content == PDF
        assert answer.headers["content-type"] == "application/pdf"
        (reading,) = await store.readings(series_of(desk))
        assert (reading.person, reading.times) == (desk.people["0003"], 1)

    async def test_what_is_no_pdf_is_refused_with_its_sentence(self, desk: Pages) -> None:
        answer = await uploaded(desk, b"PK\x03\x04")
        assert answer.status_code == 409
        assert "bukan PDF" in answer.text

    async def test_withdrawn_it_is_read_no_more(self, desk: Pages) -> None:
        await uploaded(desk)
        (material,) = await desk.install.inviting.publishing.store.materials(series_of(desk))
        await desk.post("panitia", f"{DESK}/bahan/{material.id}/tarik")
        answer = await desk.get("panitia", f"/rapat/{{meeting}}/bahan/{material.id}")
        assert answer.status_code == 404


class TestTheProof:
    async def test_it_is_taken_away_with_a_reason_without_contacts_and_noted(self, desk: Pages) -> None:
        await handed_out(desk)
        path = "/rapat/{meeting}/periksa/undangan"
        assert (await desk.get("auditor", path)).status_code == 200
        assert (await desk.post("auditor", f"{path}/csv")).status_code == 409
        answer = await desk.post("auditor", f"{path}/csv?bahasa=id", alasan="Pemeriksaan tahunan")
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("nomor anggota;nama;")
        assert len(lines) == 1 + len(NUMBERS)
        assert "terkirim" in lines[1]
        assert "0812" not in answer.text
        assert (await desk.post("auditor", f"{path}/xlsx", alasan="x")).content.startswith(b"PK")
        noted = await desk.app.state.services.downloads.downloads(desk.hall.key)
        assert [one.what for one in noted] == ["bukti-undangan.xlsx", "bukti-undangan.csv"]

    async def test_members_do_not_see_it(self, pages: Pages) -> None:
        path = "/rapat/{meeting}/periksa/undangan"
        assert (await pages.get("member", path)).status_code == 403
        assert (await pages.get("nobody", path)).status_code == 401


class TestReadyTexts:
    async def test_they_are_filled_from_the_meeting_and_hold_no_personal_link(self, pages: Pages) -> None:
        text = (await pages.get("panitia", f"{DESK}/pesan?bahasa=id")).text
        assert "RAT Tahun Buku 2026: 0 hadir, perlu 4, kurang 4" in text
        assert "cocok sekarang" in text
        assert "masuk#" not in text

    async def test_weeks_ahead_no_reminder_fits_yet(self, desk: Pages) -> None:
        planned_at = desk.hall.live.state.about.planned_at
        assert planned_at - now() > timedelta(days=10)
        assert "cocok sekarang" not in (await desk.get("panitia", f"{DESK}/pesan?bahasa=id")).text
        desk.hall.live.state.about.planned_at = now() + timedelta(days=7)
        assert "cocok sekarang" in (await desk.get("panitia", f"{DESK}/pesan?bahasa=id")).text
