"""5,000 invitation letters in one print file: how many times what the bare setter takes for as many pages.

The baseline sets the same number of pages with the same words and no letter of ours around them, in one go;
ours prints in parts of a hundred with two codes each, and joins the parts into one file.
"""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import typst

from bench.rows import Row, at_most, row
from rat_online.adapters.documents.invitation import join_files, print_copies
from rat_online.adapters.documents.letter_press import LetterPress
from rat_online.adapters.documents.typst import our_fonts
from rat_online.app.invitation.printing import PART
from rat_online.app.ports.invitations import Letter, Way
from rat_online.app.ports.printing import Copy, Sheet
from rat_online.domain.vocabulary import MeetingMode

LETTERS = 5_000
RUNS = 5
SAMPLE = 500
"""What is set in each of the runs; the whole print is made once and told beside them."""

LETTER = Letter(
    "003/UND-RAT/KOP-X/IV/2027",
    "Soreang, 1 April 2027",
    "Undangan RAT",
    "Dengan hormat,\nkami mengundang Bapak/Ibu:",
    "Terima kasih.",
    (("Ketua", "Budi Santoso"), ("Sekretaris", "Rina Marlina")),
    datetime(2027, 4, 1, tzinfo=UTC),
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


def rows() -> list[Row]:
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(_seconds(lambda: printed(SAMPLE)))
        bare.append(_seconds(lambda: plain_pages(SAMPLE)))
    whole = _seconds(lambda: asyncio.run(print_as_the_server_does(LETTERS)))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"  {LETTERS:,} letters in one file: {whole:.1f} s, {memory} MB at most", file=sys.stderr)
    name = f"{SAMPLE} of {LETTERS:,} invitation letters into one PDF"
    return [row(name, "s", ours, "typst, bare pages", bare, at_most(12))]


async def print_as_the_server_does(many: int) -> None:
    """In a child that is replaced every few parts, so that what it remembers does not grow."""
    press = LetterPress()
    try:
        with tempfile.TemporaryDirectory() as folder:
            parts = []
            for start in range(0, many, PART):
                parts.append(Path(folder) / f"{start:05d}.pdf")
                copies = [a_copy(number) for number in range(start, min(start + PART, many))]
                parts[-1].write_bytes(await press.print(SHEET, copies, Way.LETTER))
            await press.join(parts, Path(folder) / "whole.pdf")
    finally:
        press.close()


def printed(many: int) -> int:
    """The same without a child, part by part into one file; its size."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for start in range(0, many, PART):
            parts.append(Path(folder) / f"{start:05d}.pdf")
            copies = [a_copy(number) for number in range(start, min(start + PART, many))]
            parts[-1].write_bytes(print_copies(SHEET, copies, Way.LETTER))
        join_files(parts, Path(folder) / "whole.pdf")
        return (Path(folder) / "whole.pdf").stat().st_size


def a_copy(number: int) -> Copy:
    link = f"https://rat.example.id/masuk#secret-of-{number:012d}"
    return Copy(f"Anggota {number}", f"{number:04d}", f"Cabang {number // 500}", link, f"7F3K-{number:04d}")


def plain_pages(many: int) -> int:
    """The same words on as many pages, with no code and no frame."""
    words = " ".join((*SHEET.agenda, *SHEET.material, LETTER.opening, LETTER.closing))
    source = (
        f'#set text(font: "Plus Jakarta Sans")\n#for n in range({many}) [#n {words} #pagebreak(weak: true)]'
    )
    made = typst.compile(source.encode(), font_paths=our_fonts(), ignore_system_fonts=True, format="pdf")
    assert isinstance(made, bytes)
    return len(made)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
