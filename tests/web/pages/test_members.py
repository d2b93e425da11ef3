"""The members' pages: the list and its search, one member, and an export that keeps contacts back."""

import re
from dataclasses import replace

from rat_online.adapters.spreadsheets.reading import read_sheets
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Member, MemberStatus
from rat_online.web.pages.members import PAGE_SIZE
from rat_online.web.taking import NO_MEETING
from tests.web.pages.house_of_pages import NUMBERS, Pages

LIST = "/panitia/anggota?bahasa=id"
FORM = {
    "number": "0107",
    "name": "Sari Wulandari",
    "status": "member",
    "sex": "P",
    "phone": "0812-3456-7890",
    "email": "sari@melati.example",
    "birth-date": "17 Agustus 1980",
    "group": "Rungkut",
    "position": "Ketua Pengawas",
    "board": "",
}


def shown(page: str) -> list[str]:
    return re.findall(r'<a href="/panitia/anggota/[0-9A-Z]+">([^<]+)</a>', page)


class TestTheList:
    async def test_it_shows_the_members_and_narrows_by_search_and_status(self, pages: Pages) -> None:
        assert len(shown((await pages.get("panitia", LIST)).text)) == len(NUMBERS)
        assert shown((await pages.get("panitia", f"{LIST}&cari=0004")).text) == ["Anggota 0004"]
        assert shown((await pages.get("panitia", f"{LIST}&cari=081200000002")).text) == ["Anggota 0002"]
        text = (await pages.get("panitia", f"{LIST}&status=deceased")).text
        assert "Tidak ada anggota yang cocok" in text

    async def test_five_thousand_come_by_pages(self, pages: Pages) -> None:
        await pages.install.registry.add_members(
            pages.cooperative, [Member(number=f"1{n:04d}", name=f"Warga {n}") for n in range(5000)]
        )
        text = (await pages.get("panitia", f"{LIST}&cari=warga&hal=3")).text
        assert shown(text)[0] == f"Warga {2 * PAGE_SIZE}"
        assert "Halaman 3 dari 100" in text
        for odd in ("0", "-1", "abc", "99999", "٣", "1e9"):
            assert (await pages.get("panitia", f"{LIST}&hal={odd}")).status_code == 200

    async def test_nobody_else_sees_it(self, pages: Pages) -> None:
        for path in ("/panitia/anggota", "/panitia/anggota/baru", "/panitia/anggota/" + pages.people["0001"]):
            for who in ("auditor", "acting-chair", "member"):
                assert (await pages.get(who, path)).status_code == 403
            assert (await pages.get("nobody", path)).status_code == 401


