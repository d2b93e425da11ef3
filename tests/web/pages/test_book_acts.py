"""The list of changes: complete, with both values, for the committee and the pengawas alone."""

from collections.abc import Mapping

import pytest

from rat_online.app.ports.registry import AccountRole
from tests.web.pages.house_of_pages import PASSWORD, Pages
from tests.web.pages.test_member_imports import checked, settled
from tests.web.pages.test_rules import form_of as form_of_rules

LIST = "/panitia/catatan?bahasa=id"


def form_of(number: str, **changes: str) -> Mapping[str, str]:
    typed = {"number": number, "name": f"Anggota {number}", "status": "member", "phone": f"08120000{number}"}
    return {**typed, "weight": "1", **changes}


async def change(pages: Pages, number: str = "0006", **changes: str) -> None:
    address = f"/panitia/anggota/{pages.people[number]}"
    assert (await pages.post("panitia", address, **form_of(number, **changes))).status_code == 303


async def test_a_member_that_was_changed_stands_there_with_who_and_both_values(pages: Pages) -> None:
    await change(pages, phone="0812 0000 7777", status="passive")
    shown = (await pages.get("panitia", LIST)).text
    for words in ("Data anggota diubah", "Panitia RAT", "00007777", "→", "Pasif"):
        assert words in shown, words
    narrowed = f"{LIST}&anggota={pages.people['0006']}"
    assert "Perubahan pada Anggota 0006" in (await pages.get("panitia", narrowed)).text
    other = f"{LIST}&anggota={pages.people['0005']}"
    assert "Belum ada perubahan" in (await pages.get("panitia", other)).text


async def test_accounts_and_downloads_stand_there_too(pages: Pages) -> None:
    await pages.post("panitia", "/panitia/akun", name="Wati", login="wati", role="auditor")
    await pages.post("panitia", "/panitia/anggota/unduh", jenis="csv", kontak="1", alasan="kirim surat")
    shown = (await pages.get("panitia", LIST)).text
    for words in ("Akun dibuat", "wati", "anggota-kontak.csv", "kirim surat"):
        assert words in shown, words


async def test_the_pengawas_reads_it_and_nobody_else_does(pages: Pages) -> None:
    await pages.install.registry.create_account(
        pages.cooperative, login="awas", name="Awas", password=PASSWORD, roles={AccountRole.SUPERVISOR}
    )
    nobody = await pages.client("nobody")
    await nobody.post("/masuk/petugas", data={"login": "awas", "password": PASSWORD})
    assert (await nobody.get(LIST)).status_code == 403
    await pages.prove(nobody)
    assert (await nobody.get(LIST)).status_code == 200
    for who in ("auditor", "acting-chair", "member"):
        assert (await pages.get(who, LIST)).status_code == 403, who


async def test_no_value_of_a_change_reaches_the_log_of_the_server(
    pages: Pages, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await change(pages, phone="0812 0000 7777")
    said = capfd.readouterr()
    assert "7777" not in caplog.text + said.out + said.err


async def test_rules_stand_there_from_what_to_what_in_the_readers_language(pages: Pages) -> None:
    form = {**await form_of_rules(pages), "quorum-ordinary": "gte:2/3", "source-ordinary": "AD pasal 12"}
    form |= {"grace_s": "20", "datum": "birth-date", "address": "Jl. Melati 7", "alasan": "Perubahan AD 2027"}
    for _ in range(2):  # the second time nothing changes, and nothing is noted
        assert (await pages.post("panitia", "/panitia/aturan", **form)).status_code == 303
    shown = (await pages.get("panitia", LIST)).text
    assert shown.count("Aturan atau data koperasi diubah") == 1
    for words in (
        "Perubahan AD 2027",
        "Kuorum lebih dari setengah dari anggota berhak suara.",
        "sekurang-kurangnya dua pertiga dari anggota berhak suara. ",
        "(AD pasal 12)",
        "15 menit → 20 menit",
        "4 angka terakhir nomor HP → Tanggal lahir",
        "Jl. Melati 7",
        "Panitia RAT",
    ):
        assert words in shown, words
    english = (await pages.get("panitia", LIST.replace("=id", "=en"))).text
    assert "Last 4 digits of the phone → Birth date" in english


async def test_meeting_points_stand_there_too(pages: Pages) -> None:
    for _ in range(2):
        await pages.post("panitia", "/panitia/rapat/{meeting}/titik", titik="Balai Desa\nCiwidey")
    await pages.post("panitia", "/panitia/rapat/{meeting}/titik", titik="Balai Desa")
    shown = (await pages.get("panitia", LIST)).text
    assert shown.count("Titik kumpul diubah") == 2
    assert "Balai Desa, Ciwidey → Balai Desa" in shown
    assert "RAT Tahun Buku 2026" in shown


async def test_an_import_tells_who_changed_groups(pages: Pages) -> None:
    lines = b"No Anggota;Nama;Kelompok\n0001;Anggota 0001;Blok A\n0002;Anggota 0002;Blok A\n"
    address = await checked(pages, lines)
    await pages.post("panitia", f"{address}/simpan")
    await settled(pages, address)
    assert "Kelompok: – (2) → Blok A" in (await pages.get("panitia", LIST)).text
