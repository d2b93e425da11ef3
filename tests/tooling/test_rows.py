"""A bench row is ours against a baseline of the same run, and nothing else is ever written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.rows import (
    Row,
    Target,
    at_least,
    at_most,
    interleaved,
    machine,
    read_rows,
    row,
    slope_row,
    write_rows,
)
from bench.run import LATEST, Bench, chosen, main, measured, merged, registered, table
from bench.slopes import Slope

FIELDS = [
    "name",
    "unit",
    "ours",
    "baseline_name",
    "baseline",
    "ratio",
    "target",
    "runs",
    "machine",
    "commit",
    "at",
    "error",
]


def a_row(name: str = "replay", target: Target | None = None) -> Row:
    return row(name, "ms", [30.0, 10.0, 20.0, 20.0, 90.0], "reading alone", [5.0] * 5, target)


def test_a_row_holds_medians_and_their_ratio() -> None:
    one = a_row()
    assert (one.ours, one.baseline, one.ratio, one.runs) == (20.0, 5.0, 4.0, 5)


def test_a_row_has_the_fields_that_the_readme_lists() -> None:
    assert list(a_row().as_json()) == FIELDS
    readme = Path(LATEST).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    assert [field for field in FIELDS if f"`{field}`" not in readme] == []


def test_fewer_than_five_runs_are_no_row() -> None:
    with pytest.raises(ValueError, match="at least 5"):
        row("replay", "ms", [1.0] * 4, "reading alone", [1.0] * 4)


def test_a_ratio_that_is_not_ours_by_the_baseline_is_refused() -> None:
    with pytest.raises(ValueError, match="ratio"):
        replace(a_row(), ratio=0.5)


def test_a_figure_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        replace(a_row(), baseline=0.0)


def test_a_slope_comes_with_its_error_and_may_fall() -> None:
    falling = slope_row("memory", "MB an hour", Slope(-0.5, 0.25, 900), "allowed", 5.0, at_most(1))
    assert (falling.ours, falling.ratio, falling.error, falling.runs) == (-0.5, -0.1, 0.25, 900)
    assert falling.meets_target
    assert "-0.5 ± 0.25 MB an hour" in table([falling])


@pytest.mark.parametrize(
    ("target", "met"),
    [(at_most(4), True), (at_most(3.9), False), (at_least(4), True), (at_least(4.1), False)],
)
def test_a_target_says_at_most_or_at_least(target: Target, met: bool) -> None:
    assert a_row(target=target).meets_target is met
    assert Target.parse(str(target)) == target


def test_a_target_in_other_words_is_refused() -> None:
    with pytest.raises(ValueError, match="a target reads"):
        replace(a_row(), target="about 3")


def test_both_sides_are_measured_in_turns() -> None:
    order: list[str] = []
    ours, baseline = interleaved(lambda: order.append("ours"), lambda: order.append("baseline"), runs=2)
    assert order == ["ours", "baseline"] * 2
    assert len(ours) == len(baseline) == 2


def test_the_machine_is_described_without_its_name() -> None:
    assert "cores" in machine()
    assert "Python" in machine()


def test_rows_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    rows = [a_row(), a_row("joins", at_least(0.25))]
    write_rows(tmp_path / "latest.json", rows)
    assert read_rows(tmp_path / "latest.json") == rows


def test_a_file_with_another_field_is_refused(tmp_path: Path) -> None:
    fields = {**a_row().as_json(), "mood": "good"}
    (tmp_path / "latest.json").write_text(json.dumps({"rows": [fields]}), encoding="utf-8")
    with pytest.raises(TypeError, match="mood"):
        read_rows(tmp_path / "latest.json")


def test_the_committed_results_have_the_format() -> None:
    assert all(isinstance(one, Row) for one in read_rows(LATEST))


def test_every_bench_of_the_folder_has_its_own_name() -> None:
    nouns = [bench.noun for bench in registered()]
    assert len(nouns) == len(set(nouns))


def test_a_bench_may_be_plain_or_asynchronous() -> None:
    async def later() -> list[Row]:
        return [a_row("later")]

    assert [one.name for one in measured(Bench("now", lambda: [a_row("now")], is_long=False))] == ["now"]
    assert [one.name for one in measured(Bench("later", later, is_long=False))] == ["later"]


def test_long_benches_wait_for_a_soak_or_for_their_name() -> None:
    short, long = Bench("short", list, is_long=False), Bench("long", list, is_long=True)
    assert chosen([short, long], [], soak=False) == [short]
    assert chosen([short, long], [], soak=True) == [long]
    assert chosen([short, long], ["long"], soak=False) == [long]
    with pytest.raises(SystemExit, match="no such bench: other"):
        chosen([short, long], ["other"], soak=False)


def test_rows_that_were_not_measured_again_stay() -> None:
    kept, old, new = a_row("joins"), a_row("replay"), replace(a_row("replay"), runs=9)
    assert merged([kept, old], [new]) == [kept, new]


def test_the_table_says_in_words_which_target_was_missed() -> None:
    lines = table([a_row("one", at_most(1)), a_row("two", at_most(9)), a_row("three")]).splitlines()
    assert lines[1].endswith("<= 1    MISSED")
    assert lines[2].endswith("<= 9    met")
    assert lines[3].endswith("4")


def test_a_run_prints_its_rows_keeps_them_and_fails_on_a_miss_only_when_strict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Bench("replay", lambda: [a_row(target=at_most(1))], is_long=False)
    monkeypatch.setattr("bench.run.registered", lambda: [bench])
    latest = tmp_path / "latest.json"
    assert main([], latest) == 0
    assert "MISSED" in capsys.readouterr().out
    assert [one.name for one in read_rows(latest)] == ["replay"]
    assert main(["--strict"], latest) == 1
