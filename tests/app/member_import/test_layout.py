from decimal import Decimal

from rat_online.app.member_import.cells import SheetRow
from rat_online.app.member_import.columns import ColumnMatch
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.layout import Layout

LAYOUT = Layout.of(
    [
        ColumnMatch(0, "A", "No. Anggota", Field.NUMBER, 100),
        ColumnMatch(1, "B", "No HP", Field.PHONE, 100),
        ColumnMatch(2, "C", "No HP", None, 0),
        ColumnMatch(3, "D", "", Field.NAME, 100),
    ]
)
ROW = SheetRow(5, (Decimal(417), " - ", "", "Budi\u00a0 Santoso"))


def test_a_column_is_called_by_its_title_and_by_letters_where_that_is_not_enough() -> None:
    assert LAYOUT.name(Field.NUMBER) == "No. Anggota"
    assert LAYOUT.name(Field.PHONE) == "No HP (B)"
    assert LAYOUT.name(Field.NAME) == "D"
    assert LAYOUT.name(Field.EMAIL) == ""


def test_a_fields_text_is_tidied_and_signs_for_nothing_are_empty() -> None:
    assert LAYOUT.text(ROW, Field.NUMBER) == "417"
    assert LAYOUT.text(ROW, Field.PHONE) == ""
    assert LAYOUT.text(ROW, Field.NAME) == "Budi Santoso"


def test_a_field_without_a_column_is_blank() -> None:
    assert Field.EMAIL not in LAYOUT
    assert LAYOUT.cell(ROW, Field.EMAIL) == ""
    assert LAYOUT.text(ROW, Field.EMAIL) == ""
