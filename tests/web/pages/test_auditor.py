"""The records page: who may read what, and what it shows."""

from tests.web.pages.house_of_pages import NUMBERS, Pages

READERS = ("acting-chair", "secretary", "operator", "witness", "auditor", "panitia")
PARTS = ("kuorum", "keputusan", "hadir", "catatan", "dokumen")
TEXT = "Laporan pengurus diterima."


async def open_a_ballot(pages: Pages) -> None:
    """Everybody is here, and two have voted."""
    for number in NUMBERS:
        await pages.member(number, "check-in")
    await pages.lead("open-meeting")
    await pages.lead("start-agenda-item", item="i2")
    await pages.lead("propose-decision", item="i2", kind="ordinary", subject="accountability", text=TEXT)
    await pages.lead("open-ballot", decision="d1", seconds=60)
    await pages.member("0006", "cast-vote", ballot="b1", choice=["against"])
    await pages.member("0005", "cast-vote", ballot="b1", choice=["for"])


async def close_it(pages: Pages) -> None:
    for number in NUMBERS[:4]:
        await pages.member(number, "cast-vote", ballot="b1", choice=["for"])
    await pages.lead("close-ballot", ballot="b1")


async def part(pages: Pages, name: str, who: str = "auditor") -> str:
    answer = await pages.get(who, f"/rapat/{{meeting}}/periksa?bagian={name}&bahasa=id")
    assert answer.status_code == 200, name
    return shown(answer.text)


def shown(page: str) -> str:
    """What people read, without the words that browser modules may need."""
    return page.split('id="words"')[0]


class TestWhoMay:
    async def test_who_runs_or_checks_the_meeting_reads_every_part(self, pages: Pages) -> None:
        for who in READERS:
            for name in PARTS:
                assert "Catatan dan dokumen rapat" in await part(pages, name, who)

    async def test_members_and_strangers_do_not(self, pages: Pages) -> None:
        for path in ("periksa", "periksa/suara/b1", "dokumen"):
            assert (await pages.get("member", f"/rapat/{{meeting}}/{path}")).status_code == 403, path
            assert (await pages.get("nobody", f"/rapat/{{meeting}}/{path}")).status_code == 401, path
        assert (await pages.post("member", "/rapat/{meeting}/berkas", alasan="ingin")).status_code == 403

    async def test_who_voted_what_is_shown_once_the_ballot_is_closed_to_whom_the_voters_were_told(
        self, pages: Pages
    ) -> None:
        await open_a_ballot(pages)
        path = "/rapat/{meeting}/periksa/suara/b1?bahasa=id"
        assert (await pages.get("auditor", path)).status_code == 409
        await close_it(pages)
        for who in ("auditor", "witness", "acting-chair"):
            answer = await pages.get(who, path)
            assert answer.status_code == 200, who
            assert shown(answer.text).count("Tidak setuju") == 1
            assert "Anggota 0006" in answer.text
        for who in ("secretary", "operator", "panitia"):
            assert (await pages.get(who, path)).status_code == 403, who


class TestWhatItShows:
    async def test_every_count_has_its_arithmetic(self, pages: Pages) -> None:
        await open_a_ballot(pages)
        text = await part(pages, "kuorum")
        assert "6 dari 6 anggota berhak suara hadir = 100,0%" in text
        assert "Rapat dibuka" in text
        assert "Pemungutan suara dibuka" in text

    async def test_a_result_is_there_with_its_reconciliation(self, pages: Pages) -> None:
        await open_a_ballot(pages)
        assert "83,3%" not in await part(pages, "keputusan")
        await close_it(pages)
        text = await part(pages, "keputusan")
        assert "5 / 6 suara sah = 83,3%" in text
        assert "6 berhak = 6 sah" in text
        assert "Jumlah suara cocok" in text

    async def test_everybody_who_came_is_listed_and_everybody_who_did_not(self, pages: Pages) -> None:
        await pages.member("0006", "check-in")
        text = await part(pages, "hadir")
        assert text.count("belum hadir") == 5

    async def test_the_floor_tells_who_spoke_what_was_asked_and_what_was_refused(self, pages: Pages) -> None:
        await open_a_ballot(pages)
        first, second = NUMBERS[:2]
        await pages.lead("give-floor", person=pages.people[first])
        await pages.member(second, "interrupt", kind="procedural", text="Mohon rehat.")
        await pages.lead("refuse-interruption", interruption="n1", reason="Sebentar lagi.")
        await pages.member(second, "ask-question", text="Mengapa rugi?")
        await pages.lead("answer-question", question="q1", answer="Karena banjir.")
        text = await part(pages, "bicara")
        for words in (
            "sedang berbicara",
            "Usul prosedur",
            "Sebentar lagi.",
            "Mengapa rugi?",
            "Karena banjir.",
        ):
            assert words in text
        log = await part(pages, "catatan")
        assert "Dipersilakan bicara" in log

    async def test_the_log_names_who_did_what_and_never_what_somebody_chose(self, pages: Pages) -> None:
        await open_a_ballot(pages)
        text = await part(pages, "catatan")
        assert "pimpinan sementara Anggota 0001" in text
        assert TEXT in text
        assert "Suara diterima" in text
        assert "against" not in text

    async def test_each_line_of_the_log_has_its_code_and_the_last_is_the_heads(self, pages: Pages) -> None:
        text = await part(pages, "catatan")
        codes = [piece.split("<")[0] for piece in text.split('<span class="code">')[1:]]
        assert codes[0] == codes[-1]
        assert len(set(codes)) == pages.hall.live.head.position
