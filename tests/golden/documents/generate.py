"""Writes the text of the example's documents anew: `python -m tests.golden.documents.generate`."""

from pathlib import Path

from rat_online.adapters.documents.typst import Kind, render
from tests.adapters.documents.example import a_meeting
from tests.adapters.documents.reading import lines_of

FOLDER = Path(__file__).parent
GOLDEN: tuple[tuple[Kind, str], ...] = (
    ("berita-acara", "id"),
    ("risalah", "id"),
    ("daftar-hadir", "id"),
    ("rekap-suara", "id"),
    ("berita-acara", "en"),
)


def golden_path(kind: Kind, language: str) -> Path:
    return FOLDER / f"{kind}.{language}.txt"


if __name__ == "__main__":
    for kind, language in GOLDEN:
        golden_path(kind, language).write_text(lines_of(render(a_meeting(), kind, language)), "utf-8")
