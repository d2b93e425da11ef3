"""A meeting that counted whoever came after the announced end of a ballot is found. Rule book 3 and 6.4."""

from copy import deepcopy
from pathlib import Path

import pytest

from tests.verify.after_the_end import coming_late
from tests.verify.tampering import Event, Files, check, codes, events_of, find, forged, with_table


def bundle(seconds: int) -> Files:
    held = coming_late(seconds)
    held.print_minutes()
    return held.files()


@pytest.fixture(scope="module")
def in_time() -> Files:
    """Its ballot runs for ten minutes: everybody who comes is in it."""
    return bundle(600)


@pytest.fixture(scope="module")
def too_late() -> Files:
    """Its ballot runs for one minute: nobody who comes is in it."""
    return bundle(60)


def test_who_comes_in_time_is_in_it_and_who_comes_later_is_not(
    tmp_path: Path, in_time: Files, too_late: Files
) -> None:
    for files, entitled, hall, outcome in ((in_time, 18, 3, "rejected"), (too_late, 16, 1, "carried")):
        assert codes(check(tmp_path, files)) == set()
        closed = find(events_of(files), "BallotClosed")["payload"]
        at_place = closed["channels"][-1]
        found = (closed["tally"]["entitled"], at_place["entitled"], closed["result"]["outcome"])
        assert found == (entitled, hall, outcome)


def test_a_meeting_that_counted_them_all_the_same_is_found(tmp_path: Path, in_time: Files) -> None:
    """The log of the long ballot with the end of the short one: who came late stays taken in."""

    def ends_earlier(events: list[Event]) -> None:
        find(events, "BallotOpened")["payload"]["deadline_at"] = "2027-03-20T02:01:26.123000Z"

    found = codes(check(tmp_path, forged(in_time, ends_earlier)))
    assert found == {"channels-wrong", "tally-wrong", "result-wrong", "declared-otherwise", "quorum-wrong"}


def test_hands_of_who_came_late_are_more_than_there_were(tmp_path: Path, too_late: Files) -> None:
    def more_hands(events: list[Event]) -> None:
        for nth in (0, 1):
            find(events, "PlaceCounted", nth)["payload"].update(
                counts={"for": 3, "against": 0, "abstain": 0}, papers=3
            )

    assert "place-exceeded" in codes(check(tmp_path, forged(too_late, more_hands)))


def test_time_that_was_over_is_not_given_back(tmp_path: Path, too_late: Files) -> None:
    def given_back(events: list[Event]) -> None:
        later, came = find(events, "BallotOpened"), find(events, "CheckedIn", person="m16")
        extended = {"ballot": "b1", "deadline_at": "2027-03-20T02:20:26.123000Z", "cause": "outage"}
        again = deepcopy(later) | {"kind": "BallotExtended", "actor": "system:server", "payload": extended}
        events.insert(events.index(came) + 1, again | {"at": came["at"], "command": "lagi"})

    assert "extended-too-late" in codes(check(tmp_path, forged(too_late, given_back)))


def test_minutes_that_print_the_count_of_later_as_that_of_the_end_are_found(
    tmp_path: Path, too_late: Files
) -> None:
    def later(minutes: dict[str, list[dict[str, object]]]) -> None:
        ended = next(one for one in minutes["quorum"] if one["moment"] == "ballot-closing")
        assert (ended["present"], ended["at"]) == (16, "2027-03-20T02:01:26.123Z")
        ended.update(present=18, online=15, hall=3, proxy=0)

    files = with_table(too_late, "documents/risalah.json", later)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}
