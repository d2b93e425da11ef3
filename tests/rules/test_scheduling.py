"""What may be put on the calendar. Rule book section 4, Permenkop 19/2015 Ps 15."""

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.vocabulary import CONVENABLE, MeetingMode
from tests.rules.rulebook import schedules
from tests.rules.scene import Scene


@pytest.mark.parametrize("mode", list(MeetingMode))
def test_a_written_meeting_is_refused_and_not_held_as_another(mode: MeetingMode) -> None:
    if mode in CONVENABLE:
        assert Scene().does(schedules(mode=mode), CLOCK).meeting.about.mode is mode
    else:
        Scene().refuses(schedules(mode=mode), "written-mode-unavailable", CLOCK)
