"""What the documents of the invented meeting say, word for word, read back from the PDF."""

import re

import pytest

from rat_online.adapters.documents.typst import Kind, render
from tests.adapters.documents.example import a_meeting
from tests.adapters.documents.reading import text_of
from tests.golden.documents.generate import GOLDEN, golden_path


@pytest.mark.parametrize(("kind", "language"), GOLDEN)
def test_a_document_says_what_was_reviewed(kind: Kind, language: str) -> None:
    golden = golden_path(kind, language).read_text("utf-8")
    assert _bare(text_of(render(a_meeting(), kind, language))) == _bare(golden)


@pytest.mark.parametrize(
    "sentence",
    [
        "118 dari 139 suara sah = 84,9%, lebih dari setengah: diterima dengan catatan.",
        "153 berhak = 139 sah + 11 abstain + 3 tidak memberikan suara.",
        "Aklamasi, tanpa keberatan dari 150 anggota hadir: disahkan.",
        "Musyawarah untuk mufakat, tanpa keberatan dari 151 anggota hadir: ditetapkan.",
        "90 dari 150 anggota hadir = 60,0%, kurang dari tiga perempat: ditolak.",
        "80 dari 90 suara sah = 88,9%: tidak sah karena kuorum tidak tercapai.",
        "Terbilang: satu miliar dua ratus lima puluh juta rupiah.",
        "Ni Luh Sari (A-0008): 77 dari 140 suara sah = 55,0%, suara terbanyak: terpilih.",
        "Dibatalkan oleh Ratna Kusumawardani, pukul 13.11 WIB, sebelum ditutup.",
        "132 dari 200 anggota berhak suara hadir = 66,0%; diperlukan lebih dari setengah, yaitu 101",
        "Aturan menurut AD pasal 12.",
        "Kode keaslian catatan rapat",
        "Sabtu, tanggal dua puluh bulan Maret tahun dua ribu dua puluh tujuh",
        "bukan tanda tangan elektronik tersertifikasi",
        "ruang e-meterai",
    ],
)
def test_the_berita_acara_says(sentence: str) -> None:
    assert _bare(sentence) in _bare(text_of(render(a_meeting(), "berita-acara")))


def test_silence_is_printed_as_silence_and_unanimity_only_when_it_is_true() -> None:
    text = text_of(render(a_meeting(), "risalah"))
    assert "tidak memberi tanggapan" in text
    assert "disetujui seluruh peserta" not in text


def _bare(text: str) -> str:
    """Without spaces: where a line breaks is not what a document says."""
    return re.sub(r"\s+", "", text)
