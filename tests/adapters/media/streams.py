"""Invented broadcasts: a grey picture that brightens and one tone, as a browser or OBS would send them."""

import io
import math
import struct
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

import av

from rat_online.adapters.media.boxes import Init, Part, Piece
from rat_online.adapters.media.packager import Packager, Rendition

RATE = 48_000
FPS = 25
PICTURE_SAMPLES = RATE // FPS
ENCODING = {
    "libx264": {"g": "50", "tune": "zerolatency", "preset": "ultrafast"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8"},
}


@cache
def stream(
    seconds: int = 4,
    *,
    container: str = "matroska",
    picture: str = "libx264",
    sound: str = "libopus",
    tone: int = 440,
) -> bytes:
    """A whole stream; picture or sound may be left out with an empty name."""
    buffer = io.BytesIO()
    output = av.open(buffer, "w", format=container)
    video: Any = _video(output, picture) if picture else None
    audio: Any = _audio(output, sound) if sound else None
    resampler = av.AudioResampler(
        format="flt" if sound == "libopus" else "fltp",
        layout="mono",
        rate=RATE,
        frame_size=960 if sound == "libopus" else 1024,
    )
    for number in range(seconds * FPS):
        if video is not None:
            output.mux(video.encode(_grey(number)))
        if audio is not None:
            for frame in resampler.resample(_tone(number, tone)):
                frame.pts = None
                output.mux(audio.encode(frame))
    for one in (video, audio):
        if one is not None:
            output.mux(one.encode(None))
    output.close()
    return buffer.getvalue()


def _video(output: Any, codec: str) -> Any:
    made = output.add_stream(codec, rate=FPS, options=ENCODING.get(codec, {}))
    made.width, made.height, made.pix_fmt = 320, 180, "yuv420p"
    return made


def _audio(output: Any, codec: str) -> Any:
    made = output.add_stream(codec, rate=RATE)
    made.codec_context.layout = "mono"
    return made


def _grey(number: int) -> Any:
    frame = av.VideoFrame(320, 180, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([number * 3 % 256]) * plane.buffer_size)
    frame.pts, frame.time_base = number, Fraction(1, FPS)
    return frame


def _tone(number: int, hertz: int) -> Any:
    first = number * PICTURE_SAMPLES
    samples = (
        round(8000 * math.sin(2 * math.pi * hertz * (first + index) / RATE))
        for index in range(PICTURE_SAMPLES)
    )
    frame = av.AudioFrame(format="s16", layout="mono", samples=PICTURE_SAMPLES)
    frame.sample_rate, frame.pts, frame.time_base = RATE, first, Fraction(1, RATE)
    frame.planes[0].update(struct.pack(f"<{PICTURE_SAMPLES}h", *samples))
    return frame


def damaged(data: bytes, after: int = 30) -> bytes:
    """The same stream in Matroska, with a picture whose units do not have the lengths that it says."""
    buffer, pictures = io.BytesIO(), 0
    output = av.open(buffer, "w", format="matroska")
    with av.open(io.BytesIO(data), "r") as source:
        streams: dict[int, Any] = {one.index: output.add_stream_from_template(one) for one in source.streams}
        for packet in source.demux():
            if packet.pts is None:
                continue
            content = bytes(packet)
            pictures += packet.stream.type == "video"
            if packet.stream.type == "video" and pictures == after:
                content = b"\x7f\xff\xff\xff" + content[4:]
            moved: Any = av.Packet(content)
            moved.pts, moved.dts, moved.time_base = packet.pts, packet.dts, packet.time_base
            moved.is_keyframe, moved.duration = packet.is_keyframe, packet.duration
            moved.stream = streams[packet.stream.index]
            output.mux(moved)
    output.close()
    return buffer.getvalue()


class Trickle:
    """A source that gives few bytes at a time, as a network does."""

    def __init__(self, data: bytes, at_once: int = 700) -> None:
        self._file, self._at_once = io.BytesIO(data), at_once

    def read(self, size: int) -> bytes:
        return self._file.read(min(size, self._at_once))


def packaged(
    data: bytes, *, starts_at_ms: int = 0, container: str | None = "matroska"
) -> list[tuple[Rendition, Piece]]:
    """Every piece of a stream, in order."""
    pieces: list[tuple[Rendition, Piece]] = []
    packager = Packager(
        Trickle(data),
        lambda rendition, piece: pieces.append((rendition, piece)),
        starts_at_ms=starts_at_ms,
        part_ms=250,
        container=container,
    )
    packager.run()
    return pieces


def of(pieces: Iterable[tuple[Rendition, Piece]], rendition: Rendition) -> tuple[Init, list[Part]]:
    """One rendition's init and parts."""
    own = [piece for whose, piece in pieces if whose is rendition]
    assert isinstance(own[0], Init)
    return own[0], [piece for piece in own[1:] if isinstance(piece, Part)]


def loudness(samples: Sequence[float], hertz: int, rate: int = RATE) -> float:
    """How much of the sound is one tone: 1.0 for that tone alone (Goertzel's algorithm)."""
    coefficient = 2 * math.cos(2 * math.pi * hertz / rate)
    before = last = power = 0.0
    for sample in samples:
        before, last = last, sample + coefficient * last - before
        power += sample * sample
    found = last * last + before * before - coefficient * last * before
    return 2 * found / (power * len(samples)) if power else 0.0
