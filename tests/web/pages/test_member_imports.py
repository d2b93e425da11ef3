"""The import over the web: handed over, looked through, written once, undone; and by nobody else."""

import asyncio
import io
import re

import httpx2
import xlsxwriter

from rat_online.adapters.spreadsheets.reading import read_sheets
from tests.web.pages.house_of_pages import NUMBERS, Pages

MESSY = (
    "KOPERASI MEKAR JAYA;;;\r\n;;;\r\nNo;No Anggota;Nama;HP\r\n1;0101;Ani;081234567001\r\n"
    "2;0102;Budi;123\r\n3;0103;Cici;+62 812-3456-7003\r\nJumlah;3;;\r\n"
).encode("utf-8-sig")


def of_branches(**numbers: list[str]) -> bytes:
    """A workbook with a sheet for each branch."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for branch, members in numbers.items():
            sheet = book.add_worksheet(branch)
            sheet.write_row(0, 0, ["No. Anggota", "Nama"])
            for line, number in enumerate(members, 1):
                sheet.write_row(line, 0, [number, f"Warga {number}"])
    return made.getvalue()


async def handed_over(pages: Pages, content: bytes, who: str = "panitia") -> httpx2.Response:
    client = await pages.client(who)
    return await client.post("/panitia/impor", files={"daftar": ("anggota.csv", content, "text/csv")})


async def checked(pages: Pages, content: bytes = MESSY) -> str:
    """The address of an import whose file was looked through."""
    answer = await handed_over(pages, content)
    assert answer.status_code == 303
    address = answer.headers["location"]
    await settled(pages, address)
    return address


async def settled(pages: Pages, address: str) -> str:
    while True:
        told = (await pages.get("panitia", f"{address}/kemajuan")).json()
        if told["stage"] not in ("checking", "writing"):
            return str(told["stage"])
        await asyncio.sleep(0)


async def numbers(pages: Pages) -> list[str]:
    return [one.member.number for one in await pages.install.registry.store.members(pages.cooperative)]


class TestLooking:
    async def test_every_bad_line_is_told_with_its_reason_and_nothing_is_written(self, pages: Pages) -> None:
        address = await checked(pages)
        text = (await pages.get("panitia", f"{address}?bahasa=id")).text
        assert re.search(r"<td>5</td><td>HP</td><td class=\"said\">Nomor HP “123” tidak benar", text)
        assert "2 anggota baru" in text
        assert await numbers(pages) == list(NUMBERS)

    async def test_who_may_be_on_the_books_already_is_told_beforehand(self, pages: Pages) -> None:
        lines = b"No Anggota;Nama;HP\n0001;Orang Lain;\n0200;Anggota 0002;\n0201;Baru Sekali;081200000003\n"
        text = (await pages.get("panitia", f"{await checked(pages, lines)}?bahasa=id")).text
        assert "Nomor 0001 di buku anggota atas nama" in text
        assert "sudah ada di buku anggota dengan nomor 0002" in text

    async def test_the_list_to_correct_can_be_downloaded(self, pages: Pages) -> None:
        address = await checked(pages) + "/perbaikan"
        assert "Berisi HP" in (await pages.post("panitia", f"{address}?bahasa=id")).text
        answer = await pages.post("panitia", address, alasan="Diperbaiki ketua blok")
        (sheet,) = read_sheets(answer.content)
        assert [row.cells[0] for row in sheet.rows] == ["Nomor Anggota", "0102", "0101", "0103"]

    async def test_a_person_says_which_column_holds_what(self, pages: Pages) -> None:
        address = await checked(pages, b"Kode;Panggilan;Lain\n1;Ani;0812345678\n2;Budi;0812345679\n")
        assert "belum dapat dibaca" in (await pages.get("panitia", f"{address}?bahasa=id")).text
        answer = await pages.post("panitia", f"{address}/kolom", number="A", name="B", phone="C", email="-")
        assert answer.status_code == 303
        await settled(pages, address)
        assert "2 anggota baru" in (await pages.get("panitia", f"{address}?bahasa=id")).text

    async def test_of_a_file_with_a_sheet_for_each_branch_another_is_read_with_one_tap(
        self, pages: Pages
    ) -> None:
        address = await checked(pages, of_branches(Rungkut=["0301", "0302"], Gubeng=["0303"]))
        for language, words in (("id", "Baca lembar “Gubeng”"), ("en", "Read the sheet “Gubeng”")):
            assert words in (await pages.get("panitia", f"{address}?bahasa={language}")).text
        assert (await pages.post("panitia", f"{address}/lembar", lembar="Gubeng")).status_code == 303
        await settled(pages, address)
        text = (await pages.get("panitia", f"{address}?bahasa=id")).text
        assert "1 anggota baru" in text
        assert "Baca lembar “Rungkut”" in text
        await pages.post("panitia", f"{address}/simpan")
        assert await settled(pages, address) == "written"
        assert await numbers(pages) == [*NUMBERS, "0303"]

    async def test_a_sheet_that_is_not_there_is_told_so(self, pages: Pages) -> None:
        address = await checked(pages, of_branches(Rungkut=["0301"], Gubeng=["0303"]))
        await pages.post("panitia", f"{address}/lembar", lembar="Wonokromo")
        await settled(pages, address)
        assert "Wonokromo" in (await pages.get("panitia", f"{address}?bahasa=id")).text

    async def test_no_file_or_one_that_is_too_large_is_told_so(self, pages: Pages) -> None:
        assert (await handed_over(pages, b"")).status_code == 409
        assert (await handed_over(pages, b"x" * (20 * 2**20 + 1))).status_code == 409
        assert (await handed_over(pages, b"x" * (22 * 2**20))).status_code == 413


class TestImporting:
    async def test_bad_lines_are_left_out_only_when_somebody_says_so(self, pages: Pages) -> None:
        address = await checked(pages)
        await pages.post("panitia", f"{address}/simpan")
        assert await settled(pages, address) == "checked"
        await pages.post("panitia", f"{address}/simpan", lewati="1")
        assert await settled(pages, address) == "written"
        assert await numbers(pages) == [*NUMBERS, "0101", "0103"]

    async def test_asked_twice_it_is_written_once(self, pages: Pages) -> None:
        address = await checked(pages)
        await asyncio.gather(*(pages.post("panitia", f"{address}/simpan", lewati="1") for _ in range(3)))
        await settled(pages, address)
        await pages.post("panitia", f"{address}/simpan", lewati="1")
        receipts = await pages.install.member_imports.imports(pages.cooperative)
        assert [(one.added, one.changed) for one in receipts] == [(2, 0)]

    async def test_it_can_be_undone_and_the_file_is_forgotten(self, pages: Pages) -> None:
        address = await checked(pages)
        await pages.post("panitia", f"{address}/simpan", lewati="1")
        await settled(pages, address)
        upload = address.rsplit("/", 1)[1]
        assert await pages.app.state.services.import_desk.upload(pages.cooperative, upload) is None
        assert (await pages.post("panitia", f"{address}/batal")).status_code == 303
        assert await numbers(pages) == list(NUMBERS)
        assert "dibatalkan" in (await pages.get("panitia", f"{address}?bahasa=id")).text

    async def test_what_was_built_upon_is_not_undone(self, pages: Pages) -> None:
        address = await checked(pages)
        await pages.post("panitia", f"{address}/simpan", lewati="1")
        await settled(pages, address)
        (known,) = await pages.install.registry.store.members(pages.cooperative, search="0101")
        form = {"number": "0101", "name": "Ani Lestari"}
        await pages.post("panitia", f"/panitia/anggota/{known.id}", **form)
        answer = await pages.post("panitia", f"{address}/batal?bahasa=id")
        assert answer.status_code == 409
        assert "0101" in answer.text

    async def test_a_restart_in_between_loses_no_file(self, pages: Pages) -> None:
        address = await checked(pages)
        upload = address.rsplit("/", 1)[1]
        pages.app.state.services.import_desk.forget(pages.cooperative, upload)
        await settled(pages, address)
        assert "2 anggota baru" in (await pages.get("panitia", f"{address}?bahasa=id")).text


class TestWhoMay:
    async def test_nobody_but_the_committee_of_that_cooperative(self, pages: Pages) -> None:
        address = await checked(pages)
        for who, status in (("auditor", 403), ("member", 403), ("nobody", 401)):
            for path in ("/panitia/impor", address, f"{address}/kemajuan"):
                assert (await pages.get(who, path)).status_code == status, path
            for path in (
                f"{address}/perbaikan",
                f"{address}/simpan",
                f"{address}/kolom",
                f"{address}/lembar",
                f"{address}/batal",
            ):
                assert (await pages.post(who, path)).status_code == status, path
            assert (await handed_over(pages, MESSY, who)).status_code == status
        assert (await pages.get("panitia", "/panitia/impor/TIDAKADA")).status_code == 404
