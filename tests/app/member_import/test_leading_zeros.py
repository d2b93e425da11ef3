from decimal import Decimal

from rat_online.app.member_import.cells import SheetRow
from rat_online.app.member_import.leading_zeros import number_width, with_zeros
from tests.app.member_import.sheets import a_list, codes, flags, rows


def test_numbers_kept_as_text_show_the_width_of_all() -> None:
    assert number_width(rows(("0001",), ("0002",), ("0103",), (Decimal(4),)), 0) == 4


def test_texts_of_several_widths_or_without_zeros_show_nothing() -> None:
    assert number_width(rows(("0001",), ("002",), ("0003",), ("0004",)), 0) is None
    assert number_width(rows(("1001",), ("1002",), ("1003",)), 0) is None
    assert number_width(rows(("0001",), ("0002",)), 0) is None


def test_a_number_gets_back_the_zeros_of_its_neighbours_and_a_text_does_not() -> None:
    assert with_zeros(SheetRow(1, ("x", Decimal(4))), 1, 4).cells == ("x", "0004")
    assert with_zeros(SheetRow(1, ("x", "4")), 1, 4).cells == ("x", "4")
    assert with_zeros(SheetRow(1, ("x", Decimal(12345))), 1, 4).cells == ("x", Decimal(12345))
    assert with_zeros(SheetRow(1, ("x", Decimal("1.5"))), 1, 4).cells == ("x", Decimal("1.5"))
    assert with_zeros(SheetRow(1, ("x",)), 1, 4).cells == ("x",)


def test_a_restored_number_is_flagged_and_counts_as_the_same_number() -> None:
    found = a_list(
        ("0001", "Budi"), ("0002", "Siti"), ("0003", "Hadi"), (Decimal(4), "Tuti"), (Decimal(2), "Joko")
    )
    assert [draft.member.number for draft in found.members] == ["0001", "0002", "0003", "0004"]
    assert flags(found) == [(5, "number-zeros-restored"), (6, "number-zeros-restored")]
    assert codes(found) == [(6, "number-duplicate")]
