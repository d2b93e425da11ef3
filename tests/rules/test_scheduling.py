"""What may be put on the calendar. Rule book section 4, Permenkop 19/2015 Ps 15."""

from dataclasses import replace

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.vocabulary import MeetingMode
from tests.rules.rulebook import schedules, with_rules
from tests.rules.scene import Scene


@pytest.mark.parametrize("mode", list(MeetingMode))
def test_a_meeting_is_held_on_line_in_person_in_both_or_in_writing(mode: MeetingMode) -> None:
    meeting = Scene().does(schedules(mode=mode), CLOCK).meeting
    assert meeting.about.mode is mode
    assert meeting.about.window_days == (14 if mode is MeetingMode.WRITTEN else 0)


@pytest.mark.parametrize(
    ("asked", "profile_days", "days"), [(None, 14, 14), (1, 14, 1), (10, 10, 10), (None, 30, 14)]
)
def test_a_written_meeting_has_its_window_of_days(asked: int | None, profile_days: int, days: int) -> None:
    schedule = schedules(with_rules(written_days=profile_days), MeetingMode.WRITTEN)
    scene = Scene().does(replace(schedule, window_days=asked), CLOCK)
    assert scene.meeting.about.window_days == days


@pytest.mark.parametrize(
    ("asked", "profile_days", "longest"), [(0, 14, 14), (15, 14, 14), (11, 10, 10), (15, 30, 14)]
)
def test_the_window_is_never_longer_than_the_profile_and_14_days(
    asked: int, profile_days: int, longest: int
) -> None:
    schedule = schedules(with_rules(written_days=profile_days), MeetingMode.WRITTEN)
    Scene().refuses(replace(schedule, window_days=asked), "window-days", CLOCK, longest=longest)


def test_a_meeting_in_session_has_no_window() -> None:
    Scene().refuses(replace(schedules(), window_days=5), "held-in-session", CLOCK)
