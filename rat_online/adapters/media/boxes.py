"""Fragmented MP4 cut at its boxes: an init segment, then parts (ISO/IEC 14496-12, sections 4.2, 8.8).

What a muxer writes arrives in pieces of any size; what leaves here are whole boxes, each part with the
facts that a player and a playlist need.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf"})
NON_SYNC = 0x10000
"""sample_is_non_sync_sample in a sample's flags (8.8.3.1)."""

LARGEST_BOX = 8 * 1024 * 1024
"""No fragment of ours is larger; whatever claims to be is junk."""

AVC_HEADER = 8 + 78
"""Bytes before the boxes within a visual sample entry (8.5.2, 12.1.3)."""


class BoxesBroken(ValueError):
    """What came is no fragmented MP4."""


@dataclass(frozen=True, slots=True)
class Init:
    """ftyp + moov; `codecs` as in a MIME type (RFC 6381)."""

    data: bytes
    codecs: str


@dataclass(frozen=True, slots=True)
class Part:
    """moof + mdat; times in milliseconds of the stream's own timeline."""

    data: bytes
    starts_with_key: bool
    starts_at_ms: int
    duration_ms: int


Piece: TypeAlias = Init | Part


@dataclass(slots=True)
class _Track:
    timescale: int = 1
    is_video: bool = False


@dataclass(slots=True)
class BoxCutter:
    """Takes a muxer's bytes, gives whole pieces."""

    _bytes: bytearray = field(default_factory=bytearray)
    _held: bytearray = field(default_factory=bytearray)
    _tracks: dict[int, _Track] = field(default_factory=dict)
    _moof: bytes = b""

    def feed(self, data: bytes) -> Iterator[Piece]:
        """Pieces that are whole now.

        Raises:
            BoxesBroken: the bytes are no boxes.
        """
        self._bytes += data
        while len(self._bytes) >= 8:
            size, kind = struct.unpack_from("!I4s", self._bytes)
            if not 8 <= size <= LARGEST_BOX:
                raise BoxesBroken(f"expected a box of 8 to {LARGEST_BOX} bytes, got {size}")
            if len(self._bytes) < size:
                return
            box = bytes(self._bytes[:size])
            del self._bytes[:size]
            piece = self._take(kind, box)
            if piece is not None:
                yield piece

    def _take(self, kind: bytes, box: bytes) -> Piece | None:
        match kind:
            case b"ftyp":
                self._held = bytearray(box)
            case b"moov":
                self._tracks = _tracks_of(box)
                return Init(bytes(self._held) + box, codecs_of(box))
            case b"moof":
                self._moof = box
            case b"mdat":
                if not self._moof:
                    raise BoxesBroken("expected a moof before an mdat")
                moof, self._moof = self._moof, b""
                return _part_of(moof, box, self._tracks)
            case _:
                pass  # sidx, styp, mfra: nothing that a part needs
        return None


def boxes(data: bytes, start: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """The boxes side by side in `data`, as (kind, content)."""
    while start + 8 <= len(data):
        size, kind = struct.unpack_from("!I4s", data, start)
        if size < 8 or start + size > len(data):
            raise BoxesBroken(f"box {kind!r} of {size} bytes does not fit")
        yield kind, data[start + 8 : start + size]
        start += size


def find(data: bytes, *path: bytes) -> Iterator[bytes]:
    """The contents of every box at a path of kinds."""
    for kind, content in boxes(data):
        if kind == path[0]:
            if len(path) == 1:
                yield content
            else:
                yield from find(content, *path[1:])


def codecs_of(moov: bytes) -> str:
    """The codecs of all tracks, video first."""
    found = []
    for entry in find(moov, b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd"):
        for kind, content in boxes(entry, 8):
            if kind == b"avc1":
                for inner, config in boxes(content, AVC_HEADER - 8):
                    if inner == b"avcC":
                        found.append("avc1." + config[1:4].hex())
            elif kind == b"mp4a":
                found.append("mp4a.40.2")  # AAC-LC, the only audio that is written here
    return ",".join(sorted(found))


def _tracks_of(moov: bytes) -> dict[int, _Track]:
    tracks = {}
    for trak in find(moov, b"moov", b"trak"):
        track = _Track()
        header = next(find(trak, b"tkhd"))
        id_ = struct.unpack_from("!I", header, 20 if header[0] else 12)[0]
        media = next(find(trak, b"mdia", b"mdhd"))
        track.timescale = struct.unpack_from("!I", media, 20 if media[0] else 12)[0]
        track.is_video = next(find(trak, b"mdia", b"hdlr"))[8:12] == b"vide"
        tracks[id_] = track
    return tracks


def _part_of(moof: bytes, mdat: bytes, tracks: dict[int, _Track]) -> Part:
    starts, ends, key = [], [], True
    for traf in find(moof, b"moof", b"traf"):
        run = _run_of(traf)
        track = tracks.get(run.track)
        if track is None:
            raise BoxesBroken(f"track {run.track} is not in the init segment")
        starts.append(run.starts_at * 1000 // track.timescale)
        ends.append((run.starts_at + run.duration) * 1000 // track.timescale)
        if track.is_video:
            key = run.starts_with_sync
    if not starts:
        raise BoxesBroken("a moof without a track")
    return Part(moof + mdat, key, min(starts), max(ends) - min(starts))


@dataclass(slots=True)
class _Run:
    track: int
    starts_at: int = 0
    duration: int = 0
    starts_with_sync: bool = True


def _run_of(traf: bytes) -> _Run:
    """tfhd, tfdt and trun of one track's fragment (8.8.7, 8.8.8, 8.8.12)."""
    header = next(find(traf, b"tfhd"))
    flags, track = struct.unpack_from("!II", header)
    at, default_duration, default_flags = 8, 0, 0
    for bit, size in ((0x1, 8), (0x2, 4), (0x8, 4), (0x10, 4), (0x20, 4)):
        if flags & bit:
            value = struct.unpack_from("!I", header, at)[0]
            default_duration = value if bit == 0x8 else default_duration
            default_flags = value if bit == 0x20 else default_flags
            at += size
    run = _Run(track)
    for decode_time in find(traf, b"tfdt"):
        run.starts_at = struct.unpack_from("!Q" if decode_time[0] else "!I", decode_time, 4)[0]
    is_first = True
    for trun in find(traf, b"trun"):
        duration, sync = _samples_of(trun, default_duration, default_flags)
        run.duration += duration
        if is_first:
            run.starts_with_sync = sync
            is_first = False
    return run


def _samples_of(trun: bytes, default_duration: int, default_flags: int) -> tuple[int, bool]:
    """How long the samples of a run last, and whether the first is a sync sample."""
    flags, count = struct.unpack_from("!II", trun)
    at = 8 + (4 if flags & 0x1 else 0)
    first_flags: int | None = None
    if flags & 0x4:
        first_flags = struct.unpack_from("!I", trun, at)[0]
        at += 4
    fields = [bit for bit in (0x100, 0x200, 0x400, 0x800) if flags & bit]
    duration = 0
    for index in range(count):
        values = dict(zip(fields, struct.unpack_from(f"!{len(fields)}I", trun, at), strict=True))
        at += 4 * len(fields)
        duration += values.get(0x100, default_duration)
        if index == 0 and first_flags is None:
            first_flags = values.get(0x400, default_flags)
    return duration, not (first_flags or 0) & NON_SYNC
