"""The roll's pages: reviewed, frozen, compared, changed with a reason, and asked about by one member."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

from rat_online.adapters.spreadsheets.reading import read_sheets
from rat_online.app.ports.group_gates import WRONG_AT_FIRST
from rat_online.bootstrap import now
from rat_online.demo.client import PIN
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.profile import DelegateRule, Party, PartyRule
from rat_online.web.catalogue import refusal_text, translate
from tests.attack.test_officers_doors import proven_long_ago
from tests.web.pages.house_of_pages import NUMBERS, PASSWORD, Pages
from tests.web.pages.test_organiser import NEW, SCHEDULED
from tests.web.spare_codes import arm, spare_code

ROLL = "/rapat/{meeting}/dpt"


async def scheduled(pages: Pages) -> str:
    """The id of a second meeting, whose roll is not frozen."""
    answer = await pages.post("panitia", NEW, **SCHEDULED)
    return str(answer.headers["location"].rsplit("/", 1)[1])


async def with_rules(pages: Pages, **changes: Any) -> None:
    store = pages.install.registry.store
    cooperative = await store.cooperative(pages.cooperative)
    assert cooperative is not None
    await store.change_cooperative(replace(cooperative, profile=replace(cooperative.profile, **changes)))


async def in_groups(pages: Pages) -> None:
    """The first three members are of Blok A, the others of Blok B."""
    store = pages.install.registry.store
    known = await store.members(pages.cooperative)
    groups = {number: "Blok A" if number < "0004" else "Blok B" for number in NUMBERS}
    await store.put_members(
        [replace(one, member=replace(one.member, group=groups[one.member.number])) for one in known]
    )


class TestGroups:
    async def test_the_committee_names_delegates_and_the_roll_is_theirs(self, pages: Pages) -> None:
        await in_groups(pages)
        await with_rules(pages, delegates=DelegateRule(True, "AD pasal 11"))
        address = f"/panitia/rapat/{await scheduled(pages)}/dpt"
        named = {"kelompok": "Blok A", "nomor": "0002", "dasar": "rapat kelompok"}
        assert (await pages.post("panitia", f"{address}/utusan", **named)).status_code == 303
        for wrong in ({"nomor": "0005"}, {"nomor": "9999"}, {"dasar": " "}, {"kelompok": "Blok X"}):
            assert (await pages.post("panitia", f"{address}/utusan", **{**named, **wrong})).status_code == 409
        assert "Anggota 0002 (0002)" in (await pages.get("panitia", f"{address}?bahasa=id")).text
        other = {"kelompok": "Blok B", "nomor": "0006", "dasar": "rapat kelompok"}
        assert (await pages.post("panitia", f"{address}/utusan", **other)).status_code == 303
        assert (await pages.post("panitia", address, ditinjau="1")).status_code == 303
        key = MeetingKey(pages.cooperative, address.split("/")[3])
        roll = (await pages.install.house.hall(key)).live.state.roll
        found = {pages.people["0002"]: (3, "Blok A"), pages.people["0006"]: (3, "Blok B")}
        assert {one.id: (one.weight, one.group) for one in roll.entries.values()} == found
        assert (await pages.post("panitia", f"{address}/utusan", **named)).status_code == 409

    async def test_nobody_else_names_one(self, pages: Pages) -> None:
        address = f"/panitia/rapat/{pages.meeting}/dpt/utusan"
        for who, status in (("nobody", 401), ("member", 403), ("acting-chair", 403), ("auditor", 403)):
            assert (await pages.post(who, address, kelompok="x")).status_code == status

    async def test_shares_are_weighed_when_the_roll_is_frozen(self, pages: Pages) -> None:
        await in_groups(pages)
        parties = PartyRule((Party("Blok A", 60), Party("Blok C", 40)), "AD pasal 20")
        await with_rules(pages, parties=parties)
        address = f"/panitia/rapat/{await scheduled(pages)}/dpt"
        text = (await pages.get("panitia", f"{address}?bahasa=id")).text
        assert "Tidak ada dalam anggaran dasar" in text
        refused = await pages.post("panitia", f"{address}?bahasa=id", ditinjau="1")
        assert (refused.status_code, "Periksa: Blok B, Blok C" in refused.text) == (409, True)
        await with_rules(pages, parties=PartyRule((Party("Blok A", 60), Party("Blok B", 40)), "AD pasal 20"))
        address = f"/panitia/rapat/{await scheduled(pages)}/dpt"
        assert (await pages.post("panitia", address, ditinjau="1")).status_code == 303
        hall = await pages.install.house.hall(MeetingKey(pages.cooperative, address.split("/")[3]))
        weights = {one.group: one.weight for one in hall.live.state.roll.entries.values()}
        assert weights == {"Blok A": 3, "Blok B": 2}


class TestTheReview:
    async def test_says_where_far_fewer_would_be_on_it_than_were_named_at_the_set_up(
        self, pages: Pages
    ) -> None:
        store = pages.install.registry.store
        meeting = await scheduled(pages)
        for expected, is_told in ((len(NUMBERS), False), (230, True)):
            cooperative = await store.cooperative(pages.cooperative)
            assert cooperative is not None
            await store.change_cooperative(replace(cooperative, expected_members=expected))
            for language in ("id", "en"):
                shown = await pages.get("panitia", f"/panitia/rapat/{meeting}/dpt?bahasa={language}")
                told = translate(language, "roll.far-off-about", {}) in unescape(shown.text)
                assert told is is_told

    async def test_it_shows_whom_to_look_at_and_who_is_left_out(self, pages: Pages) -> None:
        late = Member(number="0100", name="Alm. Budi", phone="+6281200000001")
        left = [
            Member(number=f"02{n}", name=f"Lain {n}", status=status)
            for n, status in enumerate((MemberStatus.DECEASED, MemberStatus.DEPARTED, MemberStatus.PASSIVE))
        ]
        await pages.install.registry.add_members(pages.cooperative, [late, *left])
        text = (await pages.get("panitia", f"/panitia/rapat/{await scheduled(pages)}/dpt?bahasa=id")).text
        assert "Namanya bertanda almarhum, tetapi statusnya masih anggota (1)" in text
        for status in ("Meninggal: 1", "Keluar: 1", "Pasif: 1"):
            assert status in text
        assert re.search(rf"<dd >{len(NUMBERS) + 1}</dd>", text)

    async def test_a_long_list_says_how_many_there_are_and_shows_them_all_when_asked(
        self, pages: Pages
    ) -> None:
        many = [Member(number=f"5{n:03}", name=f"Tanpa Data {n}") for n in range(230)]
        await pages.install.registry.add_members(pages.cooperative, many)
        address = f"/panitia/rapat/{await scheduled(pages)}/dpt"
        text = (await pages.get("panitia", f"{address}?bahasa=id")).text
        assert "200 pertama dari 230 ditampilkan." in text
        assert text.count("Tanpa Data") == 2 * 200
        every = (await pages.get("panitia", f"{address}?lengkap=1&bahasa=id")).text
        assert every.count("Tanpa Data") == 2 * 230
        diff = (await pages.get("panitia", f"{ROLL}?bahasa=id")).text
        assert "Anggota yang belum terdaftar (230)" in diff
        assert diff.count("Tanpa Data") == 200

    async def test_it_is_frozen_once_after_the_review_was_confirmed(self, pages: Pages) -> None:
        address = f"/panitia/rapat/{await scheduled(pages)}/dpt"
        assert (await pages.post("panitia", address)).status_code == 409
        assert (await pages.post("panitia", address, ditinjau="1")).status_code == 303
        assert (await pages.post("panitia", address, ditinjau="1")).status_code == 409
        assert (await pages.get("panitia", address)).status_code == 303

    async def test_an_earlier_record_date_needs_its_article(self, pages: Pages) -> None:
        meeting = await scheduled(pages)
        address, earlier = f"/panitia/rapat/{meeting}/dpt", {"ditinjau": "1", "tanggal": "2026-01-02"}
        answer = await pages.post("panitia", f"{address}?bahasa=id", **earlier)
        assert answer.status_code == 409
        assert "perlu pasalnya" in answer.text
        assert (await pages.post("panitia", address, **earlier, pasal="AD pasal 9")).status_code == 303
        assert "AD pasal 9" in (await pages.get("panitia", f"/rapat/{meeting}/dpt")).text

    async def test_a_refused_freeze_leaves_the_frozen_lines(self, pages: Pages) -> None:
        store = pages.install.registry.store
        before = await store.roll_lines(pages.hall.key)
        await pages.install.registry.add_members(pages.cooperative, [Member(number="9", name="Baru")])
        answer = await pages.post("panitia", "/panitia/rapat/{meeting}/dpt", ditinjau="1")
        assert answer.status_code == 409
        assert await store.roll_lines(pages.hall.key) == before


class TestTheFrozenRoll:
    async def test_those_who_run_or_check_the_meeting_read_it_and_members_do_not(self, pages: Pages) -> None:
        for who in ("panitia", "acting-chair", "secretary", "witness"):
            assert (await pages.get(who, ROLL)).status_code == 200, who
        assert (await pages.get("member", ROLL)).status_code == 403
        assert (await pages.get("nobody", ROLL)).status_code == 401
        assert 'href="/panitia/anggota"' not in (await pages.get("acting-chair", ROLL)).text

    async def test_it_tells_what_differs_from_the_books_today(self, pages: Pages) -> None:
        assert "Sama dengan data anggota hari ini" in (await pages.get("panitia", f"{ROLL}?bahasa=id")).text
        await pages.install.registry.add_members(pages.cooperative, [Member(number="9", name="Warga Baru")])
        form = {"number": "0002", "name": "Anggota 0002", "status": "deceased"}
        await pages.post("panitia", f"/panitia/anggota/{pages.people['0002']}", **form)
        text = (await pages.get("panitia", f"{ROLL}?bahasa=id")).text
        assert "Warga Baru" in text
        assert "Terdaftar, tetapi bukan anggota lagi" in text

    async def test_it_is_downloaded_with_a_reason_and_without_contacts(self, pages: Pages) -> None:
        assert (await pages.post("panitia", f"{ROLL}/unduh")).status_code == 409
        answer = await pages.post("witness", f"{ROLL}/unduh", alasan="Uji petik", jenis="csv")
        (sheet,) = read_sheets(answer.content)
        assert len(sheet.rows) == len(NUMBERS) + 1
        assert "0812" not in str([row.cells for row in sheet.rows])
        noted = await pages.app.state.services.downloads.downloads(pages.hall.key)
        assert [(one.what, one.reason) for one in noted] == [("dpt.csv", "Uji petik")]

    async def test_it_can_be_printed_whole(self, pages: Pages) -> None:
        text = (await pages.post("panitia", f"{ROLL}/unduh", jenis="cetak", alasan="Meja hadir")).text
        assert all(f"<td>{number}</td>" in text for number in NUMBERS)


class TestAChange:
    async def test_the_committee_changes_it_beforehand_with_a_reason(self, pages: Pages) -> None:
        await pages.install.registry.add_members(pages.cooperative, [Member(number="9", name="Warga Baru")])
        form = {"nomor": "9", "perubahan": "tambah"}
        assert (await pages.post("panitia", f"{ROLL}/ubah", **form)).status_code == 409
        answer = await pages.post("panitia", f"{ROLL}/ubah", **form, sebab="Lupa dicatat")
        assert answer.status_code == 303
        text = (await pages.get("panitia", ROLL)).text
        assert "Lupa dicatat" in text
        assert pages.hall.live.state.roll.total == len(NUMBERS) + 1

    async def test_once_it_is_open_only_the_chair_decides(self, pages: Pages) -> None:
        for number in NUMBERS[:4]:
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        form = {"nomor": "0006", "perubahan": "keluarkan", "sebab": "Meninggal dunia"}
        assert (await pages.post("panitia", f"{ROLL}/ubah", **form)).status_code == 409
        assert (await pages.post("witness", f"{ROLL}/ubah", **form)).status_code == 409
        assert (await pages.post("acting-chair", f"{ROLL}/ubah", **form)).status_code == 303
        assert pages.people["0006"] not in pages.hall.live.state.roll

    async def test_a_chair_whose_proof_is_old_gives_the_pin_in_the_form_and_types_nothing_twice(
        self, pages: Pages
    ) -> None:
        await proven_long_ago(pages, await pages.client("acting-chair"))
        form = {"nomor": "0006", "perubahan": "keluarkan", "sebab": "Meninggal dunia"}
        for language in ("id", "en"):
            asked = await pages.post("acting-chair", f"{ROLL}/ubah?bahasa={language}", **form)
            assert asked.status_code == 409
            assert refusal_text(language, "prove-yourself-again", {}) in unescape(asked.text)
            assert translate(language, "prove.pin", {}) in asked.text
            assert 'value="Meninggal dunia"' in asked.text
            assert re.search(r'value="keluarkan"\s+selected', asked.text)
        wrong = await pages.post("acting-chair", f"{ROLL}/ubah?bahasa=id", **form, pin="135790")
        assert refusal_text("id", "wrong-pin", {"left": 4}) in wrong.text
        assert pages.people["0006"] in pages.hall.live.state.roll
        assert (await pages.post("acting-chair", f"{ROLL}/ubah", **form, pin=PIN)).status_code == 303
        assert pages.people["0006"] not in pages.hall.live.state.roll

    async def test_a_committee_whose_proof_is_old_gives_password_and_code_in_the_same_form(
        self, pages: Pages
    ) -> None:
        client, given = await pages.client("panitia"), pages.app.state.services
        await arm(pages.install, await given.accounts.of(pages.cooperative, pages.people["panitia"]))
        device = await pages.install.sessions.who(client.cookies["rat"])
        assert device is not None
        old = now() - timedelta(minutes=11)
        await pages.install.identity.write(
            lambda identity: identity.prove_session(device.cooperative, device.session, old)
        )
        form = {"nomor": "0006", "perubahan": "keluarkan", "sebab": "Meninggal dunia"}
        for more in ({}, {"sandi": "salah", "kode": spare_code()}, {"sandi": PASSWORD}):
            asked = await pages.post("panitia", f"{ROLL}/ubah?bahasa=id", **form, **more)
            assert asked.status_code == 409
            assert 'name="sandi"' in asked.text
            assert 'value="Meninggal dunia"' in asked.text
            assert PASSWORD not in asked.text
        proof = {"sandi": PASSWORD, "kode": spare_code()}
        assert (await pages.post("panitia", f"{ROLL}/ubah", **form, **proof)).status_code == 303
        assert pages.people["0006"] not in pages.hall.live.state.roll


class TestAmIOnIt:
    async def ask(self, pages: Pages, number: str, datum: str) -> str:
        answer = await pages.post("nobody", "/terdaftar/{meeting}?bahasa=id", nomor=number, data=datum)
        return answer.text if answer.status_code == 200 else str(answer.status_code)

    async def test_a_member_with_number_and_datum_learns_the_own_standing(self, pages: Pages) -> None:
        assert "Anda terdaftar" in await self.ask(pages, "0001", "0001")
        extra = Member(number="9", name="Warga Baru", phone="+6281234567890")
        await pages.install.registry.add_members(pages.cooperative, [extra])
        told = await self.ask(pages, "9", "7890")
        assert "Anda belum terdaftar" in told
        assert "Warga Baru" not in told

    async def test_nothing_else_can_be_told_apart(self, pages: Pages) -> None:
        wrong_datum, unknown = await self.ask(pages, "0001", "9999"), await self.ask(pages, "4711", "0001")
        assert "Data tidak cocok" in wrong_datum
        assert wrong_datum == unknown

    async def test_five_wrong_answers_for_a_number_wait(self, pages: Pages) -> None:
        for _ in range(5):
            await self.ask(pages, "00 01", "9999")
        assert await self.ask(pages, "0001", "0001") == "429"
        assert "Anda terdaftar" in await self.ask(pages, "0002", "0002")

    async def test_a_meeting_that_is_not_there_says_nothing(self, pages: Pages) -> None:
        assert (await pages.get("nobody", "/terdaftar/TIDAKADA")).status_code == 404
        before = await scheduled(pages)
        answer = await pages.post("nobody", f"/terdaftar/{before}?bahasa=id", nomor="0001", data="0001")
        assert "Anda akan terdaftar" in answer.text

    async def test_that_compares_what_the_door_asks_for_has_one_share_of_wrong_answers_for_the_meeting(
        self, pages: Pages
    ) -> None:
        """Else a stranger would guess the datum here, where no code is spent, and enter with it at once."""
        told = [await self.ask(pages, f"47{n:02d}", "9999") for n in range(WRONG_AT_FIRST + 1)]
        assert "Data tidak cocok" in told[0]
        assert set(told[-1:]) == {"409"}
        assert await self.ask(pages, "0001", "0001") == "409"
        for language in ("id", "en"):
            watched = await pages.get("auditor", f"/rapat/{{meeting}}/periksa/pintu?bahasa={language}")
            closed = translate(language, "help.watch-closed-inquiry", {"wrong": WRONG_AT_FIRST})
            assert closed in unescape(watched.text)
            for who, page in (
                ("auditor", "/rapat/{meeting}/periksa"),
                ("panitia", "/panitia/rapat/{meeting}"),
            ):
                shown = await pages.get(who, f"{page}?bahasa={language}")
                assert translate(language, "help.watch-alarm", {}) in unescape(shown.text)

    async def test_is_opened_again_by_the_committee_with_a_reason_that_the_pengawas_reads(
        self, pages: Pages
    ) -> None:
        for n in range(WRONG_AT_FIRST):
            await self.ask(pages, f"47{n:02d}", "9999")
        assert await self.ask(pages, "0001", "0001") == "409"
        again = "/panitia/rapat/{meeting}/pintu/terdaftar"
        for language in ("id", "en"):
            door = await pages.get("panitia", f"/panitia/rapat/{{meeting}}/pintu?bahasa={language}")
            assert translate(language, "help.inquiry-reopen", {}) in door.text
        assert (await pages.post("password", again, alasan="x")).status_code == 403
        assert (await pages.post("panitia", again)).status_code == 409
        assert await self.ask(pages, "0001", "0001") == "409"
        assert (await pages.post("panitia", again, alasan="Ditanya dua blok")).status_code == 303
        assert "Anda terdaftar" in await self.ask(pages, "0001", "0001")
        noted = unescape((await pages.get("panitia", "/panitia/catatan?bahasa=id")).text)
        for words in ("Ditanya dua blok", f"{WRONG_AT_FIRST} → 0", "RAT Tahun Buku 2026"):
            assert words in noted, words
        watched = await pages.get("auditor", "/rapat/{meeting}/periksa/pintu?bahasa=id")
        assert translate("id", "help.watch-gate-reopened", {"n": 1}) in watched.text
        door = await pages.get("panitia", "/panitia/rapat/{meeting}/pintu?bahasa=id")
        assert translate("id", "help.inquiry-reopen", {}) not in door.text

    async def test_of_a_meeting_that_is_over_is_not_answered(self, pages: Pages) -> None:
        await pages.lead("cancel-meeting", reason="Ditunda tanpa batas waktu")
        assert await self.ask(pages, "0001", "0001") == "409"
