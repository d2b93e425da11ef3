import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.adapters.spreadsheets import delimited
from rat_online.adapters.spreadsheets.delimited import decoded, read_delimited, records, sniffed
from rat_online.adapters.spreadsheets.limits import LONGEST_CELL, MOST_COLUMNS
from rat_online.app.member_import.findings import FileFault, FileRefused

LIST = "No. Anggota;Nama;Alamat\n001;José;Jl. Mawar 1\n002;Siti;Jl. Melati 2\n"


def cells_of(text: str | bytes) -> list[tuple[int, tuple[object, ...]]]:
    (sheet,) = read_delimited(text.encode() if isinstance(text, str) else text)
    return [(row.line, row.cells) for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_of_excel_is_read(encoding: str) -> None:
    assert cells_of(LIST.encode(encoding))[1] == (2, ("001", "José", "Jl. Mawar 1"))


def test_bytes_that_no_encoding_has_are_replaced_and_never_stop_it() -> None:
    assert decoded(b"\x81\x8d Jos\xe9") == "�� José"


@pytest.mark.parametrize("delimiter", list(";,\t|"))
def test_every_separator_is_found(delimiter: str) -> None:
    assert cells_of(LIST.replace(";", delimiter))[2] == (3, ("002", "Siti", "Jl. Melati 2"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    assert [line for line, _ in cells_of(LIST.replace("\n", ending))] == [1, 2, 3]


def test_commas_in_names_do_not_make_columns_of_a_semicolon_file() -> None:
    assert sniffed(["No;Nama", "1;Budi, S.Pd.", "2;Siti, M.M.", "3;Hadi, S.E."]) == ";"


def test_titles_and_blank_lines_above_the_list_do_not_confuse_the_separator() -> None:
    assert sniffed(["KOPERASI, SUKAMAJU", "", "No;Nama;HP", "1;Budi;0", "2;Siti;0"]) == ";"


def test_a_declared_separator_is_believed_and_its_line_is_counted() -> None:
    assert cells_of("sep=|\nNo|Nama\n1|Budi; Santoso\n") == [(2, ("No", "Nama")), (3, ("1", "Budi; Santoso"))]


def test_blank_lines_count_and_are_left_out() -> None:
    assert [line for line, _ in cells_of("No;Nama\n\n;;\n1;Budi\n")] == [1, 4]


def test_quoted_cells_may_hold_separators_quotes_and_line_breaks() -> None:
    text = 'No;Nama;Alamat\n1;"Budi ""Gondrong""";"Jl. Mawar 1;\nSukamaju"\n2;Siti;X\n'
    assert cells_of(text)[1:] == [
        (2, ("1", 'Budi "Gondrong"', "Jl. Mawar 1;\nSukamaju")),
        (4, ("2", "Siti", "X")),
    ]


def test_a_quote_that_is_never_closed_costs_one_line_and_not_the_file() -> None:
    text = 'No;Nama\n1;"Budi\n' + "".join(f"{index};Siti\n" for index in range(2, 40))
    assert cells_of(text)[1] == (2, ("1", "Budi"))
    assert len(cells_of(text)) == 40


def test_quotes_in_the_middle_of_a_cell_are_kept() -> None:
    assert cells_of('No;Nama\n1;"Budi" Santoso\n2;Siti "Ani" W\n')[1:] == [
        (2, ("1", 'Budi" Santoso')),
        (3, ("2", 'Siti "Ani" W')),
    ]


def test_a_row_of_a_million_columns_is_cut() -> None:
    (header, _) = cells_of("No;Nama" + ";" * 1_000_000 + "\n1;Budi\n")
    assert len(header[1]) == MOST_COLUMNS


def test_a_cell_of_a_million_letters_is_cut() -> None:
    for cell in ("x" * 1_000_000, '"' + "x" * 1_000_000 + '"', '"' + "x\n" * 100_000):
        assert len(str(cells_of(f"No;Nama\n1;{cell}\n")[1][1][1])) <= LONGEST_CELL


def test_more_rows_than_anybody_needs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    with pytest.raises(FileRefused) as refused:
        read_delimited(b"a;b\n" * 5)
    assert refused.value.fault is FileFault.SHEET_TOO_LARGE


@settings(deadline=None)
@given(st.lists(st.text(alphabet='ab1;,"\t |\\', max_size=20), max_size=30), st.sampled_from(";,\t|"))
def test_no_line_is_lost_whatever_the_quotes(lines: list[str], delimiter: str) -> None:
    starts = [line for line, _ in records(lines, delimiter)]
    assert starts == sorted(set(starts))
    assert set(starts) <= set(range(1, len(lines) + 1))
    plain = {index for index, line in enumerate(lines, 1) if '"' not in line}
    quoted = {index for index, line in enumerate(lines, 1) if '"' in line}
    # Only a record that began with an open quote may take the lines below it along.
    assert plain <= set(starts) or quoted


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_make_rows_or_nothing(data: bytes) -> None:
    assert len(read_delimited(data)) == 1
