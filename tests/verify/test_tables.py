"""The files beside the log: a change of any line of any of them is found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import check, codes, table_of, with_table

Change = Callable[[Any], object]

CHANGES: list[tuple[str, str, Change, str]] = [
    ("a name on the roll", "roll.json", lambda t: t[3].update(name="Orang Lain"), "roll-root-wrong"),
    ("a number on the roll", "roll.json", lambda t: t[3].update(number="0099"), "roll-root-wrong"),
    ("a salt", "roll.json", lambda t: t[3].update(salt="00" * 16), "roll-root-wrong"),
    ("a weight on the roll", "roll.json", lambda t: t[3].update(weight=2), "roll-entries-differ"),
    ("another member", "roll.json", lambda t: t[3].update(entry="m99"), "roll-entries-differ"),
    ("a line left out", "roll.json", lambda t: t.pop(3), "roll-root-wrong"),
    ("a line twice", "roll.json", lambda t: t.insert(3, dict(t[3])), "roll-line-twice"),
    ("lines in another order", "roll.json", lambda t: t.insert(0, t.pop()), "roll-order-wrong"),
    ("a later line as if frozen", "roll.json", lambda t: t[9].update(frozen=True), "roll-root-wrong"),
    ("a frozen line as if later", "roll.json", lambda t: t[3].update(frozen=False), "roll-root-wrong"),
    ("a later line of another weight", "roll.json", lambda t: t[9].update(weight=4), "roll-line-unfounded"),
    ("a later line left out", "roll.json", lambda t: t.pop(9), "roll-line-missing"),
    ("a vote's row left out", "votes.json", lambda t: t.pop(2), "vote-row-missing"),
    ("a vote's row more", "votes.json", lambda t: t.append(["b2", "m9", 50]), "vote-row-unfounded"),
    ("a vote's row twice", "votes.json", lambda t: t.append(t[0]), "vote-row-twice"),
    ("a row of another voter", "votes.json", lambda t: t[0].__setitem__(1, "m9"), "vote-row-unfounded"),
    ("a row of another ballot", "votes.json", lambda t: t[0].__setitem__(0, "b9"), "vote-row-missing"),
    ("a row of another event", "votes.json", lambda t: t[0].__setitem__(2, 3), "vote-row-missing"),
    ("a text", "prose.json", lambda t: next(iter(t.values())).update(text="lain"), "prose-wrong"),
    ("a text's salt", "prose.json", lambda t: next(iter(t.values())).update(salt="lain"), "prose-wrong"),
    ("a drop left out", "drops.json", lambda t: t.pop(), "drops-digest-wrong"),
    ("a drop more", "drops.json", lambda t: t.append(t[-1]), "drops-count-wrong"),
    ("a drop later", "drops.json", lambda t: t[-1].__setitem__(1, "2027-03-21T00:00:00.000Z"),
        "drop-backwards"),
    ("drops in another order", "drops.json", lambda t: t.reverse(), "drops-unsorted"),
    ("the head's position", "head.json", lambda t: t.update(position=5), "head-differs"),
    ("the head's hash", "head.json", lambda t: t.update(hash="0" * 64), "head-differs"),
    ("the head's code", "head.json", lambda t: t.update(code="7F3K-9QD2-M4TA"), "head-differs"),
    ("the format", "head.json", lambda t: t.update(format="rat-bundle/2"), "file-misshaped"),
    ("the cooperative", "head.json", lambda t: t.update(cooperative="lain"), "other-meeting"),
    ("somebody without a name", "people.json", lambda t: t.update(m1=None), "file-misshaped"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "change", "code"),
    [pytest.param(file, change, code, id=name) for name, file, change, code in CHANGES],
)
def test_it_is_found(tmp_path: Path, file: str, change: Change, code: str) -> None:
    assert code in codes(check(tmp_path, with_table(example_files("whole"), file, change)))


ODD: list[bytes] = [
    b"",
    b"null",
    b"0",
    b"[[]]",
    b'{"a":1}',
    b"[null]",
    b'[["b1","m1"]]',
    b'["b1"]',
    b"[" * 200_000,
    b'{"a":' * 100_000,
    b"[1.5]",
    b"[NaN]",
    b"[" + b"9" * 5000 + b"]",
    b'["\\ud800"]',
    b'{"a":1,"a":2}',
    b"\xef\xbb\xbf[]",
    b"\xff\xfe",
    b"[] ",
    b'{"\\ud800":"x"}',
    b'[["\\ud800","m1",1]]',
]


@pytest.mark.parametrize(
    "name", ["log.jsonl", "roll.json", "votes.json", "drops.json", "prose.json", "people.json", "head.json"]
)
@pytest.mark.parametrize("content", ODD, ids=lambda odd: str(odd[:16]))
def test_odd_content_is_a_finding(tmp_path: Path, name: str, content: bytes) -> None:
    assert codes(check(tmp_path, {**example_files("cancelled"), name: content}))


@pytest.mark.parametrize("content", ODD, ids=lambda odd: str(odd[:16]))
def test_odd_minutes_are_a_finding(tmp_path: Path, content: bytes) -> None:
    files = {**example_files("weighted"), "documents/risalah.json": content}
    assert codes(check(tmp_path, files)) & {"minutes-misshaped", "file-unreadable"}


MINUTES: list[tuple[str, Change]] = [
    ("the head", lambda m: m["log_head"].update(hash="0" * 64)),
    ("the code", lambda m: m["log_head"].update(code="7F3K-9QD2-M4TA")),
    ("the position", lambda m: m["log_head"].update(position=9)),
    ("the drops", lambda m: m["log_head"].update(connections=0)),
    ("the roll's code", lambda m: m["meeting"].update(roll_code="0" * 64)),
    ("the opening", lambda m: m["meeting"].update(opened_at="2027-03-20T01:00:00.000Z")),
    ("the entitled", lambda m: m["counts"].update(entitled=9)),
    ("the present", lambda m: m["counts"].update(present=8)),
    ("the absent", lambda m: m["counts"].update(absent=1)),
    ("the excused", lambda m: m["counts"].update(excused=1)),
    ("the board", lambda m: m["counts"].update(board=0)),
    ("a quorum", lambda m: m["quorum"][0].update(present=10)),
    ("a quorum's need", lambda m: m["quorum"][0].update(needed=1)),
    ("a quorum reached", lambda m: m["quorum"][0].update(reached=False)),
    ("a quorum's rule", lambda m: m["quorum"][0]["rule"].update(threshold=None)),
    ("a decision's text", lambda m: m["decisions"][2].update(text="lain")),
    ("a decision left out", lambda m: m["decisions"].pop()),
    ("an outcome", lambda m: m["decisions"][2].update(outcome="rejected")),
    ("a declaration", lambda m: m["decisions"][2].update(declared_at=None)),
    ("a void", lambda m: m["decisions"][2].update(void=True)),
    ("votes", lambda m: m["decisions"][2]["ballots"][1]["options"][0].update(votes=9)),
    ("who won", lambda m: m["decisions"][2]["ballots"][1]["options"][0].update(chosen=False)),
    ("the valid", lambda m: m["decisions"][2]["ballots"][1].update(valid=3)),
    ("who did not vote", lambda m: m["decisions"][2]["ballots"][1].update(did_not_vote=0)),
    ("what was needed", lambda m: m["decisions"][2]["ballots"][1].update(needed=1)),
    ("the base", lambda m: m["decisions"][2]["ballots"][1].update(base_count=1)),
    ("a ballot left out", lambda m: m["decisions"][3]["ballots"].pop()),
]  # fmt: skip


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in MINUTES])
def test_minutes_that_differ_from_the_log_are_found(tmp_path: Path, change: Change) -> None:
    files = with_table(example_files("whole"), "documents/risalah.json", change)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}


def test_documents_without_their_data_are_found(tmp_path: Path) -> None:
    files = dict(example_files("weighted"))
    del files["documents/risalah.json"]
    assert "minutes-missing" in codes(check(tmp_path, {**files, "documents/risalah.pdf": b"%PDF"}))


def test_a_bundle_without_documents_is_only_remarked(tmp_path: Path) -> None:
    files = {name: one for name, one in example_files("weighted").items() if "/" not in name}
    report = check(tmp_path, files)
    assert codes(report) == set()
    assert "Bundel ini belum memuat dokumen rapat." in report.remarks


def test_a_roll_taken_over_from_the_meeting_before_is_remarked_where_it_had_changed(tmp_path: Path) -> None:
    """A second meeting's log has the roll as it stood; the change itself is in the first meeting's log."""
    files = example_files("second call")
    root = table_of(files, "roll.json")
    assert len(root) == 10
    later = with_table(files, "roll.json", lambda lines: lines[9].update(frozen=False))
    assert codes(check(tmp_path, later)) == {"roll-root-wrong"}
