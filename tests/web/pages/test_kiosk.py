"""A kiosk: only the committee makes one, it opens sign-in and room alone, and a login unlocks it."""

import html

from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.ports.officer_keys import Passkey
from rat_online.bootstrap import now
from rat_online.web.catalogue import translate
from tests.web.pages.house_of_pages import PASSWORD, Pages

LOCK = "/rapat/{meeting}/meja/kios"


async def test_only_the_committee_makes_a_kiosk_and_leaves_its_own_session_behind(pages: Pages) -> None:
    assert (await pages.post("witness", LOCK)).status_code == 403
    assert (await pages.post("member", LOCK)).status_code == 403
    locked = await pages.post("panitia", LOCK)
    assert (locked.status_code, locked.headers["location"]) == (303, f"/kios/{pages.meeting}")
    # Whoever enters for the first time reads what becomes of the data, here as on a phone.
    shown = (await pages.get("panitia", f"/kios/{pages.meeting}?bahasa=id")).text
    assert translate("id", "own.notice", {}) in html.unescape(shown)
    client = await pages.client("panitia")
    client.cookies.delete("kios")
    assert (await pages.get("panitia", "/rapat/{meeting}/meja")).status_code == 401


async def test_every_other_page_leads_back_to_it_until_the_committee_unlocks(pages: Pages) -> None:
    await pages.post("panitia", LOCK)
    kiosk = f"/kios/{pages.meeting}"
    for path in ("/", "/masuk", "/akun", "/bantuan", "/panitia", "/rapat/{meeting}/meja", "/rapat/lain"):
        answer = await pages.get("panitia", path)
        assert (answer.status_code, answer.headers["location"]) == (303, kiosk), path
    # Candidates' faces are part of the room: signed out, but not led away.
    assert (await pages.get("panitia", "/rapat/{meeting}/foto/0")).status_code == 401
    wrong = await pages.post("panitia", f"{kiosk}/buka", login="panitia", password="salah-sekali")
    auditor = await pages.post("panitia", f"{kiosk}/buka", login="auditor", password=PASSWORD)
    assert (wrong.status_code, auditor.status_code) == (403, 403)
    assert (await pages.get("panitia", "/panitia")).headers["location"] == kiosk
    right = await pages.post("panitia", f"{kiosk}/buka", login="panitia", password=PASSWORD)
    assert right.status_code == 303
    assert (await pages.get("panitia", "/rapat/{meeting}/meja")).status_code == 200


async def test_the_page_for_the_next_voter_ends_the_session_of_the_former(pages: Pages) -> None:
    await pages.post("panitia", LOCK)
    client = await pages.client("panitia")
    secret = pages._seat("0006")
    entered = await client.post("/masuk", json={"secret": secret, "datum": "0006", "pin": "482913"})
    assert entered.status_code == 200
    cookie = client.cookies["rat"]
    assert "kiosk-finish" in (await pages.get("panitia", "/rapat/{meeting}")).text
    again = await pages.get("panitia", "/kios/{meeting}")
    assert again.headers["clear-site-data"] == '"cache", "storage"'
    client.cookies.set("rat", cookie)
    client.cookies.delete("kios")
    assert (await pages.get("panitia", "/rapat/{meeting}")).status_code == 401


async def test_a_committee_with_a_passkey_is_led_to_the_door_that_asks_for_it(pages: Pages) -> None:
    await pages.post("panitia", LOCK)
    keys, person = SqlOfficerKeys(pages.install.database), pages.people["panitia"]
    await keys.add_passkey(Passkey("key", pages.cooperative, person, b"", 0, "", now()))
    kiosk = f"/kios/{pages.meeting}"
    wrong = await pages.post("panitia", f"{kiosk}/buka", login="panitia", password="salah-sekali")
    assert wrong.status_code == 403
    right = await pages.post("panitia", f"{kiosk}/buka", login="panitia", password=PASSWORD)
    door = f"/masuk?petugas&ke=/rapat/{pages.meeting}/meja"
    assert (right.status_code, right.headers["location"]) == (303, door)
    assert (await pages.get("panitia", "/rapat/{meeting}/meja")).status_code == 401
    client = await pages.client("panitia")
    alone = await client.post("/masuk/petugas", data={"login": "panitia", "password": PASSWORD})
    assert (alone.status_code, "passkey" in alone.text) == (403, True)


async def test_on_any_other_device_it_is_the_door_and_ends_nothing(pages: Pages) -> None:
    for method in (pages.get, pages.post):
        path = "/kios/{meeting}" if method == pages.get else "/kios/{meeting}/selesai"
        assert (await method("member", path)).headers["location"] == "/masuk"
    assert (await pages.get("member", "/rapat/{meeting}")).status_code == 200
    assert (await pages.post("nobody", "/kios/{meeting}/buka", login="panitia")).status_code == 403
