"""What a livestream costs: megabits a second out of a server, megabytes an hour of a member's quota."""

from dataclasses import dataclass

VIDEO_KBITS = 500
"""Picture and sound of one viewer; the studio is held to it."""

SOUND_KBITS = 48
"""The sound alone."""

MANY = 2000
"""Viewers beyond which a CDN should carry the stream: one line seldom gives a gigabit."""

SECONDS_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class StreamCost:
    """Of `viewers` at once, rounded up; the hour is one viewer's."""

    viewers: int
    video_mbits: int
    sound_mbits: int


def cost_of(viewers: int) -> StreamCost:
    """What leaves the server while so many watch."""
    return StreamCost(viewers, _mbits(viewers * VIDEO_KBITS), _mbits(viewers * SOUND_KBITS))


def _mbits(kbits: int) -> int:
    return -(-kbits // 1000)


def megabytes_an_hour(kbits: int) -> int:
    """Of one viewer's quota."""
    return kbits * SECONDS_AN_HOUR // 8 // 1000
