"""The recording: a growing file for each broadcaster's session, joined to one MP4 when the stream has ended.

A session's file is Matroska: cut anywhere after its first cluster, it still opens.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import av
import structlog
from av.container import InputContainer, OutputContainer

from rat_online.adapters.media.avc import parameter_sets
from rat_online.domain.stage import RecordedSession, placed

DIRECTORY = "recordings"
ARCHIVE = "arsip.mp4"
MILLISECONDS = "%Y%m%dT%H%M%S%f"
BEFORE_FIRST = "Sebelum acara pertama"
"""The title of what was broadcast before the agenda began."""

READ_AT_ONCE = 1 << 20
LEFT_FREE = 512 * 1024 * 1024
"""Bytes of the disk that a recording leaves to the meeting: a vote never waits for a picture."""

ASK_AFTER = 1024 * 1024

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the meeting was at from a moment on; `title` is for whoever plays the file."""

    at: datetime
    item: str
    title: str


@dataclass(frozen=True, slots=True)
class Archive:
    """The finished recording. `chapters` are items where they start in it, in milliseconds, in order."""

    path: Path
    sha256: str
    size: int
    duration_ms: int
    chapters: tuple[tuple[int, str], ...]
    sessions: tuple[RecordedSession, ...]


def folder_of(data_dir: Path, meeting: str) -> Path:
    """Where a meeting's recording is. `meeting` comes from a signed pass, yet may name no other folder.

    Raises:
        ValueError: for an id that is none.
    """
    if not meeting.isalnum():
        raise ValueError("expected a meeting's id")
    return data_dir / DIRECTORY / meeting


