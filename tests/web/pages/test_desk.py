"""The committee's desk: who may, finding by number and card, check-in for others, a fresh code."""

from datetime import timedelta
from html import unescape
from typing import Any

from rat_online.bootstrap import now
from rat_online.domain.vocabulary import Role
from rat_online.web.catalogue import translate
from rat_online.web.formats import clock
from tests.adapters.test_portrait import png
from tests.web.pages.house_of_pages import Pages
from tests.web.pages.test_member_photos import put

DESK = "/rapat/{meeting}/meja"
POINTS = "/panitia/rapat/{meeting}/titik"


async def asked(pages: Pages, path: str, who: str = "panitia", **sent: str) -> tuple[int, dict[str, object]]:
    client = await pages.client(who)
    answer = await client.post(f"{DESK}/{path}".format(meeting=pages.meeting), json=sent)
    return answer.status_code, answer.json()


class TestWhoMay:
    async def test_the_committee_opens_it(self, pages: Pages) -> None:
        assert (await pages.get("panitia", DESK)).status_code == 200

    async def test_nobody_else_does(self, pages: Pages) -> None:
        for who in ("acting-chair", "witness", "operator", "auditor", "member"):
            assert (await pages.get(who, DESK)).status_code == 403
            assert (await pages.get(who, f"{DESK}/daftar")).status_code == 403
            for path in ("cari", "kode"):
                status, answer = await asked(pages, path, who, person=pages.people["0006"], reason="coba")
                assert (status, answer["refused"]) == (403, "not-allowed")


async def test_the_list_holds_no_contacts(pages: Pages) -> None:
    answer = await pages.get("panitia", f"{DESK}/daftar")
    assert [one["number"] for one in answer.json()["members"]] == [f"000{n}" for n in range(1, 7)]
    assert "0812" not in answer.text


async def test_the_list_says_of_whom_there_is_a_photo(pages: Pages) -> None:
    assert await put(pages, png(60, 80)) == 303
    rows = (await pages.get("panitia", f"{DESK}/daftar")).json()["members"]
    assert {one["number"] for one in rows if one["photo"]} == {"0006"}


class TestACard:
    async def test_says_whose_it_is_and_is_not_used_by_that(self, pages: Pages) -> None:
        secret = pages._seat("0006")
        _, answer = await asked(pages, "cari", secret=secret)
        found = answer["member"]
        assert isinstance(found, dict)
        assert (found["number"], found["votes"], found["visit"]) == ("0006", True, None)
        assert (await pages.get("member", "/rapat/{meeting}")).status_code == 200

    async def test_that_opens_nothing_or_an_office_is_nobodys(self, pages: Pages) -> None:
        of_an_office = next(one.secret for one in pages.convened.offices)
        for secret in ("", "tidak-ada", "x" * 5000, of_an_office):
            assert (await asked(pages, "cari", secret=secret))[1]["refused"] == "unknown-person"


async def test_who_was_checked_in_at_a_place_is_shown_there(pages: Pages) -> None:
    person = pages.people["0006"]
    await pages.post("panitia", POINTS, titik="Balai Desa")
    await pages.do(
        "panitia", "committee", "panitia", "check-in", person=person, channel="hall", place="Balai Desa"
    )
    _, answer = await asked(pages, "cari", person=person)
    found = answer["member"]
    assert isinstance(found, dict)
    assert found["visit"]["place"] == "Balai Desa"
    assert 'value="Balai Desa"' in (await pages.get("panitia", DESK)).text


async def check_in_at(pages: Pages, place: str, channel: str = "hall") -> dict[str, Any]:
    """The answer to the desk's check-in of the sixth member."""
    message = {
        "id": f"{channel}-{place}",
        "do": "check-in",
        "as": f"committee:{pages.people['panitia']}",
        "args": {"person": pages.people["0006"], "channel": channel, "place": place},
    }
    client = await pages.client("panitia")
    found: dict[str, Any] = (await client.post(f"/rapat/{pages.meeting}/perintah", json=message)).json()
    return found


