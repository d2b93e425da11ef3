"""Viewers: a slow one skips to the next key picture, one that never reads holds a bounded buffer."""

from rat_online.adapters.media.boxes import Part
from rat_online.adapters.media.viewers import MOST_WAITING, Audience, Viewer
from tests.adapters.media.outlet import PaperOutlet

LARGE = 18_000


def part(number: int, *, key: bool = False, size: int = 1000) -> Part:
    return Part(bytes([number % 256]) * size, key, number * 250, 250)


def audience(*outlets: PaperOutlet) -> Audience:
    """All of them in a session that has begun."""
    made = Audience(lambda data: data)
    for outlet in outlets:
        made.join(Viewer(outlet))
    made.begin("video/mp4", 0, b"init")
    return made


def put(crowd: Audience, first: int, end: int, size: int = LARGE) -> None:
    """Parts with a key picture every eighth."""
    for number in range(first, end):
        crowd.put(part(number, key=number % 8 == 0, size=size))


def test_a_viewer_starts_with_a_key_picture() -> None:
    outlet = PaperOutlet()
    crowd = audience(outlet)
    for one in (part(1), part(2, key=True), part(3)):
        crowd.put(one)
    assert outlet.written == [b"init", part(2).data, part(3).data]


def test_a_viewer_that_never_reads_holds_no_more_than_the_limit_and_the_others_get_all() -> None:
    silent, reads = PaperOutlet(reads=False), PaperOutlet()
    put(audience(silent, reads), 0, 10_000)
    assert silent.unsent <= MOST_WAITING + LARGE
    assert len(reads.written) == 10_001


def test_who_reads_again_goes_on_at_the_next_key_picture() -> None:
    outlet = PaperOutlet(reads=False)
    crowd = audience(outlet)
    put(crowd, 0, 100)
    outlet.read_all()
    put(crowd, 100, 110)
    assert outlet.written == [part(number, size=LARGE).data for number in range(104, 110)]


def test_who_falls_behind_again_skips_again() -> None:
    outlet = PaperOutlet(reads=False)
    crowd = audience(outlet)
    put(crowd, 0, 100)
    outlet.read_all()
    outlet.reads = False
    put(crowd, 100, 1000)
    assert outlet.unsent <= MOST_WAITING + LARGE


def test_what_was_before_is_shown_from_a_key_picture_on_and_no_further_than_it_is_taken() -> None:
    late, silent = PaperOutlet(), PaperOutlet(reads=False)
    crowd = Audience(lambda data: data)
    for outlet in (late, silent):
        viewer = Viewer(outlet)
        crowd.join(viewer)
        crowd.show(viewer, [part(number, key=number == 2, size=LARGE) for number in range(100)])
    assert late.written == [part(number, size=LARGE).data for number in range(2, 100)]
    assert silent.unsent <= MOST_WAITING + LARGE


def test_who_left_full_stays_gone() -> None:
    outlet = PaperOutlet(reads=False)
    crowd, viewer = Audience(lambda data: data), Viewer(outlet)
    crowd.join(viewer)
    put(crowd, 0, 8)
    crowd.leave(viewer)
    outlet.write(bytes(MOST_WAITING))
    put(crowd, 8, 16)
    assert len(crowd) == 0
    assert len(outlet.written) == 9


def test_another_session_is_announced_with_its_type() -> None:
    outlet = PaperOutlet()
    crowd = audience(outlet)
    crowd.put(part(0, key=True))
    for viewer in crowd.all():
        viewer.pause()
    crowd.begin('video/mp4; codecs="avc1"', 17, b"two")
    crowd.put(part(1))
    assert [said["t"] for said in outlet.said] == ["session", "pause", "session"]
    assert outlet.written == [b"init", part(0).data, b"two"]
