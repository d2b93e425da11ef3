from collections.abc import Sequence
from decimal import Decimal

from rat_online.app.member_import.cells import Cell
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.headers import Header, assigned, find_header
from tests.app.member_import.sheets import TITLES, rows


def header_of(*lines: Sequence[Cell]) -> Header:
    found = find_header(rows(*lines))
    assert found is not None
    return found


def columns_of(header: Header) -> dict[Field, int]:
    return {field: column for field, column, _ in assigned(header.meanings)}


def test_a_letterhead_above_the_titles_is_passed_over() -> None:
    header = header_of(
        ("KOPERASI MELATI",), ("Jl. Mawar 1",), ("",), ("DAFTAR ANGGOTA",), ("No", "No. Anggota", "Nama")
    )
    assert (header.first_line, header.last_line) == (5, 5)
    assert columns_of(header) == {Field.NUMBER: 1, Field.NAME: 2}


def test_titles_over_two_merged_rows_are_read_together() -> None:
    header = header_of(
        ("No", "No. Anggota", "Nama", "Jenis Kelamin", "", "Tanggal", "", "No HP"),
        ("", "", "", "L", "P", "Lahir", "Masuk", ""),
        (Decimal(1), "001", "Budi", "v", "", "12/03/1978", "", "084100000001"),
    )
    assert (header.first_line, header.last_line) == (1, 2)
    assert columns_of(header) == {
        Field.NUMBER: 1,
        Field.NAME: 2,
        Field.MALE_MARK: 3,
        Field.FEMALE_MARK: 4,
        Field.BIRTH_DATE: 5,
        Field.PHONE: 7,
    }


def test_headings_over_two_rows_of_titles_change_nothing() -> None:
    header = header_of(
        ("DATA ANGGOTA", "", "DATA PRIBADI", ""),
        ("No. Anggota", "Nama", "Tanggal", ""),
        ("", "", "Lahir", "Masuk"),
        ("001", "Budi", "12/03/1978", ""),
    )
    assert header.last_line == 3
    assert columns_of(header) == {Field.NUMBER: 0, Field.NAME: 1, Field.BIRTH_DATE: 2}


def test_titles_over_three_rows_are_read_together() -> None:
    header = header_of(
        ("No. Anggota", "Nama", "Tanggal", ""),
        ("", "", "(dd/mm/yyyy)", ""),
        ("", "", "Lahir", "Masuk"),
        ("001", "Budi", "12/03/1978", ""),
    )
    assert (header.first_line, header.last_line) == (1, 3)
    assert columns_of(header)[Field.BIRTH_DATE] == 2


def test_the_first_member_does_not_become_a_title() -> None:
    assert header_of(TITLES, ("001", "Budi", "L", "084100000001", "", "", "Anggota", "Ketua")).last_line == 1


def test_of_equal_rows_of_titles_the_first_is_the_header() -> None:
    assert header_of(TITLES, ("001", "Budi"), TITLES, ("002", "Siti")).last_line == 1


def test_rows_of_words_are_no_header() -> None:
    assert find_header(rows(("Nama",), ("Budi",), ("Siti",))) is None
    assert find_header(rows(("001", "Budi"), ("002", "Siti"))) is None
    assert find_header([]) is None


def test_every_field_and_every_column_is_assigned_once_the_surest_first() -> None:
    meanings = {0: {Field.PHONE: 80}, 1: {Field.PHONE: 100, Field.EMAIL: 70}, 2: {Field.EMAIL: 70}}
    assert assigned(meanings) == [(Field.PHONE, 1, 100), (Field.EMAIL, 2, 70)]


def test_a_date_under_a_merged_title_of_births_is_the_birth_date() -> None:
    header = header_of(
        ("No. Anggota", "Nama Lengkap", "Kelahiran", "", "Kontak", ""),
        ("", "", "Tempat", "Tanggal", "No. HP", "Email"),
        ("001", "Budi", "Surabaya", "12/03/1978", "084100000001", ""),
    )
    assert columns_of(header) == {
        Field.NUMBER: 0,
        Field.NAME: 1,
        Field.BIRTH_DATE: 3,
        Field.PHONE: 4,
        Field.EMAIL: 5,
    }
