"""The organiser's home and meetings in preparation: drafted, kept, scheduled once, then their links."""

import asyncio
import re
from dataclasses import replace

from rat_online.app.ports.registry import AccountRole
from rat_online.domain.meeting import Meeting
from rat_online.domain.members import Board, Member, MemberStatus
from rat_online.domain.vocabulary import MeetingState, Role, Subject
from tests.web.pages.house_of_pages import PASSWORD, Pages
from tests.web.test_meeting_form import SHU

NEW = "/panitia/draf/baru"
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
SCHEDULED = {**FORM, "jadwalkan": "1"}


class TestWhoMay:
    async def test_an_account_of_the_committee_organises_and_nobody_else(self, pages: Pages) -> None:
        for path in ("/panitia", NEW):
            assert (await pages.get("panitia", path)).status_code == 200
            for who in ("auditor", "acting-chair", "member"):
                assert (await pages.get(who, path)).status_code == 403, who
            assert (await pages.get("nobody", path)).status_code == 401
        assert (await pages.post("member", NEW, **SCHEDULED)).status_code == 403

    async def test_the_start_page_leads_there_whoever_may_organise(self, pages: Pages) -> None:
        assert 'href="/panitia"' in (await pages.get("panitia", "/")).text
        assert 'href="/panitia"' not in (await pages.get("member", "/")).text

    async def test_another_cooperatives_draft_is_not_there(self, pages: Pages) -> None:
        address = (await pages.post("panitia", NEW, **FORM)).headers["location"].partition("?")[0]
        other = await pages.install.registry.create_cooperative("Koperasi Tetangga")
        await pages.install.registry.create_account(
            other.id, login="tetangga", name="Tetangga", password=PASSWORD, roles={AccountRole.ADMIN}
        )
        theirs = await pages.client("nobody")
        await theirs.post("/masuk/petugas", data={"login": "tetangga", "password": PASSWORD})
        assert (await theirs.get(address)).status_code == 404
        assert (await theirs.post(address, data=SCHEDULED)).status_code == 404
        await theirs.post(f"{address}/buang")
        assert (await pages.get("panitia", address)).status_code == 200
        assert FORM["title"] not in (await theirs.get("/panitia")).text


class TestTheDraft:
    async def test_a_written_meeting_is_scheduled_with_its_window(self, pages: Pages) -> None:
        for page in (NEW, "/panitia/mulai"):
            assert 'value="written"' in (await pages.get("panitia", page)).text
        written = {**SCHEDULED, "mode": "written", "window_days": "15"}
        for language, words in (("id", "Isi 1 sampai 14 hari"), ("en", "Give 1 to 14 days")):
            answer = await pages.post("panitia", f"{NEW}?bahasa={language}", **written)
            assert answer.status_code == 409
            assert words in answer.text
        answer = await pages.post("panitia", NEW, **{**written, "window_days": "10"})
        assert answer.status_code == 303

    async def test_it_comes_with_the_usual_agenda_in_the_readers_language(self, pages: Pages) -> None:
        assert "Pembagian SHU" in (await pages.get("panitia", f"{NEW}?bahasa=id")).text
        assert "Allocation of the surplus" in (await pages.get("panitia", f"{NEW}?bahasa=en")).text

    async def test_it_is_kept_unfinished_and_can_be_discarded(self, pages: Pages) -> None:
        answer = await pages.post("panitia", NEW, title="Rapat <b>", planned_at="besok", simpan="1")
        address = answer.headers["location"].partition("?")[0]
        text = (await pages.get("panitia", address)).text
        assert 'value="Rapat &lt;b&gt;"' in text
        assert "Rapat &lt;b&gt;" in (await pages.get("panitia", "/panitia")).text
        assert (await pages.post("panitia", f"{address}/buang")).status_code == 303
        assert (await pages.get("panitia", address)).status_code == 404

    async def test_every_mistake_stands_at_its_field_and_what_was_typed_stays(self, pages: Pages) -> None:
        wrong = {"title": " ", "planned_at": "besok", "agenda": "\n", "acting-chair": "", "place": "Balai"}
        answer = await pages.post("panitia", f"{NEW}?bahasa=id", **{**SCHEDULED, **wrong})
        assert answer.status_code == 409
        assert "Ada 4 isian yang perlu diperbaiki" in answer.text
        for name in ("title", "planned_at", "agenda", "acting-chair"):
            assert f'id="{name}-error"' in answer.text, name
        assert 'value="Balai"' in answer.text

    async def test_suggests_for_offices_who_can_come_each_as_one_whatever_the_title(
        self, pages: Pages
    ) -> None:
        extra = [
            Member("0070", "Supardi, S.Pd.", phone="+6281200000070"),
            Member("0071", "Sumiati", status=MemberStatus.DECEASED),
        ]
        await pages.install.registry.add_members(pages.cooperative, extra)
        text = (await pages.get("panitia", NEW)).text
        assert '<option value="0070 – Supardi S.Pd.">' in text
        assert "0071" not in text
        answer = await pages.post("panitia", NEW, **{**SCHEDULED, "acting-chair": "0070 – Supardi S.Pd."})
        assert answer.status_code == 303

    async def test_an_officer_whom_nobody_knows_is_named_at_the_field(self, pages: Pages) -> None:
        answer = await pages.post("panitia", NEW, **{**SCHEDULED, "secretary": "9999"})
        assert answer.status_code == 409
        assert 'id="secretary-error"' in answer.text


