"""Titles of sections inside a list: "Cabang: Sukamaju" stands above the members of that branch."""

import re

from rat_online.app.member_import.cells import SheetRow, text_of
from rat_online.domain.members.text import tidy

LONGEST = 200

_SECTION = re.compile(
    r"(?:cabang|kelompok|wilayah|unit|rayon|korwil|komisariat|tpk|sektor|blok|desa|dusun|kelurahan|kecamatan|rt|rw)\b\s*",
    re.IGNORECASE,
)


def begins_section(text: str) -> bool:
    """Whether a tidied text begins like the name of a branch, a group or a village."""
    return bool(_SECTION.match(text))


def is_section_title(row: SheetRow) -> bool:
    """Whether the row holds one such name and nothing else; "Cabang" without a name is a column's title."""
    title = _only_text(row)
    found = _SECTION.match(title)
    return found is not None and bool(title[found.end() :].strip(" :.-"))


def section_name(row: SheetRow) -> str:
    """The branch or group that a section title names: "Cabang: Sukamaju" is Sukamaju."""
    filled = row.filled()
    title = tidy(text_of(row.cells[filled[0]])) if filled else ""
    if not begins_section(title):
        return ""
    before, colon, after = title.partition(":")
    return after.strip() if colon and after.strip() else before.strip()


def _only_text(row: SheetRow) -> str:
    filled = row.filled()
    return tidy(text_of(row.cells[filled[0]])[:LONGEST]) if len(filled) == 1 else ""
