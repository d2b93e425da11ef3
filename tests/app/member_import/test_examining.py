import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.app.member_import import examining
from rat_online.app.member_import.cells import Sheet, SheetRow
from rat_online.app.member_import.examining import examine
from rat_online.app.member_import.fields import Field
from tests.app.member_import.sheets import TITLES, TODAY, a_list, codes, dry_run, flags, rows, sheet


def test_lines_are_counted_as_the_file_shows_them() -> None:
    found = dry_run(
        ("KOPERASI MELATI",),
        (),
        TITLES,
        ("001", "Budi"),
        (),
        ("", "Siti", "P"),
        ("Jumlah", "2"),
        (),
        ("002", ""),
    )
    assert codes(found) == [(6, "number-missing"), (9, "name-missing")]
    assert (found.rows, found.good, found.header_line) == (3, 1, 3)
    assert [(line.line, line.kind, line.begins) for line in found.left_out] == [(7, "total", "Jumlah · 2")]


def test_a_section_title_gives_its_group_to_the_members_below() -> None:
    found = dry_run(
        ("No. Anggota", "Nama"),
        ("Kelompok: Mawar",),
        ("001", "Budi"),
        ("Kelompok: Melati",),
        ("002", "Siti"),
    )
    assert [draft.member.group for draft in found.members] == ["Mawar", "Melati"]


def test_a_column_of_groups_goes_before_section_titles() -> None:
    found = dry_run(
        ("No. Anggota", "Nama", "Cabang"), ("Kelompok: Mawar",), ("001", "Budi", "Utara"), ("002", "Siti", "")
    )
    assert [draft.member.group for draft in found.members] == ["Utara", ""]


def test_the_sheet_that_holds_the_list_is_found() -> None:
    sheets = [sheet(("Sampul",), name="Sampul"), sheet(TITLES, ("001", "Budi"), name="Data")]
    found = examine(sheets, TODAY)
    assert (found.sheet, found.good) == ("Data", 1)


def test_other_sheets_with_lists_are_told() -> None:
    sheets = [sheet(TITLES, ("001", "Budi"), name="Utara"), sheet(TITLES, ("002", "Siti"), name="Selatan")]
    found = examine(sheets, TODAY)
    assert (flags(found), found.other_sheets) == ([(0, "other-sheets")], ["Selatan"])
    chosen = examine(sheets, TODAY, sheet_name="selatan")
    assert [draft.member.number for draft in chosen.members] == ["002"]
    assert (flags(chosen), chosen.other_sheets) == ([], ["Utara"])


def test_a_sheet_that_is_not_there_is_said() -> None:
    assert codes(examine([sheet(TITLES, ("001", "Budi"))], TODAY, sheet_name="Timur")) == [
        (0, "sheet-missing")
    ]


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ([], "file-empty"),
        ([Sheet("A", [])], "file-empty"),
        ([sheet(("001", "Budi"))], "header-not-found"),
        ([sheet(("Nama", "No HP"), ("Budi", "084100000001"))], "column-missing"),
        ([sheet(TITLES)], "members-missing"),
        ([sheet(TITLES, ("Jumlah", "0"))], "members-missing"),
    ],
)
def test_a_file_without_a_list_says_why(sheets: list[Sheet], code: str) -> None:
    found = examine(sheets, TODAY)
    assert codes(found) == [(0, code)]
    assert (found.rows, found.good) == (0, 0)


def test_an_empty_sheet_asked_for_by_name_has_no_header() -> None:
    found = examine([Sheet("Kosong", []), sheet(TITLES, ("001", "Budi"))], TODAY, sheet_name="Kosong")
    assert codes(found) == [(0, "header-not-found")]


