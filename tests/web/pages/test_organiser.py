"""The organiser's pages: who may, what the form asks for, and links that are shown once."""

import base64
import csv
import io
import re

from rat_online.demo.client import PIN
from tests.web.pages.house_of_pages import NUMBERS, Pages

FORM = {
    "title": "RAT Tahun Buku 2027",
    "kind": "annual",
    "mode": "hybrid",
    "planned_at": "2028-03-20T09:00",
    "zone": "Asia/Makassar",
    "place": "Balai desa dan daring",
    "book_year_ended_on": "2027-12-31",
    "agenda": "Pembukaan\n\n  Laporan pengurus  \nPenutup",
    "acting-chair": "0001 – Anggota 0001",
    "secretary": "0003",
    "witness": "0004, 0005",
    "auditor": "auditor",
}


def links_in(page: str) -> list[list[str]]:
    """The rows of the members' file that the page carries."""
    found = re.search(r"base64,([A-Za-z0-9+/=]+)", page)
    assert found is not None
    text = base64.b64decode(found[1]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


class TestWhoMay:
    async def test_an_account_of_the_committee_organises_and_nobody_else(self, pages: Pages) -> None:
        for path in ("/panitia", "/panitia/rapat/baru"):
            assert (await pages.get("panitia", path)).status_code == 200
            for who in ("auditor", "acting-chair", "member"):
                assert (await pages.get(who, path)).status_code == 403, who
            assert (await pages.get("nobody", path)).status_code == 401
        assert (await pages.post("member", "/panitia/rapat/baru", **FORM)).status_code == 403

    async def test_the_start_page_leads_there_whoever_may_organise(self, pages: Pages) -> None:
        assert 'href="/panitia"' in (await pages.get("panitia", "/")).text
        assert 'href="/panitia"' not in (await pages.get("member", "/")).text


class TestTheForm:
    async def test_it_comes_with_the_usual_agenda_in_the_readers_language(self, pages: Pages) -> None:
        text = (await pages.get("panitia", "/panitia/rapat/baru?bahasa=id")).text
        assert "Pembagian SHU" in text
        text = (await pages.get("panitia", "/panitia/rapat/baru?bahasa=en")).text
        assert "Allocation of the surplus" in text

    async def test_every_mistake_stands_at_its_field_and_what_was_typed_stays(self, pages: Pages) -> None:
        wrong = {
            **FORM,
            "title": " ",
            "planned_at": "besok",
            "agenda": "\n",
            "acting-chair": "",
            "place": "Balai",
        }
        answer = await pages.post("panitia", "/panitia/rapat/baru?bahasa=id", **wrong)
        assert answer.status_code == 409
        assert "Ada 4 isian yang perlu diperbaiki" in answer.text
        for name in ("title", "planned_at", "agenda", "acting-chair"):
            assert f'id="{name}-error"' in answer.text, name
        assert 'value="Balai"' in answer.text

    async def test_an_officer_whom_nobody_knows_is_named_at_the_field(self, pages: Pages) -> None:
        answer = await pages.post("panitia", "/panitia/rapat/baru", **{**FORM, "secretary": "9999"})
        assert answer.status_code == 409
        assert 'id="secretary-error"' in answer.text

    async def test_a_meeting_that_could_not_be_made_is_not_on_the_list(self, pages: Pages) -> None:
        await pages.post("panitia", "/panitia/rapat/baru", **{**FORM, "secretary": "9999"})
        assert FORM["title"] not in (await pages.get("panitia", "/panitia")).text


class TestANewMeeting:
    async def test_it_is_scheduled_as_the_form_says(self, pages: Pages) -> None:
        answer = await pages.post("panitia", "/panitia/rapat/baru", **FORM)
        assert answer.status_code == 201
        row = next(
            row
            for row in await pages.install.registry.store.meetings(pages.cooperative)
            if row.title == FORM["title"]
        )
        state = (await pages.install.house.hall(row.key)).live.state
        assert state.about.planned_at.isoformat() == "2028-03-20T01:00:00+00:00"
        assert [item.planned.title for item in state.agenda.items.values()] == [
            "Pembukaan",
            "Laporan pengurus",
            "Penutup",
        ]
        assert state.offices.acting_chair() == pages.people["0001"]
        assert len(state.roll.entries) == len(NUMBERS)

    async def test_each_member_on_the_roll_gets_a_link_that_lets_that_member_in(self, pages: Pages) -> None:
        rows = links_in((await pages.post("panitia", "/panitia/rapat/baru", **FORM)).text)
        assert rows[0] == ["nomor", "nama", "tautan"]
        assert [row[0] for row in rows[1:]] == list(NUMBERS)
        client = await pages.client("nobody")
        secret = rows[1][2].partition("#")[2]
        answer = await client.post("/masuk", json={"secret": secret, "datum": "0001", "pin": PIN})
        assert answer.status_code == 200

    async def test_officers_links_are_shown_with_their_offices_and_only_in_this_answer(
        self, pages: Pages
    ) -> None:
        text = (await pages.post("panitia", "/panitia/rapat/baru?bahasa=id", **FORM)).text
        assert "pimpinan sementara" in text
        assert text.count("/masuk?tugas#") == 6
        assert "#" not in re.sub(
            r'href="#\w+"|\.svg#[\w-]+|"#[0-9a-f]+"', "", (await pages.get("panitia", "/panitia")).text
        )
