"""Bundles of meetings held by the real rules: nothing is found in them, and the report says what was done."""

from pathlib import Path

import pytest

from rat_online.domain.events import EVENTS
from rat_online.verify.payloads import PAYLOADS
from tests.verify.examples import EXAMPLES, example_files
from tests.verify.tampering import check, events_of, table_of


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_found_in_an_honest_bundle(tmp_path: Path, name: str) -> None:
    report = check(tmp_path, example_files(name))
    assert report.lines()[-1] == "TEMUAN: 0", report.lines()


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_found_against_the_head_that_was_noted(tmp_path: Path, name: str) -> None:
    head = table_of(example_files(name), "head.json")
    for noted in (head["hash"], head["code"], head["code"].lower().replace("-", " "), head["hash"].upper()):
        assert check(tmp_path, example_files(name), noted).findings == []


def test_a_meeting_under_way_is_checked_as_far_as_it_went(tmp_path: Path) -> None:
    for steps in (1, 2, 5, 17):
        held = EXAMPLES["whole"]()
        held.events = held.events[:steps]
        held.drops = []
        held.lines = held.lines if steps >= 5 else held.lines[:9]
        found = check(tmp_path, held.files()).findings
        assert [finding for finding in found if finding.code != "roll-missing-event"] == []


def test_the_examples_hold_every_kind_of_event() -> None:
    held = {event["kind"] for name in EXAMPLES for event in events_of(example_files(name))}
    assert held == {kind.__name__ for kind in EVENTS}


def test_the_checker_knows_every_kind_of_event() -> None:
    assert set(PAYLOADS) == {kind.__name__ for kind in EVENTS}


def test_the_report_gives_the_figures_of_what_was_checked(tmp_path: Path) -> None:
    files = example_files("whole")
    events = events_of(files)
    report = check(tmp_path, files)
    checked = report.as_json()["checked"]
    votes = [event for event in events if event["kind"] in ("VoteCast")]
    assert checked["hashes"] == checked["events"] == len(events)
    assert checked["votes"] == checked["vote-rows"] == len(votes)
    assert checked["snapshots"] == sum(1 for event in events if "quorum" in event["payload"])
    assert (checked["roll-lines"], checked["roll-changes"]) == (9, 1)
    assert checked["drops"] == 2
    assert checked["tallies"] == 3
    assert "Hasil pemungutan suara dihitung ulang: 3" in report.lines()


def test_every_figure_of_the_minutes_is_recomputed(tmp_path: Path) -> None:
    assert check(tmp_path, example_files("whole")).checked["figures in documents"] > 90


def test_without_a_noted_head_the_report_says_what_cannot_be_known(tmp_path: Path) -> None:
    assert "ekor catatan yang dipotong" in "\n".join(check(tmp_path, example_files("weighted")).lines())


def test_erased_texts_are_remarked_and_are_no_finding(tmp_path: Path) -> None:
    report = check(tmp_path, {**example_files("weighted"), "prose.json": b"{}"})
    assert report.findings == []
    assert "1 teks yang disebut catatan rapat telah dihapus." in report.remarks


def test_whatever_goes_wrong_in_the_checker_itself_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rat_online.verify.check.replay", broken)
    (found,) = check(tmp_path, example_files("weighted")).findings
    assert (found.code, "ZeroDivisionError" in found.message) == ("checker-failed", True)
