"""The recording: a growing file that opens wherever it is cut, one archive with chapters at the end."""

import io
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import pytest

from rat_online.adapters.media import recording
from rat_online.adapters.media.packager import Packager
from rat_online.adapters.media.recording import (
    BEFORE_FIRST,
    MILLISECONDS,
    Chapter,
    RecordingFolder,
    SessionFile,
    digest_of,
    folder_of,
    join,
    sessions_in,
)
from tests.adapters.media.probing import faults_of
from tests.adapters.media.streams import Trickle, stream

CLUSTER = b"\x1f\x43\xb6\x75"
BEGAN = datetime(2027, 3, 20, 2, 0, 0, 123456, tzinfo=UTC)


def recorded(folder: Path, at: datetime, data: bytes) -> Path:
    file = SessionFile(folder, at)
    packager = Packager(
        Trickle(data), lambda _rendition, _piece: None, starts_at_ms=60_000, part_ms=250, record=file.write
    )
    packager.run()
    file.close()
    return sessions_in(folder)[-1][1]


def pictures(data: bytes) -> int:
    """How many can be seen; the one at which a file was cut cannot."""
    seen = 0
    with av.open(io.BytesIO(data), "r") as played, suppress(av.FFmpegError):
        for _ in played.decode(video=0):
            seen += 1
    return seen


