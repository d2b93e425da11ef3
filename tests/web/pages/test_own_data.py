"""A member's own data, and a correction that is asked for and seen to."""

from tests.web.pages.house_of_pages import Pages

OWN = "/data-saya?bahasa=id"


async def test_shows_what_is_on_file_but_for_what_opens_the_entry(pages: Pages) -> None:
    shown = (await pages.get("0006", OWN)).text
    assert "Anggota 0006" in shown
    assert "••••" in shown
    assert "00000006" not in shown
    assert "Anggota 0005" not in shown
    assert (await pages.get("nobody", OWN)).status_code == 401


async def test_a_correction_reaches_the_committee_and_is_done_with(pages: Pages) -> None:
    person = pages.people["0006"]
    await pages.get("0006", OWN)
    assert (await pages.post("0006", "/data-saya", person=person, text="")).status_code == 409
    assert (await pages.post("0006", "/data-saya", person=person, text="Nama saya Siti")).status_code == 303
    assert "Permintaan perbaikan terkirim" in (await pages.get("0006", OWN)).text
    listed = (await pages.get("panitia", "/panitia/anggota")).text
    assert "Nama saya Siti" in listed
    done = await pages.post("panitia", f"/panitia/anggota/{person}/diperbaiki")
    assert done.status_code == 303
    assert "Nama saya Siti" not in (await pages.get("panitia", "/panitia/anggota")).text


async def test_nobody_asks_in_another_members_name(pages: Pages) -> None:
    asked = await pages.post("0006", "/data-saya", person=pages.people["0005"], text="Ubah HP saya")
    assert asked.status_code == 409
    assert await pages.app.state.services.books.corrections(pages.cooperative) == []
