"""Viewers: a slow one skips to the next key picture, one that never reads holds a bounded buffer."""

from rat_online.adapters.media.boxes import Part
from rat_online.adapters.media.viewers import MOST_WAITING, Viewer
from tests.adapters.media.outlet import PaperOutlet


def part(number: int, *, key: bool = False, size: int = 1000) -> Part:
    return Part(bytes([number % 256]) * size, key, number * 250, 250)


def put(viewer: Viewer, one: Part) -> None:
    viewer.put(one, one.data)


def test_a_viewer_starts_with_a_key_picture() -> None:
    outlet = PaperOutlet()
    viewer = Viewer(outlet)
    viewer.begin("video/mp4", 0, b"init")
    for one in (part(1), part(2, key=True), part(3)):
        put(viewer, one)
    assert outlet.written == [b"init", part(2).data, part(3).data]
    assert viewer.skipped == 1


def test_a_viewer_that_never_reads_holds_no_more_than_the_limit() -> None:
    outlet = PaperOutlet(reads=False)
    viewer = Viewer(outlet)
    viewer.begin("video/mp4", 0, b"init")
    for number in range(10_000):
        put(viewer, part(number, key=number % 8 == 0, size=18_000))
    assert outlet.unsent <= MOST_WAITING + 18_000
    assert viewer.skipped > 9_900


def test_who_reads_again_goes_on_at_the_next_key_picture() -> None:
    outlet = PaperOutlet(reads=False)
    viewer = Viewer(outlet)
    viewer.begin("video/mp4", 0, b"init")
    for number in range(100):
        put(viewer, part(number, key=number % 8 == 0, size=18_000))
    outlet.reads, outlet.written = True, []
    for number in range(100, 110):
        put(viewer, part(number, key=number % 8 == 0))
    assert outlet.written[0] == part(104).data
    assert len(outlet.written) == 6


def test_another_session_is_announced_with_its_type() -> None:
    outlet = PaperOutlet()
    viewer = Viewer(outlet)
    viewer.begin('video/mp4; codecs="avc1"', 17, b"one")
    put(viewer, part(0, key=True))
    viewer.pause()
    viewer.begin('video/mp4; codecs="avc1"', 17, b"two")
    put(viewer, part(1))
    assert [said["t"] for said in outlet.said] == ["session", "pause", "session"]
    assert outlet.written == [b"one", part(0).data, b"two"]