def test_the_growing_file_opens_wherever_it_is_cut_after_its_first_cluster(tmp_path: Path) -> None:
    data = recorded(tmp_path, BEGAN, stream()).read_bytes()
    first = data.index(CLUSTER, data.index(CLUSTER) + 4)
    for cut in range(first, len(data), 499):
        with av.open(io.BytesIO(data[:cut])) as played:
            assert {one.type for one in played.streams} == {"video", "audio"}
    for cut in range(first, len(data), max(1, len(data) // 4)):
        assert pictures(data[:cut]) > 0


def test_sessions_are_joined_without_a_gap_and_chapters_stand_where_they_happened(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream())
    later = BEGAN + timedelta(minutes=10)
    recorded(tmp_path, later, stream())
    chapters = [
        Chapter(later + timedelta(seconds=1), "rapb", "RAPB"),
        Chapter(BEGAN - timedelta(minutes=1), "pemb", "Pembukaan"),
        Chapter(BEGAN + timedelta(minutes=5), "isti", "Istirahat"),
        Chapter(BEGAN + timedelta(seconds=2), "lapo", "Laporan"),
        Chapter(later + timedelta(hours=1), "sesu", "Sesudah siaran"),
    ]
    made = join(tmp_path, chapters)
    assert made is not None
    assert [item for _, item in made.chapters] == ["pemb", "lapo", "isti", "rapb"]
    assert [(one.began_at, one.starts_at_ms // 100) for one in made.sessions] == [(BEGAN, 0), (later, 40)]
    wanted = (0, 2000, 4000, 5000)
    assert all(abs(at - where) < 50 for (at, _), where in zip(made.chapters, wanted, strict=True))
    assert abs(made.duration_ms - 8000) < 100
    assert made.sha256 == digest_of(made.path)
    assert faults_of(made.path.read_bytes(), tmp_path) == []
    with av.open(str(made.path)) as played:
        assert [one["metadata"]["title"] for one in played.chapters()] == [
            "Pembukaan",
            "Laporan",
            "Istirahat",
            "RAPB",
        ]
        assert sum(1 for _ in played.decode(video=0)) == 200


def test_a_broadcast_that_began_before_the_agenda_keeps_its_first_chapter_in_place(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream())
    made = join(tmp_path, [Chapter(BEGAN + timedelta(seconds=1), "pemb", "Pembukaan")])
    assert made is not None
    assert [item for _, item in made.chapters] == ["pemb"]
    with av.open(str(made.path)) as played:
        found = [(one["start"], one["metadata"]["title"]) for one in played.chapters()]
    assert found == [(0, BEFORE_FIRST), (made.chapters[0][0], "Pembukaan")]


def test_pictures_that_come_after_a_session_of_sound_alone_are_in_the_archive(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream(2, picture=""))
    later = BEGAN + timedelta(minutes=1)
    recorded(tmp_path, later, stream())
    chapters = [Chapter(BEGAN, "pemb", "Pembukaan"), Chapter(later + timedelta(seconds=1), "lapo", "Laporan")]
    made = join(tmp_path, chapters)
    assert made is not None
    assert faults_of(made.path.read_bytes(), tmp_path) == []
    with av.open(str(made.path)) as played:
        assert {one.type for one in played.streams} >= {"video", "audio"}
        seen = [picture.time for picture in played.decode(video=0)]
        assert len(seen) == 100
        assert abs(seen[0] - 2.0) < 0.1
        starts = [(one["start"] // 100, one["metadata"]["title"]) for one in played.chapters()]
    assert [title for _, title in starts] == ["Pembukaan", "Laporan"]
    assert abs(starts[1][0] - 30) <= 1
    with av.open(str(made.path)) as played:
        heard = sum(part.samples for part in played.decode(audio=0)) / 48_000
    assert abs(heard - 6.0) < 0.2


def test_a_session_cut_before_anything_of_it_can_be_read_takes_nothing_from_the_others(
    tmp_path: Path,
) -> None:
    recorded(tmp_path, BEGAN, stream(2))
    whole = sessions_in(tmp_path)[0][1].read_bytes()
    (tmp_path / f"{(BEGAN - timedelta(minutes=1)).strftime(MILLISECONDS)}.mkv").write_bytes(whole[:40])
    (tmp_path / f"{(BEGAN + timedelta(minutes=1)).strftime(MILLISECONDS)}.mkv").write_bytes(b"\x1a\x45\xdf")
    made = join(tmp_path, [Chapter(BEGAN, "pemb", "Pembukaan")])
    assert made is not None
    assert [one.began_at for one in made.sessions] == [BEGAN]
    assert made.chapters == ((0, "pemb"),)
    assert pictures(made.path.read_bytes()) == 50


def test_of_sessions_that_cannot_be_read_at_all_there_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / f"{BEGAN.strftime(MILLISECONDS)}.mkv").write_bytes(b"\x1a\x45\xdf")
    assert join(tmp_path, []) is None


def test_sessions_of_different_senders_are_one_file_without_fault(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream())
    recorded(tmp_path, BEGAN + timedelta(minutes=1), stream(picture="libvpx"))
    recorded(tmp_path, BEGAN + timedelta(minutes=2), stream())
    made = join(tmp_path, [Chapter(BEGAN, "pemb", "Pembukaan")])
    assert made is not None
    assert faults_of(made.path.read_bytes(), tmp_path) == []
    with av.open(str(made.path)) as played:
        assert sum(1 for _ in played.decode(video=0)) > 290


def test_joining_again_gives_the_same_file(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream())
    first, second = (join(tmp_path, [Chapter(BEGAN, "pemb", "Pembukaan")]) for _ in range(2))
    assert first == second
    assert first is not None


def test_a_session_cut_by_a_crash_is_joined_as_far_as_it_goes(tmp_path: Path) -> None:
    cut = recorded(tmp_path, BEGAN, stream())
    cut.write_bytes(cut.read_bytes()[:-5000])
    recorded(tmp_path, BEGAN + timedelta(minutes=1), stream())
    made = join(tmp_path, [])
    assert made is not None
    with av.open(str(made.path)) as played:
        assert 150 < sum(1 for _ in played.decode(video=0)) < 200


def parts_broadcast(file: SessionFile) -> int:
    """How many parts of a whole stream go out while that file takes what it can."""
    pieces = list[object]()
    taken = Trickle(stream())
    Packager(
        taken, lambda _, piece: pieces.append(piece), starts_at_ms=0, part_ms=250, record=file.write
    ).run()
    return len(pieces)


def test_a_recording_leaves_room_for_the_meeting_and_the_broadcast_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "LEFT_FREE", 1 << 60)
    assert parts_broadcast(SessionFile(tmp_path, BEGAN)) > 16
    assert sessions_in(tmp_path) == []


def test_a_disk_that_is_full_ends_the_recording_and_not_the_broadcast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SessionFile(tmp_path, BEGAN)
    monkeypatch.setattr(file, "_path", Path("/dev/full"))
    assert parts_broadcast(file) > 16


def test_what_was_erased_is_erased_again_without_harm(tmp_path: Path) -> None:
    """By another server of the install, at the same hour of the day."""
    recorded(folder_of(tmp_path, "M1"), BEGAN, stream(2))
    shelf = RecordingFolder(tmp_path)
    assert shelf.has("M1")
    for _ in range(2):
        shelf.erase("M1")
        assert not shelf.has("M1")


def test_a_session_without_picture_keeps_its_sound(tmp_path: Path) -> None:
    recorded(tmp_path, BEGAN, stream(picture=""))
    made = join(tmp_path, [])
    assert made is not None
    with av.open(str(made.path)) as played:
        assert [one.type for one in played.streams] == ["audio"]


def test_nothing_recorded_is_no_archive(tmp_path: Path) -> None:
    SessionFile(tmp_path / "m", BEGAN).close()
    assert join(tmp_path / "m", []) is None


def test_a_meetings_id_names_no_other_folder(tmp_path: Path) -> None:
    assert folder_of(tmp_path, "7QAB") == tmp_path / "recordings" / "7QAB"
    for other in ("", "..", "a/b", "../secrets"):
        with pytest.raises(ValueError, match="meeting"):
            folder_of(tmp_path, other)
