from datetime import date
from pathlib import Path

import pytest

from rat_online.adapters.spreadsheets import reading
from rat_online.adapters.spreadsheets.reading import read_members, read_sheets
from rat_online.domain.members import Board, Member, MemberStatus, Sex
from tests.adapters.spreadsheets.books import FIXTURES, TITLES, xlsx
from tests.app.member_import.sheets import TODAY, codes, flags


def test_a_form_with_merged_titles_ticks_sections_and_signatures() -> None:
    found = read_members(FIXTURES / "formulir.xlsx", today=TODAY)
    assert (found.rows, found.good, found.sheet, found.header_line) == (7, 4, "Data Anggota", 5)
    assert codes(found) == [
        (14, "sex-unknown"),
        (14, "phone-invalid"),
        (14, "birth-date-invalid"),
        (15, "number-missing"),
        (16, "birth-date-incomplete"),
        (16, "number-duplicate"),
    ]
    assert flags(found) == [(13, "number-zeros-restored"), (16, "phone-duplicate")]
    assert [draft.member.name for draft in found.members] == [
        "Sri Wibowo",
        "Agus Siregar",
        "Dewi Halim",
        "Alm. Bambang Lubis",
    ]
    assert [draft.member.group for draft in found.members] == ["Mawar", "Mawar", "Mawar", "Melati"]
    assert [draft.member.status for draft in found.members] == [
        MemberStatus.MEMBER,
        MemberStatus.MEMBER,
        MemberStatus.DEPARTED,
        MemberStatus.DECEASED,
    ]


def test_an_old_excel_file() -> None:
    found = read_members(FIXTURES / "lama.xls", today=TODAY)
    assert [draft.member for draft in found.members] == [
        Member("A-001", "Rukmini Basri", Sex.FEMALE, "+6284100000011", born_on=date(1978, 3, 12)),
        Member("A-002", "Joko Tanjung", Sex.MALE, "+6284100000012", born_on=date(1969, 5, 5)),
    ]


def test_a_libreoffice_file() -> None:
    found = read_members(FIXTURES / "libre.ods", today=TODAY)
    assert codes(found) == [(8, "birth-date-invalid")]
    assert [draft.member for draft in found.members] == [
        Member("007", "Gita Utomo", Sex.FEMALE, "+6284100000021", born_on=date(1980, 2, 29), group="Utara")
    ]


def test_a_messy_semicolon_file_of_excel() -> None:
    found = read_members(FIXTURES / "berantakan.csv", today=TODAY)
    assert (found.rows, found.good) == (9, 5)
    assert codes(found) == [
        (11, "birth-date-invalid"),
        (12, "number-duplicate"),
        (15, "phone-shortened"),
        (19, "name-missing"),
    ]
    assert [(draft.line, draft.member.number, draft.member.name) for draft in found.members] == [
        (6, "0001", "José Fernandes, S.E."),
        (7, "0002", 'Siti "Ani" Aminah'),
        (9, "0003", "Agus Hidayat"),
        (13, "0005", "Tuti Lubis"),
        (16, "0007", "Dewi Kusuma"),
    ]
    assert [draft.member.board for draft in found.members] == [
        Board.MANAGEMENT,
        None,
        Board.SUPERVISORY,
        None,
        None,
    ]


def test_a_password_is_asked_to_be_removed() -> None:
    assert codes(read_members(FIXTURES / "terkunci.xlsx")) == [(0, "file-locked")]


@pytest.mark.parametrize("name", ["anggota.csv", "anggota.xlsx", "anggota.pdf", ""])
def test_the_content_says_what_a_file_is_and_not_its_name(name: str) -> None:
    assert read_members(xlsx(("A", [TITLES, ("1", "Budi", "")])), name).good == 1
    assert read_members(b"No. Anggota;Nama\n1;Budi\n", name).good == 1


def test_a_list_packed_into_one_column_is_unpacked() -> None:
    book = xlsx(("A", [["No. Anggota;Nama;No HP"], ["001;Budi;084100000001"], ["002;Siti;"]]))
    assert read_members(book).good == 2


def test_a_file_that_is_not_there_or_too_large_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(read_members(tmp_path / "tidak-ada.csv")) == [(0, "file-unreadable")]
    assert codes(read_members(tmp_path)) == [(0, "file-unreadable")]
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    assert codes(read_members(b"x" * 11)) == [(0, "file-too-large")]


def test_a_mapping_and_a_sheet_may_be_chosen() -> None:
    book = xlsx(
        ("A", [("No. Anggota", "Nama", "HP1", "HP2"), ("1", "Budi", "", "084100000002")]), ("B", [("x",)])
    )
    assert read_members(book, mapping={"phone": "HP2"}, sheet="A").members[0].member.phone == "+6284100000002"


def test_sheets_come_as_rows_of_cells() -> None:
    assert [row.line for row in read_sheets(b"\na;b\n")[0].rows] == [2]


def test_the_example_cooperative_has_two_hundred_members_and_nothing_wrong() -> None:
    found = read_members(Path(reading.__file__).parents[2] / "demo_data" / "anggota.csv", today=TODAY)
    assert (found.rows, found.good, found.bad, found.flagged) == (200, 200, [], [])
    members = [draft.member for draft in found.members]
    assert {member.status for member in members} == set(MemberStatus)
    assert sum(member.board is Board.MANAGEMENT for member in members) == 5
    assert sum(member.board is Board.SUPERVISORY for member in members) == 3
    assert sum(member.status is MemberStatus.MEMBER for member in members) > 150
    # No operator was given 0841: nobody is called by a demonstration.
    assert all(member.phone is None or member.phone.startswith("+62841") for member in members)
    assert any(not member.name.isascii() for member in members)
