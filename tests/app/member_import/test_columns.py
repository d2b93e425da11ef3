from collections.abc import Sequence
from decimal import Decimal

import pytest

from rat_online.app.member_import.cells import Cell
from rat_online.app.member_import.columns import ColumnMatch, UnknownColumn, overrule, propose, untitled
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.headers import find_header
from tests.app.member_import.sheets import TODAY, rows


def proposed(titles: Sequence[Cell], *lines: Sequence[Cell]) -> list[ColumnMatch]:
    header = find_header(rows(titles))
    assert header is not None
    return propose(header, rows(*lines), TODAY)


def fields(matches: Sequence[ColumnMatch]) -> dict[str, str]:
    return {match.letters: match.field.value for match in matches if match.field}


def test_a_sure_title_over_fitting_cells_is_fully_believed() -> None:
    matches = proposed(("No. Anggota", "Nama"), ("001", "Budi"))
    assert [(match.field, match.confidence, match.sample) for match in matches] == [
        (Field.NUMBER, 100, "001"),
        (Field.NAME, 100, "Budi"),
    ]


def test_a_column_nobody_asked_for_stays_unmatched() -> None:
    assert fields(proposed(("No. Anggota", "Nama", "Alamat"), ("001", "Budi", "Jl. Mawar"))) == {
        "A": "number",
        "B": "name",
    }


def test_a_counter_is_the_member_number_only_for_want_of_a_better_one() -> None:
    assert fields(proposed(("No", "No. Anggota", "Nama"), (Decimal(1), "001", "Budi")))["B"] == "number"
    assert fields(proposed(("No", "Nama"), (Decimal(1), "Budi")))["A"] == "number"


def test_of_two_columns_with_the_same_title_the_one_that_is_filled_is_meant() -> None:
    matches = proposed(("No. Anggota", "Nama", "No HP", "No HP"), ("001", "Budi", "", "084100000001"))
    assert fields(matches)["D"] == "phone"


def test_a_column_of_wrong_phones_is_still_the_phone_column() -> None:
    matches = proposed(("No. Anggota", "Nama", "No HP"), *[("001", "Budi", "abc")] * 5)
    assert fields(matches)["C"] == "phone"


def test_a_status_of_marriage_is_not_taken_for_a_members_status() -> None:
    married = proposed(("No. Anggota", "Nama", "Status"), *[("001", "Budi", "Kawin")] * 3)
    assert "C" not in fields(married)
    active = proposed(("No. Anggota", "Nama", "Status"), *[("001", "Budi", "Aktif")] * 3)
    assert fields(active)["C"] == "status"


def test_remarks_are_a_status_only_where_they_say_nothing_else() -> None:
    statuses = proposed(("No. Anggota", "Nama", "Ket"), ("001", "Budi", "Meninggal"))
    assert fields(statuses)["C"] == "status"
    remarks = proposed(("No. Anggota", "Nama", "Ket"), ("001", "Budi", "Baru"))
    assert "C" not in fields(remarks)
    nothing = proposed(("No. Anggota", "Nama", "Ket"), ("001", "Budi", ""))
    assert "C" not in fields(nothing)


def test_a_job_is_not_taken_for_an_office() -> None:
    jobs = proposed(("No. Anggota", "Nama", "Jabatan"), *[("001", "Budi", "Operator")] * 3)
    assert "C" not in fields(jobs)


def test_columns_of_ticks_count_as_a_pair_and_only_without_a_column_of_words() -> None:
    assert fields(proposed(("No. Anggota", "Nama", "L", "P"), ("001", "Budi", "v", ""))) == {
        "A": "number",
        "B": "name",
        "C": "male-mark",
        "D": "female-mark",
    }
    assert "C" not in fields(proposed(("No. Anggota", "Nama", "L"), ("001", "Budi", "v")))
    assert "C" not in fields(proposed(("No. Anggota", "Nama", "L", "P", "JK"), ("001", "Budi", "", "", "L")))


@pytest.mark.parametrize("place", ["Alamat", "alamat ", "C", "c", 3])
def test_a_person_overrules_by_title_letters_or_number(place: str | int) -> None:
    matches = proposed(("No. Anggota", "Nama", "Alamat", "Cabang"), ("001", "Budi", "Utara", "Selatan"))
    assert fields(overrule(matches, {"group": place}, 4)) == {"A": "number", "B": "name", "C": "group"}


def test_a_person_leaves_a_field_out() -> None:
    matches = proposed(("No. Anggota", "Nama", "No HP"), ("001", "Budi", "084100000001"))
    assert fields(overrule(matches, {"phone": None}, 3)) == {"A": "number", "B": "name"}
    assert fields(overrule(matches, {"phone": ""}, 3)) == {"A": "number", "B": "name"}


def test_a_column_without_a_title_can_be_chosen() -> None:
    matches = proposed(("No. Anggota", "Nama"), ("001", "Budi", "12/03/1978"))
    assert fields(overrule(matches, {"birth_date": "C"}, 3))["C"] == "birth-date"


@pytest.mark.parametrize(
    "mapping", [{"phone": "Z"}, {"phone": "Tidak Ada"}, {"phone": 0}, {"shoe-size": "A"}]
)
def test_a_choice_that_is_not_there_is_said(mapping: dict[str, str | int | None]) -> None:
    matches = proposed(("No. Anggota", "Nama"), ("001", "Budi"))
    with pytest.raises(UnknownColumn):
        overrule(matches, mapping, 2)


def test_without_titles_the_columns_are_shown_with_what_stands_in_them() -> None:
    assert [(match.letters, match.sample) for match in untitled(rows(("", "001", "Budi")))] == [
        ("B", "001"),
        ("C", "Budi"),
    ]
