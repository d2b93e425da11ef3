"""The window: segments of whole seconds, bounded memory, late joiners start at a key picture."""

from rat_online.adapters.media.boxes import Init, Part
from rat_online.adapters.media.window import KEPT_MS, LARGEST, LARGEST_SEGMENT, LONGEST_SEGMENT_MS, Window

PART_MS = 250


def fed(
    window: Window, seconds: int, *, key_every_ms: int = 2000, start_ms: int = 0, session: int = 1
) -> None:
    window.begin(session, Init(b"init%d" % session, "avc1"))
    for at in range(start_ms, start_ms + seconds * 1000, PART_MS):
        window.add(Part(b"x" * 100, at % key_every_ms == 0, at, PART_MS))


def test_segments_begin_with_key_pictures_and_only_finished_ones_are_listed() -> None:
    window = Window(first_number=10)
    fed(window, 7)
    assert [(one.number, one.starts_at_ms, one.duration_ms) for one in window.finished()] == [
        (10, 0, 2000),
        (11, 2000, 2000),
        (12, 4000, 2000),
    ]
    assert window.segment(13) is None
    found = window.segment(12)
    assert found is not None
    assert all(one.parts[0].starts_with_key for one in window.finished())


def test_the_window_is_bounded_however_long_it_runs() -> None:
    window = Window(first_number=0)
    fed(window, 30)
    size = window.size
    fed(window, 3600, start_ms=30_000)
    assert window.size <= size + 100 * 8
    assert window.size <= (KEPT_MS + 4000) // PART_MS * 100
    assert len(window.inits) == 1


def test_without_key_pictures_it_is_bounded_too_and_is_listed() -> None:
    window = Window(first_number=0)
    fed(window, 300, key_every_ms=10**9)
    assert window.size <= (KEPT_MS + 2 * LONGEST_SEGMENT_MS) // PART_MS * 100
    assert len(list(window.since_last_key())) * PART_MS <= KEPT_MS + 2 * LONGEST_SEGMENT_MS
    assert window.finished()


def test_it_is_bounded_in_bytes_whatever_times_are_written_beside_them() -> None:
    window = Window(first_number=0)
    window.begin(1, Init(b"init", "avc1"))
    for at in range(200):
        window.add(Part(bytes(1024 * 1024), at == 0, at, 1))
    assert window.size <= LARGEST + LARGEST_SEGMENT + 1024 * 1024
    assert window.finished()


def test_a_late_joiner_begins_at_a_key_picture_also_of_an_earlier_segment() -> None:
    window = Window(first_number=0)
    fed(window, 12, key_every_ms=10**9)
    assert [one.duration_ms for one in window.finished()] == [LONGEST_SEGMENT_MS]
    parts = list(window.since_last_key())
    assert parts[0].starts_with_key
    assert len(parts) == 12_000 // PART_MS


def test_a_new_session_begins_a_segment_and_old_inits_go_with_their_segments() -> None:
    window = Window(first_number=0)
    fed(window, 5)
    fed(window, 1, start_ms=9000, session=2, key_every_ms=1000)
    assert {one.session for one in window.finished()} == {1}
    assert set(window.inits) == {1, 2}
    fed(window, 40, start_ms=10_000, session=2)
    assert set(window.inits) == {2}


def test_a_late_joiner_starts_with_the_newest_key_picture() -> None:
    window = Window(first_number=0)
    assert list(window.since_last_key()) == []
    fed(window, 5)
    parts = list(window.since_last_key())
    assert parts[0].starts_with_key
    assert parts[0].starts_at_ms == 4000
    assert len(parts) == 4


def test_nothing_of_an_older_session_is_given_to_a_late_joiner() -> None:
    window = Window(first_number=0)
    fed(window, 3)
    window.begin(2, Init(b"init2", "avc1"))
    assert list(window.since_last_key()) == []