class TestAPlace:
    async def test_is_a_meeting_point_or_the_hall(self, pages: Pages) -> None:
        await pages.post("panitia", POINTS, titik="Balai Desa\nCiwidey")
        for place in ("Rumah saya", "balai desa", "Balai Desa ", "Balai\nDesa"):
            for channel in ("hall", "online"):
                refused = await check_in_at(pages, place, channel)
                assert (refused["refused"], refused["facts"]) == ("place-not-named", {"place": place})
        assert pages.people["0006"] not in pages.hall.live.state.attendance.visits
        for place in ("", "Ciwidey", "Balai Desa"):
            assert "done" in await check_in_at(pages, place)
            assert pages.hall.live.state.attendance.visits[pages.people["0006"]].place == place

    async def test_where_none_is_named_everybody_comes_in_at_the_hall(self, pages: Pages) -> None:
        assert "belum menamai titik kumpul" in (await pages.get("panitia", f"{DESK}?bahasa=id")).text
        assert (await check_in_at(pages, "Balai Desa"))["refused"] == "place-not-named"
        assert "done" in await check_in_at(pages, "")

    async def test_that_was_taken_off_the_list_since_takes_nobody_in(self, pages: Pages) -> None:
        await pages.post("panitia", POINTS, titik="Balai Desa")
        await pages.post("panitia", POINTS, titik="Ciwidey")
        assert (await check_in_at(pages, "Balai Desa"))["refused"] == "place-not-named"


class TestAFreshCode:
    async def enter(self, pages: Pages, code: str) -> int:
        client = await pages.client("nobody")
        answer = await client.post("/masuk", json={"secret": code, "datum": "0006", "pin": "482913"})
        return answer.status_code

    async def test_needs_a_reason_and_a_member(self, pages: Pages) -> None:
        _, answer = await asked(pages, "kode", person=pages.people["0006"], reason=" ")
        assert answer["refused"] == "reason-missing"
        _, answer = await asked(pages, "kode", person="tidakada", reason="coba")
        assert answer["refused"] == "unknown-person"

    async def test_opens_the_entry_and_ends_the_former_code_alone(self, pages: Pages) -> None:
        person = pages.people["0006"]
        _, first = await asked(pages, "kode", person=person, reason="kartu hilang")
        status, second = await asked(pages, "kode", person=person, reason="jawaban hilang")
        assert status == 201
        assert await self.enter(pages, str(first["code"])) == 403
        assert await self.enter(pages, str(second["code"])) == 200
        assert (await asked(pages, "cari", secret=pages._seat("0006")))[1]["member"]

    async def test_ends_links_too_where_a_card_is_in_other_hands(self, pages: Pages) -> None:
        await asked(pages, "kode", person=pages.people["0006"], reason="kartu dicuri", links="yes")
        assert (await asked(pages, "cari", secret=pages._seat("0006")))[1]["refused"] == "unknown-person"

    async def test_is_read_by_the_pengawas_without_the_code(self, pages: Pages) -> None:
        _, made = await asked(pages, "kode", person=pages.people["0006"], reason="kartu hilang di jalan")
        page = (await pages.get("witness", "/rapat/{meeting}/periksa/pintu")).text
        assert "kartu hilang di jalan" in page
        assert str(made["code"]) not in page


async def test_the_pengawas_reads_the_desks_time_as_a_note(pages: Pages) -> None:
    """In the attendance and in the log, beside the server's time, which counts."""
    noted = now() - timedelta(minutes=34)
    committee = pages.hall.live.state.offices.held_by(Role.COMMITTEE)[0]
    client = await pages.client("panitia")
    message = {
        "id": "meja-1",
        "do": "check-in",
        "as": f"committee:{committee}",
        "args": {
            "person": pages.people["0006"],
            "channel": "hall",
            "noted_at": noted.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        },
    }
    answer = await client.post(f"/rapat/{pages.meeting}/perintah", json=message)
    assert "done" in answer.json(), answer.text
    zone = pages.hall.live.state.about.zone
    for language in ("id", "en"):
        at = clock(noted, zone, language, named=False)
        for part in ("hadir", "catatan"):
            shown = await pages.get("auditor", f"/rapat/{{meeting}}/periksa?bagian={part}&bahasa={language}")
            assert translate(language, "audit.desk-time", {"at": at}) in unescape(shown.text)
