from rat_online.adapters.spreadsheets.packed import unpacked
from rat_online.app.member_import.cells import Cell, Sheet, SheetRow


def a_sheet(*lines: tuple[Cell, ...]) -> Sheet:
    return Sheet("A", [SheetRow(line, cells) for line, cells in enumerate(lines, 1)])


def test_rows_that_stand_in_one_column_are_split() -> None:
    packed = a_sheet(("Daftar Anggota",), ("No. Anggota;Nama;HP",), ('001;"Budi; S.Pd.";0841',))
    assert [row.cells for row in unpacked(packed).rows] == [
        ("Daftar Anggota",),
        ("No. Anggota", "Nama", "HP"),
        ("001", "Budi; S.Pd.", "0841"),
    ]


def test_a_sheet_with_columns_is_left_alone() -> None:
    sheet = a_sheet(("No;A", "Nama"), ("1;2;3", "Budi"))
    assert unpacked(sheet) is sheet


def test_a_list_of_mere_names_is_left_alone() -> None:
    sheet = a_sheet(("Nama",), ("Budi, S.Pd.",), ("Siti",))
    assert unpacked(sheet) is sheet


def test_one_row_or_none_is_left_alone() -> None:
    assert unpacked(a_sheet()).rows == []
    one = a_sheet(("a;b;c",))
    assert unpacked(one) is one
