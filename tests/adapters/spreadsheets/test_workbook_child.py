import json
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest

from rat_online.adapters.spreadsheets import workbook_child
from rat_online.adapters.spreadsheets.workbook_child import (
    TooMuch,
    Writer,
    ZeroFormatReader,
    _place,
    _plain,
    read,
)
from tests.adapters.spreadsheets.books import FIXTURES, TITLES, xlsx, zipped


def test_a_workbook_becomes_a_frame_a_line() -> None:
    out = StringIO()
    read(xlsx(("Anggota", [TITLES, ("001", "Budi", 84100000001)])), Writer(out), 100, 10, 100)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"sheet": "Anggota"},
        [1, list(TITLES)],
        [2, ["001", "Budi", 84100000001.0]],
    ]


def test_columns_and_cells_are_cut_and_rows_are_counted() -> None:
    out = StringIO()
    read(xlsx(("A", [["x" * 50] * 20])), Writer(out), 100, 3, 5)
    assert json.loads(out.getvalue().splitlines()[1]) == [1, ["xxxxx"] * 3]
    with pytest.raises(TooMuch):
        read(xlsx(("A", [TITLES] * 3)), Writer(StringIO()), 2, 3, 5)


def test_the_writer_stops_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_child, "MOST_CHARACTERS", 10)
    with pytest.raises(TooMuch):
        Writer(StringIO()).write("x" * 20)


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("Budi", "Budi"),
        (True, "TRUE"),
        (417.0, 417.0),
        (float("nan"), ""),
        (float("inf"), ""),
        (date(1978, 3, 12), {"date": "1978-03-12"}),
        (datetime(1978, 3, 12, 5, 6), {"date": "1978-03-12"}),  # noqa: DTZ001 (spreadsheets know no zone)
        (time(5, 6), "05:06:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (None, ""),
    ],
)
def test_every_cell_has_a_form_in_json(cell: object, plain: object) -> None:
    assert _plain(cell, None, 100) == plain


def test_leading_zeros_are_shown_of_whole_numbers_only() -> None:
    assert _plain(417.0, 5, 100) == "00417"
    assert _plain(417.5, 5, 100) == 417.5
    assert _plain(-417.0, 5, 100) == -417.0


@pytest.mark.parametrize(
    ("reference", "place"), [("A1", (0, 0)), ("AB12", (11, 27)), ("", None), ("1A", None), ("A", None)]
)
def test_a_reference_is_a_place(reference: str, place: tuple[int, int] | None) -> None:
    assert _place(reference) == place


def test_other_formats_than_xlsx_have_no_zero_formats() -> None:
    assert ZeroFormatReader((FIXTURES / "lama.xls").read_bytes()).of("Anggota") == {}
    assert ZeroFormatReader((FIXTURES / "libre.ods").read_bytes()).of("Anggota") == {}


def test_styles_of_nonsense_mean_no_zero_formats() -> None:
    nonsense = zipped(
        {
            "xl/styles.xml": '<numFmt numFmtId="1" formatCode="000"><cellXfs><xf a>',
            "xl/workbook.xml": "<sheet >",
        }
    )
    assert ZeroFormatReader(nonsense).of("") == {}