class SessionFile:
    """One session's growing file, made with its first bytes.

    It ends where the disk is nearly full, and the broadcast goes on: what was kept still opens. `on_end` is
    then called, in the thread that writes.
    """

    def __init__(
        self, folder: Path, starts_at: datetime, on_end: Callable[[], object] = lambda: None
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / f"{starts_at.strftime(MILLISECONDS)}.mkv"
        self._file: BinaryIO | None = None
        self._unasked = ASK_AFTER
        self._is_over = False
        self._on_end = on_end

    def write(self, data: bytes) -> None:
        if self._is_over:
            return
        try:
            if not self._has_room(len(data)) or self._opened().write(data) < len(data):
                self._end("the disk is full")
        except OSError as error:
            self._end(type(error).__name__)

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = self._path.open("wb", buffering=0)
        return self._file

    def _has_room(self, more: int) -> bool:
        """Asked once a megabyte."""
        self._unasked += more
        if self._unasked <= ASK_AFTER:
            return True
        self._unasked = 0
        return shutil.disk_usage(self._path.parent).free >= LEFT_FREE

    def _end(self, why: str) -> None:
        self._is_over = True
        logger.error("recording ended, the broadcast goes on", meeting=self._path.parent.name, why=why)
        self.close()
        self._on_end()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def sessions_in(folder: Path) -> list[tuple[datetime, Path]]:
    """A meeting's session files with the moment each began, in order."""
    found = []
    for path in sorted(folder.glob("*T*.mkv")):
        at = datetime.strptime(path.stem, MILLISECONDS).replace(tzinfo=UTC)
        if path.stat().st_size > 0:
            found.append((at, path))
    return found


def sizes_in(folder: Path) -> tuple[tuple[str, int], ...]:
    """What a meeting's recording would be joined of."""
    return tuple((path.name, path.stat().st_size) for _, path in sessions_in(folder))


def join(folder: Path, chapters: Sequence[Chapter]) -> Archive | None:
    """Join a meeting's sessions into one file, without encoding again. Blocking: runs in a thread.

    Sessions follow each other without their pauses; a chapter that began in a pause begins with the next
    session. None when nothing was recorded. May be repeated: the same sessions give the same file.
    """
    if not sessions_in(folder):
        return None
    with _alone(folder):
        # One that was cut before anything of it was there takes nothing from the others.
        sessions = [(at, path) for at, path in sessions_in(folder) if _has_anything(path)]
        return _join(folder, sessions, chapters) if sessions else None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait for whoever joins it already: the child of a process that was killed works on to its end."""
    with (folder / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _join(folder: Path, sessions: Sequence[tuple[datetime, Path]], chapters: Sequence[Chapter]) -> Archive:
    unfinished = folder / f".{ARCHIVE}"
    with av.open(str(unfinished), "w", format="mp4", options={"movflags": "+faststart"}) as output:
        joined = _Joined(output)
        for _, path in sessions:
            joined.expect(path)
        kept = tuple(RecordedSession(at, joined.append(path)) for at, path in sessions)
        moments = ((one.at, one) for one in sorted(chapters, key=lambda one: one.at))
        found = placed(moments, kept, joined.length_ms)
        output.set_chapters(_as_av(found, joined.length_ms))
    starts = tuple((start, one.item) for start, one in found)
    path, digest, size = folder / ARCHIVE, digest_of(unfinished), unfinished.stat().st_size
    unfinished.replace(path)
    return Archive(path, digest, size, joined.length_ms, starts, kept)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, as the log states it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(READ_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()


class _Joined:
    """Packets of several sessions on one timeline."""

    def __init__(self, output: OutputContainer) -> None:
        self._output = output
        self._streams: dict[str, Any] = {}
        self._configuration = b""
        self._has_others = False
        self.length_ms = 0

    def expect(self, path: Path) -> None:
        """What a session has, told before the first packet of any: a muxer takes no stream later.

        The first session may be of sound alone.
        """
        with av.open(str(path)) as source:
            for one in source.streams:
                if one.type not in self._streams:
                    self._streams[one.type] = self._output.add_stream_from_template(one)

    def append(self, path: Path) -> int:
        """Where a session begins in the whole, in milliseconds."""
        begins = end = self.length_ms
        first: int | None = None
        with av.open(str(path)) as source:
            own = self._within(source)
            for packet in _readable(source):
                stream = self._streams.get(packet.stream.type)
                if stream is None:
                    continue
                if first is None:
                    first = int(packet.dts * packet.time_base * 1000)
                ticks = round((begins - first) / 1000 / packet.time_base)
                packet.pts += ticks
                packet.dts += ticks
                end = max(end, int((packet.pts + (packet.duration or 0)) * packet.time_base * 1000))
                self._output.mux(_moved(packet, stream, own))
        self.length_ms = end
        return begins

    def _within(self, source: InputContainer) -> bytes:
        """What key pictures of this session carry within: nothing as long as all sessions are alike."""
        if not source.streams.video:
            return b""
        configuration = bytes(source.streams.video[0].codec_context.extradata or b"")
        self._configuration = self._configuration or configuration
        self._has_others = self._has_others or configuration != self._configuration
        return parameter_sets(configuration) if self._has_others else b""


def _moved(packet: Any, stream: Any, within: bytes) -> Any:
    """The packet for another stream; a key picture with what a decoder must know first."""
    if within and packet.stream.type == "video" and packet.is_keyframe:
        carried: Any = av.Packet(within + bytes(packet))
        carried.pts, carried.dts, carried.duration = packet.pts, packet.dts, packet.duration
        carried.time_base, carried.is_keyframe = packet.time_base, True
        packet = carried
    packet.stream = stream
    return packet


def _readable(source: InputContainer) -> Iterator[Any]:
    """Packets as far as the file goes: the last cluster of a killed process may be half there."""
    try:
        for packet in source.demux():
            if packet.dts is not None and packet.pts is not None and not packet.is_corrupt:
                yield packet
    except av.FFmpegError:
        return


def _has_anything(path: Path) -> bool:
    try:
        with av.open(str(path)) as source:
            return any(True for _ in _readable(source))
    except av.FFmpegError:
        return False


def _as_av(found: Sequence[tuple[int, Chapter]], length_ms: int) -> list[Any]:
    """One after another from the beginning on: an MP4 knows no gap, and would move the first."""
    places = [(start, chapter.title) for start, chapter in found]
    if places and places[0][0] > 0:
        places.insert(0, (0, BEFORE_FIRST))
    ends = [*(start for start, _ in places), length_ms][1:]
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": title},
        }
        for number, ((start, title), end) in enumerate(zip(places, ends, strict=True), start=1)
    ]


class RecordingFolder:
    """The recordings of an install."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def older_than(self, before: datetime) -> list[str]:
        folder = self._data_dir / DIRECTORY
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        return [one.name for one in found if one.name.isalnum() and _newest_in(one) < before]

    def has(self, meeting: str) -> bool:
        return folder_of(self._data_dir, meeting).is_dir()

    def erase(self, meeting: str) -> None:
        with suppress(FileNotFoundError):  # another server of the install was faster
            shutil.rmtree(folder_of(self._data_dir, meeting))


def _newest_in(folder: Path) -> datetime:
    """When its last session began; by the file system's clock where there are none."""
    began = [at for at, _ in sessions_in(folder)]
    return max(began, default=datetime.fromtimestamp(folder.stat().st_mtime, UTC))