class TestOneMember:
    async def test_votes_are_asked_where_the_rules_weigh_them_and_a_fraction_is_told(
        self, pages: Pages
    ) -> None:
        assert 'type="hidden" name="weight"' in (await pages.get("panitia", "/panitia/anggota/baru")).text
        store = pages.install.registry.store
        cooperative = await store.cooperative(pages.cooperative)
        assert cooperative is not None
        weighted = replace(cooperative, profile=replace(cooperative.profile, weighted=True))
        await store.change_cooperative(weighted)
        text = (await pages.get("panitia", "/panitia/anggota/baru?bahasa=id")).text
        assert "Jumlah suara" in text
        answer = await pages.post("panitia", "/panitia/anggota/baru", **FORM, weight="1,5")
        assert answer.status_code == 409
        assert 'id="weight-error"' in answer.text
        await pages.post("panitia", "/panitia/anggota/baru", **FORM, weight="25")
        (known,) = await store.members(pages.cooperative, search="0107")
        assert known.member.weight == 25

    async def test_a_new_member_is_written_as_the_books_keep_them(self, pages: Pages) -> None:
        assert (await pages.post("panitia", "/panitia/anggota/baru", **FORM)).status_code == 303
        (known,) = await pages.install.registry.store.members(pages.cooperative, search="0107")
        assert known.member.phone == "+6281234567890"
        assert str(known.member.born_on) == "1980-08-17"
        assert known.member.board is not None
        text = (await pages.get("panitia", f"/panitia/anggota/{known.id}")).text
        assert 'value="081234567890"' in text

    async def test_a_change_keeps_the_member(self, pages: Pages) -> None:
        id_ = pages.people["0002"]
        changed = {**FORM, "number": "0002", "status": "deceased"}
        assert (await pages.post("panitia", f"/panitia/anggota/{id_}", **changed)).status_code == 303
        known = await pages.install.registry.store.member(pages.cooperative, id_)
        assert known is not None
        assert known.member.status is MemberStatus.DECEASED

    async def test_every_mistake_stands_at_its_field_and_nothing_is_written(self, pages: Pages) -> None:
        wrong = {
            **FORM,
            "number": "",
            "name": "=1+1",
            "phone": "123",
            "birth-date": "31-02-1980",
            "email": "x",
        }
        answer = await pages.post("panitia", "/panitia/anggota/baru?bahasa=id", **wrong)
        assert answer.status_code == 409
        for name in ("number", "name", "phone", "birth-date", "email"):
            assert f'id="{name}-error"' in answer.text, name
        assert await pages.install.registry.store.count_members(pages.cooperative) == len(NUMBERS)

    async def test_a_number_of_another_member_is_refused(self, pages: Pages) -> None:
        answer = await pages.post("panitia", "/panitia/anggota/baru", **{**FORM, "number": "00 01"})
        assert answer.status_code == 409
        assert 'id="number-error"' in answer.text

    async def test_a_member_of_another_cooperative_is_not_there(self, pages: Pages) -> None:
        other = await pages.install.registry.create_cooperative("Koperasi Tetangga")
        (theirs,) = await pages.install.registry.add_members(other.id, [Member(number="1", name="Tono")])
        for answer in (
            await pages.get("panitia", f"/panitia/anggota/{theirs.id}"),
            await pages.post("panitia", f"/panitia/anggota/{theirs.id}", **FORM),
        ):
            assert answer.status_code == 409
            assert "Tono" not in answer.text
        assert await pages.install.registry.store.members(other.id) == [theirs]


class TestTheExport:
    async def export(self, pages: Pages, **form: str) -> list[tuple[object, ...]]:
        answer = await pages.post("panitia", "/panitia/anggota/unduh", alasan="Rapat pengurus", **form)
        assert answer.status_code == 200
        (sheet,) = read_sheets(answer.content)
        return [row.cells for row in sheet.rows]

    async def test_it_holds_no_contact_and_runs_nothing(self, pages: Pages) -> None:
        await pages.install.registry.add_members(
            pages.cooperative,
            [Member(number="9", name="=HYPERLINK(1)", phone="+6281299999999", email="a@b.id")],
        )
        for kind in ("xlsx", "csv"):
            rows = await self.export(pages, jenis=kind)
            assert len(rows) == len(NUMBERS) + 2
            assert not re.search(r"0812|b\.id", str(rows))
            assert "'=HYPERLINK(1)" in str(rows)

    async def test_contacts_come_when_asked_for_and_the_log_says_so(self, pages: Pages) -> None:
        rows = await self.export(pages, kontak="1", cari="0001")
        assert "081200000001" in str(rows)
        key = MeetingKey(pages.cooperative, NO_MEETING)
        (noted,) = await pages_downloads(pages, key)
        assert noted == ("anggota-kontak.xlsx", "Rapat pengurus", pages.people["panitia"])

    async def test_a_secondary_cooperatives_votes_stand_beside_its_members(self, pages: Pages) -> None:
        assert "Bobot Suara" not in str(await self.export(pages))
        store = pages.install.registry.store
        cooperative = await store.cooperative(pages.cooperative)
        assert cooperative is not None
        profile = replace(cooperative.profile, weighted=True)
        await store.change_cooperative(replace(cooperative, profile=profile))
        heading, first, *_ = await self.export(pages)
        assert (heading[6], first[6]) == ("Bobot Suara", "1")

    async def test_without_a_reason_nothing_leaves(self, pages: Pages) -> None:
        answer = await pages.post("panitia", "/panitia/anggota/unduh", alasan="  ")
        assert answer.status_code == 409
        assert await pages_downloads(pages, MeetingKey(pages.cooperative, NO_MEETING)) == []


async def pages_downloads(pages: Pages, key: MeetingKey) -> list[tuple[str, str, str]]:
    found = await pages.app.state.services.downloads.downloads(key)
    return [(one.what, one.reason, one.person) for one in found]
