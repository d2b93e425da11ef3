"""One broadcaster's stream to fragmented MP4: video copied, sound as AAC, and the sound once more alone.

Blocking; it runs in a thread of its own. The options of demuxer and muxer are explained in
docs/reference/media.md; each was found by measuring.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

import av
from av.container import InputContainer, OutputContainer

from rat_online.adapters.media.boxes import BoxCutter, Piece
from rat_online.adapters.media.tracks import Picture, PictureDamaged, Sound

INPUT_OPTIONS = {
    "probesize": "2048",
    "analyzeduration": "0",
    "fpsprobesize": "0",
}
MUXER_FLAGS = "empty_moov+default_base_moof+skip_trailer+frag_keyframe+frag_discont"


class Rendition(StrEnum):
    VIDEO = "video"
    AUDIO = "audio"


class Source(Protocol):
    def read(self, size: int) -> bytes: ...


class StreamUnreadable(Exception):
    """What the broadcaster sends cannot be read: junk, damaged, truncated, neither picture nor sound."""


Put = Callable[[Rendition, Piece], None]
Record = Callable[[bytes], None]


@dataclass(slots=True)
class _Sink:
    """A file for the muxer; its bytes leave as pieces."""

    rendition: Rendition
    put: Put
    _cutter: BoxCutter = field(default_factory=BoxCutter)

    def write(self, data: bytes) -> int:
        for piece in self._cutter.feed(bytes(data)):
            self.put(self.rendition, piece)
        return len(data)


@dataclass(slots=True)
class _RecordingSink:
    record: Record

    def write(self, data: bytes) -> int:
        self.record(bytes(data))
        return len(data)


def _recording(record: Record) -> OutputContainer:
    """Matroska: cut anywhere after its first cluster it still opens, which MP4 does not within a moof."""
    options = {"live": "1", "flush_packets": "1", "cluster_time_limit": "1000"}
    return av.open(_RecordingSink(record), "w", format="matroska", options=options)


class Packager:
    """Packages one session from its first byte to its last.

    Args:
        source: where the broadcaster's bytes are read from; `read` may wait.
        put: takes every piece, in the thread of `run`.
        starts_at_ms: where on the broadcast's timeline this session begins, so that it never rewinds.
        part_ms: how long a part is.
        container: the broadcaster's format, None to find out.
        record: takes the bytes of the recording, in the same thread.
    """

    def __init__(
        self,
        source: Source,
        put: Put,
        *,
        starts_at_ms: int,
        part_ms: int,
        container: str | None = None,
        record: Record | None = None,
    ) -> None:
        self._record = record
        self._source = source
        self._put = put
        self._offset = Fraction(starts_at_ms, 1000)
        self._part_ms = part_ms
        self._container = container
        self._first: Fraction | None = None

    def run(self) -> None:
        """Raises StreamUnreadable; returns when the source ends."""
        try:
            with av.open(self._source, "r", format=self._container, options=INPUT_OPTIONS) as source:
                if not source.streams.video and not source.streams.audio:
                    raise StreamUnreadable("neither picture nor sound")
                self._package(source)
        except (av.FFmpegError, PictureDamaged, ValueError, IndexError, OverflowError) as error:
            raise StreamUnreadable(type(error).__name__) from None

    def _package(self, source: InputContainer) -> None:
        video = source.streams.video[0] if source.streams.video else None
        audio = source.streams.audio[0] if source.streams.audio else None
        whole = [self._output(Rendition.VIDEO)] if video else []
        if self._record is not None:
            whole.append(_recording(self._record))
        outputs = [*whole, self._output(Rendition.AUDIO)] if audio else whole
        picture = Picture(video, whole) if video else None
        sound = Sound(audio, outputs) if audio else None
        try:
            wanted = [stream for stream in (video, audio) if stream is not None]
            for packet in source.demux(*wanted):
                if packet.pts is None:
                    continue  # the empty packet at the end
                shift = self._shift(packet)
                if picture is not None and packet.stream is video:
                    picture.take(packet, shift)
                elif sound is not None:
                    sound.take(packet, shift)
        finally:
            for output in outputs:
                output.close()

    def _shift(self, packet: Any) -> Fraction:
        """Seconds to add, so that the session's first packet stands where the session begins."""
        if self._first is None:
            self._first = Fraction(packet.pts if packet.dts is None else packet.dts) * packet.time_base
        return self._offset - self._first

    def _output(self, rendition: Rendition) -> OutputContainer:
        options = {
            "movflags": MUXER_FLAGS,
            "frag_duration": str(self._part_ms * 1000),
            "use_editlist": "0",
            "flush_packets": "1",
            # Without this the muxer moves each session's start to zero, and players freeze at the next one.
            "avoid_negative_ts": "make_non_negative",
        }
        return av.open(_Sink(rendition, self._put), "w", format="mp4", options=options)
