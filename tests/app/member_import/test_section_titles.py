from rat_online.app.member_import.cells import SheetRow
from rat_online.app.member_import.headers import find_header
from rat_online.app.member_import.section_titles import is_section_title
from tests.app.member_import.sheets import rows


def test_a_branchs_name_alone_in_its_row_begins_a_section() -> None:
    assert is_section_title(SheetRow(2, ("", "Cabang Sukamaju", "")))
    assert is_section_title(SheetRow(2, ("KELOMPOK: MAWAR",)))


def test_the_title_of_a_column_or_a_row_of_several_cells_begins_none() -> None:
    assert not is_section_title(SheetRow(2, ("", "Cabang", "")))
    assert not is_section_title(SheetRow(2, ("1", "Cabang Sukamaju")))


def test_a_section_right_under_the_titles_is_not_taken_for_a_second_row_of_them() -> None:
    header = find_header(
        rows(("No", "No Anggota", "Nama", "HP"), ("", "Cabang Sukamaju"), ("1", "A-01", "Ani", "0811111111"))
    )
    assert header is not None
    assert (header.last_line, header.titles[1]) == (1, "No Anggota")
