"""The chain: every byte of every event is under a hash, and every event under the next one's."""

import copy
from pathlib import Path

import pytest

from rat_online.verify import findings as findings_of_check
from rat_online.verify import log
from rat_online.verify.findings import Findings
from rat_online.verify.log import LogReader
from tests.verify.examples import example_files
from tests.verify.tampering import check, codes, events_of, forged, table_of, with_events


def test_one_changed_byte_is_found_wherever_it_stands() -> None:
    """In the first event of every kind, byte by byte."""
    files = example_files("whole")
    first = {event["kind"]: event["position"] for event in reversed(events_of(files))}
    lines = files["log.jsonl"].splitlines()
    for position in first.values():
        line = lines[position - 1]
        # The two long lines, the profile and the roll, repeat themselves.
        for index in range(0, len(line), 1 if len(line) < 1000 else 7):
            changed = bytearray(line)
            changed[index] ^= 1
            findings = Findings()
            LogReader("kop", "rapat", findings).read_line(position, bytes(changed))
            assert findings.found, (position, index)


def test_one_changed_byte_anywhere_is_found_by_the_whole_check(tmp_path: Path) -> None:
    files = example_files("weighted")
    for name in ("log.jsonl", "roll.json", "votes.json", "head.json", "drops.json", "prose.json"):
        content = files[name]
        for index in range(0, len(content), max(1, len(content) // 40)):
            changed = bytearray(content)
            changed[index] ^= 1
            if (name, b'"exported_at":' in content[index - 40 : index]) == ("head.json", True):
                continue  # when it was exported is nobody's claim
            assert codes(check(tmp_path, {**files, name: bytes(changed)})), (name, index)


def test_a_missing_doubled_or_moved_line_breaks_the_chain(tmp_path: Path) -> None:
    files = example_files("whole")
    lines = files["log.jsonl"].splitlines(keepends=True)
    for at in range(len(lines) - 1):
        missing = lines[:at] + lines[at + 1 :]
        doubled = lines[: at + 1] + lines[at:]
        moved = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
        for broken in (missing, doubled, moved):
            if at % 7 == 0:
                found = codes(check(tmp_path, {**files, "log.jsonl": b"".join(broken)}))
                assert "chain-broken" in found
                assert "position-wrong" in found


def test_a_cut_tail_is_found_with_the_head_that_was_noted(tmp_path: Path) -> None:
    files = example_files("whole")
    head, events = table_of(files, "head.json"), events_of(files)
    for length in range(1, len(events), 5):
        cut = with_events(files, copy.deepcopy(events[:length]))
        for noted in (head["hash"], head["code"]):
            assert "noted-head-missing" in codes(check(tmp_path, cut, noted))


def test_a_cut_in_the_middle_of_an_act_is_found_without_a_head(tmp_path: Path) -> None:
    files = example_files("whole")
    events = copy.deepcopy(events_of(files))
    end = next(index for index, event in enumerate(events) if event["kind"] == "QuorumLost")
    assert "act-unfinished" in codes(check(tmp_path, with_events(files, events[:end])))


def test_whatever_is_left_out_is_found_with_the_head_that_was_noted(tmp_path: Path) -> None:
    files = example_files("second call")
    code = table_of(files, "head.json")["code"]
    for index in range(len(events_of(files))):
        rest = events_of(files)
        del rest[index]
        without = with_events(files, rest)
        assert "noted-head-missing" in codes(check(tmp_path, without, code))


def test_a_head_noted_earlier_in_the_meeting_is_met_on_the_way(tmp_path: Path) -> None:
    files = example_files("whole")
    report = check(tmp_path, files, events_of(files)[20]["hash"])
    assert report.findings == []
    assert any("posisi 21" in remark for remark in report.remarks)


@pytest.mark.parametrize("noted", ["", "7F3K", "U" * 12, "g" * 64, "7F3K-9QD2-M4TA-0000"])
def test_a_noted_head_that_is_none_is_said(tmp_path: Path, noted: str) -> None:
    assert codes(check(tmp_path, example_files("weighted"), noted)) == {"noted-head-unreadable"}


def test_another_meetings_log_does_not_pass(tmp_path: Path) -> None:
    files = example_files("weighted")
    head = files["head.json"].replace(b'"meeting":"rapat"', b'"meeting":"lain"')
    assert {"other-meeting", "chain-broken"} <= codes(check(tmp_path, {**files, "head.json": head}))


def test_time_never_goes_back(tmp_path: Path) -> None:
    files = example_files("weighted")
    back = forged(files, lambda events: events[9].update(at="2027-03-19T00:00:00.000Z"))
    assert "time-decreases" in codes(check(tmp_path, back))


def test_a_log_of_nothing_but_faults_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_of_check, "MOST_FINDINGS", 50)
    report = check(tmp_path, {**example_files("weighted"), "log.jsonl": b"\n" * 100})
    assert len(report.findings) == 50
    assert "Pemeriksaan dihentikan" in report.lines()[-52]


def test_a_line_longer_than_any_event_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LONGEST_LINE", 1000)
    assert "line-unreadable" in codes(check(tmp_path, example_files("weighted")))


def test_a_command_stands_once(tmp_path: Path) -> None:
    files = example_files("weighted")
    again = forged(files, lambda events: events[4].update(command=events[5]["command"], actor="member:m2"))
    assert "command-twice" in codes(check(tmp_path, again))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"actor"', b'{ "actor"'),
        (b'"kind":"VoteCast"', b'"kind":"Vot\\u0065Cast"'),
        (b'"schema":1}', b'"schema":1.0}'),
        (b'"schema":1}', b'"schema":1,"schema":1}'),
        (b'"schema":1}', b'"schema":1,"extra":null}'),
        (b'"schema":1}', b'"schema":2}'),
        (b'"schema":1}', b'"schema":9007199254740992}'),
        (b'"schema":1}', b'"schema":NaN}'),
    ],
)
def test_an_event_is_written_in_one_way_only(tmp_path: Path, old: bytes, new: bytes) -> None:
    files = example_files("weighted")
    assert old in files["log.jsonl"]
    changed = files["log.jsonl"].replace(old, new)
    assert codes(check(tmp_path, {**files, "log.jsonl": changed}))
