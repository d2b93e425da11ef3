"""The console's routes: who may open them, and what they tell."""

import json

from rat_online.app.view.audience import Audience
from rat_online.demo.client import PIN
from tests.web.pages.house_of_pages import NUMBERS, Pages

RUNS_IT = ("acting-chair", "deputy", "secretary", "operator", "panitia")
CHECKS_IT = ("witness", "auditor")


async def everybody_comes(pages: Pages) -> None:
    for number in NUMBERS:
        await pages.member(number, "check-in")


class TestWhoMay:
    async def test_who_runs_the_meeting_opens_the_console(self, pages: Pages) -> None:
        for who in RUNS_IT:
            answer = await pages.get(who, "/rapat/{meeting}/konsol")
            assert answer.status_code == 200, who
            assert "RAT Tahun Buku 2026" in answer.text

    async def test_everybody_else_inside_is_told_that_it_is_for_officers(self, pages: Pages) -> None:
        for who in (*CHECKS_IT, "member"):
            answer = await pages.get(who, "/rapat/{meeting}/konsol")
            assert answer.status_code == 403, who
            assert "Halaman ini untuk petugas rapat" in answer.text

    async def test_a_chair_elected_in_the_meeting_leads_from_the_own_seat(self, pages: Pages) -> None:
        await everybody_comes(pages)
        await pages.lead("open-meeting")
        await pages.lead("start-agenda-item", item="i1")
        options = [{"id": "c1", "label": "", "person": pages.people["0006"]}]
        asked = {"kind": "election", "subject": "presidium", "form": "one-of", "options": options}
        await pages.lead("propose-decision", item="i1", text="Memilih ketua sidang.", **asked)
        await pages.lead("record-consensus", decision="d1")
        await pages.lead("declare-result", decision="d1")
        await pages.lead("install-presidium", decision="d1", persons=[pages.people["0006"]])
        assert (await pages.get("0006", "/rapat/{meeting}/konsol")).status_code == 403
        assert (await pages.post("0006", "/rapat/{meeting}/konsol", pin=PIN)).status_code == 303
        assert (await pages.get("0006", "/rapat/{meeting}/konsol")).status_code == 200

    async def test_nobody_outside_is_shown_anything(self, pages: Pages) -> None:
        for path in ("konsol", "kehadiran", "catatan"):
            assert (await pages.get("nobody", f"/rapat/{{meeting}}/{path}")).status_code == 401, path
            assert (await pages.get("acting-chair", f"/rapat/NOWHERE/{path}")).status_code == 404, path

    async def test_who_checks_the_meeting_reads_attendance_and_notes_and_members_do_not(
        self, pages: Pages
    ) -> None:
        for path in ("kehadiran", "catatan"):
            for who in CHECKS_IT:
                assert (await pages.get(who, f"/rapat/{{meeting}}/{path}")).status_code == 200, who
            assert (await pages.get("member", f"/rapat/{{meeting}}/{path}")).status_code == 403


class TestAttendance:
    async def test_it_names_who_is_here_with_the_curve_and_the_quorum(self, pages: Pages) -> None:
        await pages.member("0006", "check-in")
        found = (await pages.get("secretary", "/rapat/{meeting}/kehadiran")).json()
        assert [(one["number"], one["presence"]) for one in found["people"]] == [("0006", "present")]
        assert found["quorum"]["present"] == 1
        assert [present for _, present, _ in found["curve"]] == [1]

    async def test_it_finds_people_by_a_part_of_the_name_or_number(self, pages: Pages) -> None:
        for search in ("anggota 0002", "002"):
            path = f"/rapat/{{meeting}}/kehadiran?siapa=semua&cari={search}"
            found = (await pages.get("secretary", path)).json()
            assert [one["number"] for one in found["people"]] == ["0002"]

    async def test_it_tells_who_is_not_here(self, pages: Pages) -> None:
        await pages.member("0006", "check-in")
        found = (await pages.get("secretary", "/rapat/{meeting}/kehadiran?siapa=tidak")).json()
        assert "0006" not in {one["number"] for one in found["people"]}
        assert found["found"] == 5

    async def test_a_page_begins_where_it_is_asked_to(self, pages: Pages) -> None:
        path = "/rapat/{meeting}/kehadiran?siapa=semua&mulai=4"
        found = (await pages.get("secretary", path)).json()
        assert [one["number"] for one in found["people"]] == ["0005", "0006"]

    async def test_it_tells_when_the_holder_of_the_palu_was_last_heard(self, pages: Pages) -> None:
        found = (await pages.get("deputy", "/rapat/{meeting}/kehadiran")).json()
        assert found["gavel"]["person"] == pages.people["0001"]
        assert found["gavel"]["heard_at"].endswith("Z")


class TestNotes:
    async def test_a_note_is_read_back_under_its_item_with_its_writer(self, pages: Pages) -> None:
        await pages.lead("open-meeting")
        note = "Doa dipimpin Pak Haji."
        await pages.do("secretary", "secretary", "0003", "take-note", item="i1", note=note)
        notes = (await pages.get("deputy", "/rapat/{meeting}/catatan")).json()["notes"]
        assert [(one["item"], one["text"], one["by"]) for one in notes] == [
            ("i1", "Doa dipimpin Pak Haji.", "Anggota 0003")
        ]


class TestReadiness:
    async def test_who_runs_the_meeting_sees_what_still_blocks_or_worries(self, pages: Pages) -> None:
        shown = json.loads(pages.hall.feed.snapshot(Audience.OFFICER).json)["view"]
        findings = {one["check"]: one for one in shown["readiness"]["findings"]}
        assert set(findings) <= {"book-year-late", "report-missing", "not-on-air"}
        assert not any(one["blocks"] for one in findings.values())

    async def test_nobody_else_is_told(self, pages: Pages) -> None:
        for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.AUDITOR):
            shown = json.loads(pages.hall.feed.snapshot(audience).json)["view"]
            assert "readiness" not in shown
