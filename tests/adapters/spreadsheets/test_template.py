from io import BytesIO
from typing import Any

import python_calamine

from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.adapters.spreadsheets.template import write_corrections, written
from rat_online.domain.members import Member, MemberStatus
from tests.app.member_import.sheets import TODAY, a_list, codes, dry_run


def cells_of(template: bytes) -> list[list[Any]]:
    return python_calamine.load_workbook(BytesIO(template)).get_sheet_by_index(0).to_python()


def test_refused_lines_stand_on_top_with_their_reasons() -> None:
    found = a_list(("001", "Budi", "L", "0841-0000-0001", "12-3-78", "Utara"), ("002", "Siti", "Q", "abc"))
    rows = cells_of(write_corrections(found))
    assert rows[0] == [
        "Nomor Anggota",
        "Nama Lengkap",
        "L/P",
        "No. HP/WA",
        "E-mail",
        "Tanggal Lahir",
        "Cabang/Kelompok",
        "Status",
        "Jabatan",
        "Yang perlu diperbaiki",
        "Baris asal",
    ]
    assert rows[1][:4] == ["002", "Siti", "Q", "abc"]
    assert "Isi L atau P." in rows[1][9]
    assert "abc" in rows[1][9]
    assert rows[1][10] == "3"
    assert rows[2] == ["001", "Budi", "L", "084100000001", "", "12/03/1978", "Utara", "anggota", "", "", "2"]


def test_the_template_is_read_back_as_the_same_members_and_the_same_bad_lines() -> None:
    found = a_list(
        ("0001", "Budi", "L", "+85251234567", "12-3-78", "", "calon", "Ketua Pengawas"),
        ("0002", "Siti", "", "abc"),
        ("0003", "陳美玲", "P", "", "", "", "meninggal"),
    )
    again = read_members(write_corrections(found), "perbaikan.xlsx", today=TODAY)
    assert [draft.member for draft in again.members] == [draft.member for draft in found.members]
    assert codes(again) == [(2, "phone-invalid")]


def test_formulas_come_back_as_text_that_runs_nowhere() -> None:
    rows = cells_of(write_corrections(a_list(("=1+1", "@SUM(A1)", "", "+A1"))))
    assert rows[1][:4] == ["'=1+1", "'@SUM(A1)", "", "'+A1"]


def test_two_columns_of_ticks_become_the_one_of_the_template() -> None:
    found = dry_run(("No. Anggota", "Nama", "L", "P"), ("", "Budi", "v", ""), ("2", "Siti", "v", "v"))
    assert [row[2] for row in cells_of(write_corrections(found))[1:]] == ["L", "L + P"]


def test_the_reasons_are_in_the_language_asked_for() -> None:
    rows = cells_of(write_corrections(a_list(("", "Budi")), "en"))
    assert rows[0][9] == "To be corrected"
    assert rows[1][9] == "The member number is empty. Fill it in."


def test_a_member_without_particulars_is_written_with_blanks() -> None:
    assert "".join(written(Member("1", "Budi", status=MemberStatus.PASSIVE)).values()) == "1Budipasif1"
