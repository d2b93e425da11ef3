"""Letters, cards and posters: what is on them, and that a phone can read the code."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from rat_online.adapters.documents.invitation import join_files, print_copies, print_poster
from rat_online.adapters.documents.letter_press import LetterPress
from rat_online.app.ports.invitations import Letter, Way
from rat_online.app.ports.printing import Copy, Sheet
from rat_online.domain.proxies import ProxyNotice
from rat_online.domain.vocabulary import MeetingMode

LETTER = Letter(
    number="003/UND-RAT/KOP-X/IV/2027",
    place_and_date="Soreang, 1 April 2027",
    subject="Undangan Rapat Anggota Tahunan",
    opening="Dengan hormat,\nkami mengundang Bapak/Ibu:",
    closing="Terima kasih.",
    signed=(("Ketua", "Budi Santoso"), ("Sekretaris", "Rina Marlina")),
    changed_at=datetime(2027, 4, 1, tzinfo=UTC),
)
SHEET = Sheet(
    cooperative="Koperasi Mekar Jaya",
    legal_number="123/BH/2001",
    address="Jl. Raya Soreang 12",
    meeting="RAT Tahun Buku 2026",
    planned_at=datetime(2027, 4, 20, 2, 0, tzinfo=UTC),
    zone="Asia/Jakarta",
    mode=MeetingMode.HYBRID,
    place="Balai Desa Soreang",
    agenda=tuple(f"Mata acara {n}" for n in range(1, 17)),
    material=("Laporan pengurus", "Neraca dan PHU"),
    letter=LETTER,
    door="rat.example.id/masuk",
)


def a_copy(number: int, group: str = "Soreang") -> Copy:
    link = f"https://rat.example.id/masuk#secret-of-{number:012d}"
    return Copy(f"Anggota {number}", f"{number:04d}", group, link, f"7F3K-{number:04d}")


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


class TestLetters:
    def test_each_member_gets_a_page_with_the_meeting_and_the_own_code(self) -> None:
        first, second = pages(print_copies(SHEET, [a_copy(1), a_copy(2)], Way.LETTER))
        for words in (
            "003/UND-RAT/KOP-X/IV/2027",
            "Selasa, 20 April 2027",
            "Pukul 09.00 WIB",
            "Balai Desa Soreang",
            "Mata acara 16",
            "2 berkas bahan rapat",
            "Rina Marlina",
        ):
            assert words in first
        assert "Anggota 1" in first
        assert "7F3K-0001" in first
        assert "7F3K-0002" in second

    @pytest.mark.parametrize(
        ("notice", "words"),
        [
            (ProxyNotice.FIRST, "Berhalangan hadir?"),
            (ProxyNotice.AGAIN, "Kuasa untuk rapat sebelumnya berakhir"),
        ],
    )
    def test_it_says_what_has_become_of_proxies_on_the_one_page(
        self, notice: ProxyNotice, words: str
    ) -> None:
        (text,) = pages(print_copies(replace(SHEET, proxies=notice), [a_copy(1)], Way.LETTER))
        assert words in text
        assert "kuasa" not in pages(print_copies(SHEET, [a_copy(1)], Way.LETTER))[0].lower()

    def test_the_secret_of_the_link_is_in_the_picture_alone(self) -> None:
        assert "secret-of" not in pages(print_copies(SHEET, [a_copy(1)], Way.LETTER))[0]

    def test_a_letter_without_a_link_lets_nobody_in(self) -> None:
        text = pages(print_copies(SHEET, [Copy("Sari", "0012", "")], Way.LETTER))[0]
        assert "Sari" in text
        assert "Kode undangan" not in text

    def test_a_name_that_no_font_can_draw_stops_no_letter(self) -> None:
        odd = Copy("Sari \U000f0000\u202e", "0012", "")
        assert "[U+F0000]" in pages(print_copies(SHEET, [odd], Way.LETTER))[0]

    def test_the_same_letters_are_the_same_bytes(self) -> None:
        copies = [a_copy(1)]
        assert print_copies(SHEET, copies, Way.LETTER) == print_copies(SHEET, copies, Way.LETTER)


class TestCards:
    def test_each_branch_begins_a_sheet_of_its_own(self) -> None:
        copies = [a_copy(n, "Ciwidey" if n > 3 else "Soreang") for n in range(1, 6)]
        first, second = pages(print_copies(SHEET, copies, Way.CARD))
        assert first.startswith("Ciwidey")
        assert "2 kartu" in first
        assert "Anggota 4" in first
        assert "3 kartu" in second

    def test_a_long_name_and_a_long_title_leave_the_code_readable(self) -> None:
        long = Copy(
            "Raden Ajeng " + "Wulandari " * 12, "0012", "Soreang " * 9, "https://x.example/#a", "7F3K-9QD2"
        )
        assert "7F3K-9QD2" in pages(print_copies(SHEET, [long], Way.CARD))[0]


def test_a_poster_is_one_page_and_asks_for_the_number_and_the_datum() -> None:
    copy = Copy(
        "RAT Tahun Buku 2026",
        "Sabtu, 20 April 2027",
        "",
        "https://rat.example.id/gabung#7F3K9QD2",
        "7F3K-9QD2",
    )
    (text,) = pages(print_poster(SHEET, copy))
    assert "7F3K-9QD2" in text
    assert "nomor anggota" in text
    assert "rat.example.id/gabung" in text


async def test_parts_are_joined_in_their_order_for_the_owner_alone(tmp_path: Path) -> None:
    press = LetterPress()
    try:
        parts = []
        for number in (1, 2):
            parts.append(tmp_path / f"{number}.pdf")
            parts[-1].write_bytes(await press.print(SHEET, [a_copy(number)], Way.LETTER))
        await press.join(parts, tmp_path / "whole.pdf")
    finally:
        press.close()
    whole = tmp_path / "whole.pdf"
    assert [("0001" in text, "0002" in text) for text in pages(whole.read_bytes())] == [
        (True, False),
        (False, True),
    ]
    assert whole.stat().st_mode & 0o077 == 0


def test_a_join_that_fails_leaves_no_file_that_looks_whole(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    with pytest.raises(Exception, match=r".+"):
        join_files([tmp_path / "broken.pdf"], tmp_path / "whole.pdf")
    assert not (tmp_path / "whole.pdf").exists()
