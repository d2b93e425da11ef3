"""Captions of the recording as WebVTT (W3C WebVTT, section 4.1), timed by the log.

A line is typed after it was said: it is shown from the moment it was typed, until the next one or for as
long as it takes to read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.stage import Recording

SHORTEST_MS, LONGEST_MS, A_LETTER_MS = 2_000, 8_000, 70
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A line and when it is shown, in milliseconds of the recording."""

    starts_at_ms: int
    ends_at_ms: int
    text: str


def cues(typed: Sequence[tuple[datetime, str]], recording: Recording) -> list[Cue]:
    """What was typed while it was recorded; of a pause nothing is seen, so that nothing is said either."""
    found = [(place, text) for at, text in typed if (place := _place(at, recording)) is not None]
    nexts = [*(place for place, _ in found), recording.duration_ms][1:]
    return [
        Cue(place, min(after, place + _reading_ms(text), recording.duration_ms), text)
        for (place, text), after in zip(found, nexts, strict=True)
        if after > place
    ]


def _place(at: datetime, recording: Recording) -> int | None:
    place = recording.place_of(at)
    within = [one for one in recording.sessions if one.starts_at_ms <= (place or 0)]
    return place if within and within[-1].began_at <= at else None


def _reading_ms(text: str) -> int:
    return max(SHORTEST_MS, min(LONGEST_MS, A_LETTER_MS * len(text)))


def webvtt(shown: Sequence[Cue], language: str = "id") -> str:
    """The file of them."""
    blocks = (
        f"{_clock(cue.starts_at_ms)} --> {_clock(cue.ends_at_ms)}\n{_escaped(cue.text)}" for cue in shown
    )
    return "\n\n".join((f"WEBVTT\nLanguage: {language}", *blocks)) + "\n"


def _clock(ms: int) -> str:
    """Hours in two places at least: 01:02:03.004."""
    seconds, thousandths = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def _escaped(text: str) -> str:
    """One line, without what a cue's text would take for tags."""
    return "".join(ESCAPED.get(one, one) for one in " ".join(text.split()))
