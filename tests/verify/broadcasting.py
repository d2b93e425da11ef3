"""A broadcast as the examples hold it."""

from datetime import timedelta

from rat_online.app.event_codec import to_happened
from rat_online.app.recording_desk import items_over_time
from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import staging as t
from rat_online.domain.stage import Chapter, RecordedSession, placed
from rat_online.domain.vocabulary import StreamKind
from tests.verify.floor_moves import Move, someone
from tests.verify.holding import Held, desk, member, operator, secretary, why


def broadcast(held: Held) -> None:
    """A broadcast that stops and starts, a page, captions, a recording before the end."""
    held.give(desk, t.ChooseStream(StreamKind.HLS_URL, "https://cdn.example.id/rat.m3u8"))
    held.give(desk, t.ChooseStream(StreamKind.EMBEDDED), t.StartBroadcast())
    held.give(operator, t.ShowPage("ab" * 32), t.ShowPage(None))
    held.give(secretary, t.TypeCaption(why("Selamat datang.")))
    held.give(member("m5"), t.AcknowledgeRecording("m5"))
    held.give(desk, t.StopBroadcast(), after=60)
    keep_recording(held)


def go_on_air(held: Held) -> None:
    held.give(desk, t.StartBroadcast())


def keep_recording(held: Held) -> None:
    sessions = (
        RecordedSession(held.now - timedelta(seconds=90), 0),
        RecordedSession(held.now - timedelta(seconds=40), 30_000),
    )
    log = [to_happened(stored) for stored in held.events]
    chapters = tuple(Chapter(item, at) for at, item in placed(items_over_time(log), sessions, 60_000))
    held.give(CLOCK, t.KeepRecording("cd" * 32, 1000, 60_000, chapters, sessions), t.EraseRecording())


STAGE_MOVES: dict[str, Move] = {
    "air": lambda h, x, y: (desk, t.StartBroadcast() if x % 2 else t.StopBroadcast()),
    "knows": lambda h, x, y: (member(someone(x)), t.AcknowledgeRecording(someone(x))),
    "page": lambda h, x, y: (operator, t.ShowPage(("ab" * 32, "cd" * 32, None)[x % 3])),
    "erase": lambda h, x, y: (CLOCK, t.EraseRecording()),
    "record": lambda h, x, y: (CLOCK, t.KeepRecording("ef" * 32, x, y + 1000, ())),
}
"""What a random meeting may do with its stage."""
