"""What a stream costs: as the documentation and the page say it."""

from rat_online.app.stream_costs import SOUND_KBITS, VIDEO_KBITS, cost_of, megabytes_an_hour


def test_what_leaves_the_server_grows_with_those_who_watch() -> None:
    cost = cost_of(1000)
    assert (cost.video_mbits, cost.sound_mbits) == (500, 48)
    assert (cost_of(204).video_mbits, cost_of(204).sound_mbits) == (102, 10)


def test_a_part_of_a_megabit_is_one() -> None:
    assert (cost_of(1).video_mbits, cost_of(1).sound_mbits) == (1, 1)
    assert cost_of(0).video_mbits == 0


def test_an_hour_of_a_members_quota() -> None:
    assert megabytes_an_hour(VIDEO_KBITS) == 225
    assert megabytes_an_hour(SOUND_KBITS) == 21
