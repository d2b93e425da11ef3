"""The checker tells a rehearsal from a meeting, checks it by the same rules, and cannot be told otherwise."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled, freeze_lines
from rat_online.domain.vocabulary import Channel, MeetingCall, MeetingMode
from rat_online.verify.check import REHEARSAL
from tests.verify import holding
from tests.verify.examples import example_files
from tests.verify.holding import START, Held, acting, desk, member, people, why
from tests.verify.tampering import Files, check, codes, find, forged, with_table


@cache
def rehearsed() -> Files:
    """Opened without an invitation, cancelled, its minutes printed."""
    held = Held()
    entitled = [Entitled(one, f"L{one}", f"Anggota Latihan {one}", "anggota") for one in people(3)]
    salts = [sha256(one.entry.encode()).digest()[:16] for one in entitled]
    held.lines, root = freeze_lines(entitled, salts)
    schedule = holding.schedule(Profile(), MeetingCall.FIRST, None, MeetingMode.ONLINE)
    held.give(CLOCK, replace(schedule, rehearsal_of="rat"))
    entries = tuple(RollEntry(line.entry, line.weight) for line in held.lines)
    held.give(desk, p.FreezeRoll(START, entries, root), p.OpenRegistration())
    for one in people(3):
        held.give(member(one), a.CheckIn(one, Channel.ONLINE))
    held.give(acting, ld.OpenMeeting(), ld.CancelMeeting(why("selesai berlatih")))
    held.print_minutes()
    return held.files()


def test_nothing_is_found_in_an_honest_one_and_its_report_says_what_it_is(tmp_path: Path) -> None:
    report = check(tmp_path, rehearsed())
    assert report.findings == []
    assert report.lines()[0] == REHEARSAL
    assert report.as_json()["rehearsal"] is True


def test_a_meeting_that_counts_is_not_called_one(tmp_path: Path) -> None:
    report = check(tmp_path, example_files("weighted"))
    assert REHEARSAL not in report.lines()
    assert report.as_json()["rehearsal"] is False


def test_one_that_is_passed_off_as_the_meeting_is_found(tmp_path: Path) -> None:
    """Even with a chain made anew: it was opened without any invitation."""
    passed_off = forged(
        rehearsed(), lambda events: find(events, "MeetingScheduled")["payload"].update(rehearsal_of=None)
    )
    assert "not-ready" in codes(check(tmp_path, passed_off))


def test_minutes_that_hide_it_are_found(tmp_path: Path) -> None:
    hidden = with_table(
        rehearsed(), "documents/risalah.json", lambda minutes: minutes["meeting"].update(rehearsal=False)
    )
    assert codes(check(tmp_path, hidden)) == {"minutes-differ"}
