"""Captions with the recording: WebVTT, timed by the log."""

from datetime import UTC, datetime, timedelta

from rat_online.domain.captions import Cue, cues, webvtt
from rat_online.domain.stage import RecordedSession, Recording, placed

AT = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=10)
KEPT = Recording("cd" * 32, 1, 90_000, (), (RecordedSession(AT, 0), RecordedSession(LATER, 60_000)))


def after(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


def test_a_moment_has_its_place_in_the_session_that_recorded_it() -> None:
    assert KEPT.place_of(after(12.5)) == 12_500
    assert KEPT.place_of(LATER + timedelta(seconds=5)) == 65_000
    assert KEPT.place_of(LATER + timedelta(seconds=30)) is None


def test_a_moment_before_or_in_a_pause_is_where_the_next_session_begins() -> None:
    assert KEPT.place_of(after(-600)) == 0
    assert KEPT.place_of(after(120)) == 60_000
    assert Recording("", 0, 0, ()).place_of(AT) is None


def test_what_was_decided_as_it_went_off_the_air_is_at_its_end() -> None:
    end = LATER + timedelta(seconds=30)
    assert KEPT.place_near(AT) == KEPT.place_of(AT)
    assert KEPT.place_of(end) is None
    assert KEPT.place_near(end) == 87_000
    assert KEPT.place_near(end + timedelta(seconds=3)) is None


def test_of_items_that_began_in_one_place_the_last_is_its_chapter() -> None:
    begun = [(after(-60), "i1"), (after(-30), "i2"), (after(20), "i3"), (LATER + timedelta(hours=1), "i4")]
    assert placed(begun, KEPT.sessions, KEPT.duration_ms) == [(0, "i2"), (20_000, "i3")]


def test_a_line_is_shown_from_when_it_was_typed_until_it_is_read() -> None:
    long = "x" * 200
    shown = cues([(after(10), "Selamat pagi."), (after(11), long), (after(58), long)], KEPT)
    assert [(one.starts_at_ms, one.ends_at_ms) for one in shown] == [
        (10_000, 11_000),
        (11_000, 19_000),
        (58_000, 66_000),
    ]


def test_what_was_typed_outside_the_recording_is_not_in_it() -> None:
    typed = [(after(-5), "sebelum"), (after(300), "jeda"), (LATER + timedelta(minutes=5), "sesudah")]
    assert cues(typed, KEPT) == []


def test_the_file_is_webvtt_and_a_line_ends_no_cue() -> None:
    text = webvtt([Cue(3_723_004, 3_725_004, "1 < 2 & 2 --> 3\n\n00:00:01.000 --> 00:00:02.000")])
    assert text == (
        "WEBVTT\nLanguage: id\n\n01:02:03.004 --> 01:02:05.004\n"
        "1 &lt; 2 &amp; 2 --&gt; 3 00:00:01.000 --&gt; 00:00:02.000\n"
    )
