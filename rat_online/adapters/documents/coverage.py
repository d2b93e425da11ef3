"""Which characters our fonts can draw, read from the cmap tables of the files themselves (OpenType)."""

from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Final

FONTS: Final = Path(__file__).resolve().parent / "fonts"

# In the order in which a character looks for its font; the templates name the same families.
FAMILIES: Final = (
    ("Plus Jakarta Sans", "PlusJakartaSans-Regular.ttf"),
    ("Noto Sans", "NotoSans-Regular.ttf"),
    ("Noto Sans Arabic", "NotoSansArabic-Regular.ttf"),
    ("Noto Sans Javanese", "NotoSansJavanese-Regular.ttf"),
    ("Noto Sans Balinese", "NotoSansBalinese-Regular.ttf"),
    ("Noto Sans Sundanese", "NotoSansSundanese-Regular.ttf"),
    ("Noto Sans Batak", "NotoSansBatak-Regular.ttf"),
    ("Noto Sans Buginese", "NotoSansBuginese-Regular.ttf"),
    ("Noto Sans Rejang", "NotoSansRejang-Regular.ttf"),
    ("Noto Sans Devanagari", "NotoSansDevanagari-Regular.ttf"),
    ("Noto Sans Tamil", "NotoSansTamil-Regular.ttf"),
    ("Noto Sans Thai", "NotoSansThai-Regular.ttf"),
    ("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf"),
    ("Droid Sans Fallback", "DroidSansFallback-Han.ttf"),
    ("Noto Emoji", "NotoEmoji-Regular.ttf"),
)


@cache
def covered() -> tuple[frozenset[int], ...]:
    """The code points of each family, in the order of FAMILIES."""
    return tuple(code_points((FONTS / file).read_bytes()) for _, file in FAMILIES)


def code_points(font: bytes) -> frozenset[int]:
    """The code points that a font maps to a glyph other than .notdef."""
    start = _table(font, b"cmap")
    (count,) = unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for index in range(count):
        platform, encoding, offset = unpack_from(">HHI", font, start + 4 + 8 * index)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            found |= _subtable(font, start + offset)
    return frozenset(found)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"a font has no table {tag.decode()}")


def _subtable(font: bytes, at: int) -> set[int]:
    (form,) = unpack_from(">H", font, at)
    if form == 4:
        return _segments(font, at)
    if form == 12:
        return _groups(font, at)
    return set()  # format 14 only names variants of what the others map


def _groups(font: bytes, at: int) -> set[int]:
    (count,) = unpack_from(">I", font, at + 12)
    found: set[int] = set()
    for index in range(count):
        first, last, glyph = unpack_from(">III", font, at + 16 + 12 * index)
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _segments(font: bytes, at: int) -> set[int]:
    (doubled,) = unpack_from(">H", font, at + 6)
    ends, starts = at + 14, at + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    found: set[int] = set()
    for step in range(0, doubled, 2):
        (first,), (last,) = unpack_from(">H", font, starts + step), unpack_from(">H", font, ends + step)
        (delta,), (offset,) = unpack_from(">H", font, deltas + step), unpack_from(">H", font, offsets + step)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = unpack_from(">H", font, offsets + step + offset + 2 * (code - first))
            if (not offset and (glyph + delta) % 0x10000) or (offset and glyph):
                found.add(code)
    return found
