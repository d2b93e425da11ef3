"""The list of changes: complete, with both values, for the committee and the pengawas alone."""

from collections.abc import Mapping

import pytest

from rat_online.app.ports.registry import AccountRole
from tests.web.pages.house_of_pages import PASSWORD, Pages

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
    assert (await nobody.get(LIST)).status_code == 200
    for who in ("auditor", "acting-chair", "member"):
        assert (await pages.get(who, LIST)).status_code == 403, who


async def test_no_value_of_a_change_reaches_the_log_of_the_server(
    pages: Pages, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await change(pages, phone="0812 0000 7777")
    said = capfd.readouterr()
    assert "7777" not in caplog.text + said.out + said.err
