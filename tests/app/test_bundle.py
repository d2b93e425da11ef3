"""A bundle exported while the meeting goes on holds what the log held when it was read, and no later row."""

from pathlib import Path

from tests.verify.examples import a_whole_meeting
from tests.verify.tampering import check, table_of


def test_votes_cast_while_it_is_written_are_not_in_it(tmp_path: Path) -> None:
    held = a_whole_meeting()
    first = held.votes[0].position
    held.events, held.drops = held.events[:first], []
    files = held.files()
    assert len(held.votes) > 1
    assert table_of(files, "votes.json") == [["b2", "m1", first]]
    assert check(tmp_path, files).findings == []


def test_only_those_whom_the_log_mentions_are_named() -> None:
    held = a_whole_meeting()
    names = table_of(held.files(), "people.json")
    assert set(names) == {f"m{number}" for number in range(1, 11)}
    held.events = held.events[:1]
    assert set(table_of(held.files(), "people.json")) == {"m1", "m2"}


def test_the_same_meeting_gives_the_same_bytes() -> None:
    held = a_whole_meeting()
    assert held.files() == held.files()
