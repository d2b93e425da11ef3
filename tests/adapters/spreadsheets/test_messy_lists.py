"""Random lists whose truth is known, through every way a spreadsheet saves them."""

from collections.abc import Callable
from random import Random

import pytest

from rat_online.adapters.spreadsheets import read_members
from tests.adapters.spreadsheets.messy_lists import Line, a_messy_list, as_csv, as_xlsx
from tests.app.member_import.sheets import TODAY

WAYS: dict[str, Callable[[list[Line]], bytes]] = {
    "semicolon, mark": as_csv(";", "utf-8-sig"),
    "semicolon, windows": as_csv(";", "cp1252"),
    "comma": as_csv(",", "utf-8"),
    "unicode text": as_csv("\t", "utf-16"),
    "xlsx": as_xlsx,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(8))
def test_exactly_the_bad_lines_are_told_with_their_reasons(way: str, seed: int) -> None:
    made = a_messy_list(Random(f"{way} {seed}"))
    found = read_members(WAYS[way](made.lines), today=TODAY)
    assert {finding.line: str(finding.code) for finding in found.bad} == made.bad
    assert len(found.bad) == len(made.bad)
    assert (found.rows, found.good) == (made.members, made.members - len(made.bad))
    assert all(draft.member.name.startswith("Anggota Ke ") for draft in found.members)


def test_five_thousand_members_of_a_workbook_are_read_whole() -> None:
    lines: list[Line] = [["DAFTAR ANGGOTA"], ["No. Anggota", "Nama", "No HP"]]
    lines += [[f"{number:05d}", f"Anggota {number}", 84100000000 + number] for number in range(1, 5001)]
    seen: list[int] = []
    found = read_members(as_xlsx(lines), today=TODAY, progress=lambda done, total: seen.append(done))
    assert (found.rows, found.good, found.flagged) == (5000, 5000, [])
    assert seen[0] == 0
    assert seen[-1] == 5000