def test_a_refused_list_still_shows_its_columns_to_choose_from() -> None:
    found = dry_run(("Nama", "No HP", "Angka"), ("Budi", "084100000001", "17"))
    assert [match.letters for match in found.columns] == ["A", "B", "C"]
    again = dry_run(("Nama", "No HP", "Angka"), ("Budi", "084100000001", "17"), mapping={"number": "Angka"})
    assert again.members[0].member.number == "17"


def test_a_list_without_titles_is_read_by_chosen_columns() -> None:
    found = dry_run(("001", "Budi", "x"), ("002", "Siti", "y"), mapping={"number": "A", "name": "B"})
    assert [(draft.line, draft.member.name) for draft in found.members] == [(1, "Budi"), (2, "Siti")]


def test_a_choice_of_a_column_that_is_not_there_is_said() -> None:
    assert codes(dry_run(TITLES, ("001", "Budi"), mapping={"phone": "ZZ"})) == [(0, "column-unknown")]


def test_a_counter_used_as_member_number_is_told() -> None:
    assert flags(dry_run(("No", "Nama"), (Decimal(1), "Budi"))) == [(1, "number-from-sequence")]


def test_more_members_than_a_cooperative_has_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "MOST_MEMBERS", 2)
    assert codes(a_list(("1", "A"), ("2", "B"), ("3", "C"))) == [(0, "rows-too-many")]


def test_progress_goes_from_nothing_to_all() -> None:
    seen: list[tuple[int, int]] = []
    examine(
        [sheet(TITLES, *[(str(i), "Budi") for i in range(600)])],
        TODAY,
        progress=lambda *done: seen.append(done),
    )
    assert seen == [(0, 600), (250, 600), (500, 600), (600, 600)]


JUNK = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=string.digits + "+-/. ", max_size=14),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.dates(min_value=date(1890, 1, 1), max_value=date(2040, 1, 1)),
    st.sampled_from(
        [
            "", "-", "001", "Budi", "L", "P", "Pr", "084100000001", "12/03/1978", "Aktif", "Jumlah", "Total",
            "Cabang: A", "Ketua,", "=1+1", "@x", "No. Anggota", "Nama", "(1)",
            "Sukamaju, 1 Mei 2027", "8.4E+10", "\u202e", "\x00", "陳",
        ]
    ),
)  # fmt: skip
LINES = st.lists(st.lists(JUNK, max_size=9), max_size=14)


@settings(deadline=None)
@given(LINES, st.booleans())
def test_whatever_a_sheet_holds_every_member_row_is_good_or_has_a_reason(
    lines: list[list[object]], titled: bool
) -> None:
    cells = [[cell for cell in line if isinstance(cell, str | Decimal | date)] for line in lines]
    found = dry_run(*([TITLES, *cells] if titled else cells))
    assert found.rows == found.good + len(found.bad_lines())
    assert found.rows == len({draft.line for draft in found.members} | found.bad_lines())
    assert found.bad_lines() == {row.line for row in found.refused}
    assert len(found.left_out) + found.rows <= len(lines)
    assert all(finding["message"] for finding in found.report("en")["bad"])
    numbers = [draft.member.number for draft in found.members]
    assert len(numbers) == len(set(numbers))


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=12)] * 8), min_size=1, max_size=10))
def test_a_row_with_number_and_name_is_always_counted(particulars: list[tuple[str, ...]]) -> None:
    lines = [(f"A-{index:03}", "Budi Santoso", *cells[2:]) for index, cells in enumerate(particulars)]
    found = a_list(*lines)
    assert found.rows == len(lines)


def test_rows_keep_the_lines_they_came_with() -> None:
    spread = Sheet("A", [SheetRow(10, TITLES), SheetRow(400, ("001", "Budi"))])
    assert examine([spread], TODAY).members[0].line == 400


def test_a_chosen_field_may_be_left_out() -> None:
    found = dry_run(TITLES, ("001", "Budi", "", "abc"), mapping={"phone": None})
    assert found.good == 1
    assert Field.PHONE not in {match.field for match in found.columns}
    assert rows() == []
