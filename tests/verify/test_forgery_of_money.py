"""Tables whose figures do not agree are found, whoever let them in. Rule book 4 and 7."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged

Rows = list[dict[str, Any]]


def amounts(rows: Rows, *given: str) -> None:
    for row, amount in zip(rows, given, strict=True):
        row["amount"] = amount


ABUSES: list[tuple[str, Callable[[Rows], object], str]] = [
    (
        "rupiah that are not their percent",
        lambda rows: amounts(rows, "100.00", "900.00"),
        "table-share-wrong",
    ),
    ("rupiah that miss the total", lambda rows: amounts(rows, "400.00", "601.00"), "table-total-wrong"),
    ("percents that miss 100", lambda rows: rows[0].update(percent="39.0000"), "table-percent-wrong"),
    ("a sum between the rows", lambda rows: rows[1].update(label="Sub jumlah"), "table-sum-between"),
]


@pytest.mark.parametrize(("change", "code"), [pytest.param(one, code, id=name) for name, one, code in ABUSES])
def test_it_is_found(tmp_path: Path, change: Callable[[Rows], object], code: str) -> None:
    def turned(events: list[Event]) -> None:
        (table,) = find(events, "TablesAttached")["payload"]["tables"]
        change(table["rows"])

    assert code in codes(check(tmp_path, forged(example_files("whole"), turned)))


def test_a_rupiah_of_rounding_is_none(tmp_path: Path) -> None:
    def rounded(events: list[Event]) -> None:
        (table,) = find(events, "TablesAttached")["payload"]["tables"]
        amounts(table["rows"], "401.00", "599.00")

    assert "table-share-wrong" not in codes(check(tmp_path, forged(example_files("whole"), rounded)))
