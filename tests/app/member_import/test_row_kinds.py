from collections.abc import Sequence
from decimal import Decimal

import pytest

from rat_online.app.member_import.cells import Cell, SheetRow
from rat_online.app.member_import.columns import ColumnMatch, propose
from rat_online.app.member_import.headers import find_header
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.row_kinds import RowKind, RowSorter, numbers_the_columns
from rat_online.app.member_import.section_titles import section_name
from tests.app.member_import.sheets import TODAY, rows

TITLES = ("No", "No. Anggota", "Nama", "L/P", "No HP", "Tgl Lahir", "Simpanan")


def a_sorter() -> RowSorter:
    header = find_header(rows(TITLES))
    assert header is not None
    matches: list[ColumnMatch] = propose(
        header, rows(("1", "001", "Budi", "L", "084100000001", "", "")), TODAY
    )
    return RowSorter(Layout.of(matches), TODAY)


def kind_of(*cells: Cell) -> RowKind:
    return a_sorter().kind_of(SheetRow(9, cells))


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "001", "Budi"),
        ("", "001", ""),
        ("7", "", "Budi", "L"),
        ("", "", "Budi"),
        ("", "", "", "", "084100000001"),
        ("8", "", "", "P", "", "12/03/1978"),
        ("1", "001", "Jumlahwati"),
        ("1", "001", "Ketua Adat"),
        ("1", "001", "Mengetahui"),
        ("1", "Cabang-01", "Budi"),
    ],
)
def test_whoever_has_a_number_a_name_or_particulars_is_a_member(cells: tuple[Cell, ...]) -> None:
    assert kind_of(*cells) is RowKind.MEMBER


@pytest.mark.parametrize(
    "cells",
    [
        ("Jumlah", "", "", "", "", "", Decimal(500000)),
        ("JUMLAH", "", "7 orang"),
        ("", "Jumlah", "200"),
        ("", "", "Total Anggota", "", "", "", "1.500.000"),
        ("", "", "TOTAL"),
        ("201", "", "Jumlah", "", "", "", ""),
        ("Sub Total", "", ""),
        ("Jumlah", "200", "", "", "", "", ""),
        ("Grand Total :", "", ""),
        ("", "Jumlah anggota laki-laki", "120"),
        ("Rekapitulasi", "", ""),
    ],
)
def test_a_total_is_no_member(cells: tuple[Cell, ...]) -> None:
    assert kind_of(*cells) is RowKind.TOTAL


@pytest.mark.parametrize(
    "cells",
    [
        ("", "", "", "", "", "", "Sukamaju, 31 Desember 2026"),
        ("", "", "Sukamaju, ........ 2027"),
        ("", "", "Ketua,"),
        ("", "Mengetahui,", ""),
        ("Catatan: L = laki-laki", "", ""),
        ("", "", "(.....................)"),
        ("", "", "", "", "", "", "Rp"),
        ("Halaman 2", "", ""),
        ("9", "", "", "", "", "", ""),
        ("9", "", "", "", "", "", "0"),
    ],
)
def test_signatures_and_remarks_are_no_members(cells: tuple[Cell, ...]) -> None:
    assert kind_of(*cells) is RowKind.NOTE


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (("Cabang: Sukamaju",), "Sukamaju"),
        (("", "KELOMPOK MAWAR"), "KELOMPOK MAWAR"),
        (("", "", "Unit 2"), "Unit 2"),
        (("", "Anggota yang menunggak"), ""),
    ],
)
def test_a_section_title_is_no_member_and_may_name_a_group(cells: tuple[Cell, ...], name: str) -> None:
    assert kind_of(*cells) is RowKind.SECTION
    assert section_name(SheetRow(9, cells)) == name


def test_titles_that_return_on_every_page_are_no_members() -> None:
    assert kind_of(*TITLES) is RowKind.HEADER


@pytest.mark.parametrize(
    "cells",
    [("(1)", "(2)", "(3)", "(4)"), tuple(Decimal(number) for number in range(1, 8)), ("", "2.", "3.", "4.")],
)
def test_the_row_that_numbers_the_columns_is_no_member(cells: tuple[Cell, ...]) -> None:
    assert kind_of(*cells) is RowKind.COUNTER


def test_two_numbers_do_not_number_the_columns() -> None:
    assert not numbers_the_columns(SheetRow(9, ("1", "2", "")))
    assert not numbers_the_columns(SheetRow(9, ("1", "3", "5")))


def kinds_of(*lines: Sequence[Cell]) -> list[RowKind]:
    sorter = a_sorter()
    return [sorter.kind_of(SheetRow(line, tuple(cells))) for line, cells in enumerate(lines, 2)]


def test_a_bare_name_below_a_total_is_a_signature_unless_the_list_goes_on() -> None:
    assert kinds_of(("1", "001", "Budi"), ("Jumlah", "", "1"), ("", "", "Siti")) == [
        RowKind.MEMBER,
        RowKind.TOTAL,
        RowKind.NAME,
    ]


def test_below_a_total_the_list_may_go_on() -> None:
    assert kinds_of(("Jumlah", "", "1"), ("2", "002", "Siti"), ("", "", "Hasan")) == [
        RowKind.TOTAL,
        RowKind.MEMBER,
        RowKind.MEMBER,
    ]


def test_somebody_with_particulars_below_the_total_is_a_member() -> None:
    assert kinds_of(("Jumlah", "", "1"), ("", "", "Siti", "P", "084100000001"))[-1] is RowKind.MEMBER


@pytest.mark.parametrize(
    "cells",
    [
        ("2", "", "Siti Tanpa Nomor"),
        ("", "", "Siti", "v"),
        ("", "", "Siti", "", "0812-34x"),
        ("", "", "Siti", "", "", "31/13/1980"),
    ],
)
def test_whoever_is_counted_or_says_more_than_a_name_below_a_subtotal_is_refused_not_passed_over(
    cells: tuple[Cell, ...],
) -> None:
    below = kinds_of(("1", "001", "Budi"), ("", "", "Jumlah Cabang A"), cells, ("3", "002", "Cici"))
    assert below == [RowKind.MEMBER, RowKind.TOTAL, RowKind.MEMBER, RowKind.MEMBER]


def test_among_signatures_a_name_is_none_unless_it_is_counted() -> None:
    foot = (("", "", "Jumlah"), ("", "", "Ketua,", "", "", "Sekretaris,"))
    assert kinds_of(*foot, ("", "", "Budi", "", "", "Rina"))[-1] is RowKind.NOTE
    assert kinds_of(*foot, ("4", "", "Budi"))[-1] is RowKind.MEMBER