class TestAMeeting:
    async def test_it_is_scheduled_as_the_form_says_and_its_draft_goes(self, pages: Pages) -> None:
        answer = await pages.post("panitia", NEW, **SCHEDULED)
        assert answer.status_code == 303
        state = await self.state_of(pages)
        assert answer.headers["location"] == f"/panitia/rapat/{state.id}"
        assert state.about.planned_at.isoformat() == "2028-03-20T01:00:00+00:00"
        titles = [item.planned.title for item in state.agenda.items.values()]
        assert titles == ["Pembukaan", "Laporan pengurus", "Penutup"]
        assert state.offices.acting_chair() == pages.people["0001"]
        assert state.state is MeetingState.SCHEDULED
        assert not state.roll.entries
        assert await pages.app.state.services.drafts.drafts(pages.cooperative) == []

    async def test_the_tables_pasted_into_its_draft_come_along(self, pages: Pages) -> None:
        await pages.post("panitia", NEW, **SCHEDULED, **{"table-surplus": SHU})
        state = await self.state_of(pages)
        assert [table.title for table in state.about.tables[Subject.SURPLUS]] == ["SHU"]

    async def test_two_taps_schedule_it_once(self, pages: Pages) -> None:
        address = (await pages.post("panitia", NEW, **FORM)).headers["location"].partition("?")[0]
        await asyncio.gather(*(pages.post("panitia", address, **SCHEDULED) for _ in range(2)))
        rows = await pages.install.registry.store.meetings(pages.cooperative)
        assert [row.title for row in rows].count(FORM["title"]) == 1

    async def test_what_the_rules_refuse_is_on_no_list_and_can_be_scheduled_once_it_is_right(
        self, pages: Pages
    ) -> None:
        store = pages.install.registry.store
        known = await store.member(pages.cooperative, pages.people["0004"])
        assert known is not None
        await store.put_members([replace(known, member=replace(known.member, board=Board.MANAGEMENT))])
        before = await store.meetings(pages.cooperative)
        address = (await pages.post("panitia", NEW, **FORM)).headers["location"].partition("?")[0]
        refused = await pages.post("panitia", address, **{**SCHEDULED, "witness": "0004"})
        assert refused.status_code == 409
        assert await store.meetings(pages.cooperative) == before
        await pages.post("panitia", address, **{**SCHEDULED, "witness": "0005"})
        assert (await self.state_of(pages)).state is MeetingState.SCHEDULED

    async def test_every_account_of_the_committee_acts_in_it(self, pages: Pages) -> None:
        second = await pages.install.registry.create_account(
            pages.cooperative,
            login="kedua",
            name="Kedua",
            password=PASSWORD,
            roles={AccountRole.COMMITTEE},
        )
        await pages.post("panitia", NEW, **SCHEDULED)
        held = (await self.state_of(pages)).offices.held_by(Role.COMMITTEE)
        assert set(held) == {pages.people["panitia"], second.id}

    async def test_links_of_offices_are_shown_in_one_answer_alone(self, pages: Pages) -> None:
        await pages.post("panitia", NEW, **SCHEDULED)
        address = f"/panitia/rapat/{(await self.state_of(pages)).id}"
        text = (await pages.post("panitia", f"{address}/tautan?bahasa=id")).text
        assert "pimpinan sementara" in text
        assert text.count("/masuk?tugas#") == 5
        assert "tugas#" not in (await pages.get("panitia", address)).text
        assert (await pages.post("member", f"{address}/tautan")).status_code == 403

    async def test_the_home_shows_the_next_step(self, pages: Pages) -> None:
        assert (await pages.get("panitia", "/panitia")).text.count('class="done"') == 7
        await pages.lead("cancel-meeting", reason="Tertunda")
        await pages.post("panitia", NEW, **SCHEDULED)
        text = (await pages.get("panitia", "/panitia?bahasa=id")).text
        assert re.search(r'class="now" aria-current="step">\s*<span[^>]*>4</span>', text)

    async def state_of(self, pages: Pages) -> Meeting:
        rows = await pages.install.registry.store.meetings(pages.cooperative)
        row = next(row for row in rows if row.title == FORM["title"])
        return (await pages.install.house.hall(row.key)).live.state
