"""An invented broadcast of some 500 kbit/s: noise to see and to hear, sent in its own time, without an end.

Noise compresses badly, so that the rate is what was asked for; it is encoded once and then goes round.
"""

import io
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av

FPS = 20
BITS = 440_000
KEY_EVERY = 2 * FPS
SETTLES, GOES_ROUND = KEY_EVERY, 9 * KEY_EVERY
"""Pictures: the encoder's rate is steady after the first ones; then so many are sent again and again."""

RATE, SAMPLES = 48_000, 960
"""Opus as a browser records it: fifty frames a second."""

PICTURE_S, SOUND_S = Fraction(1, FPS), Fraction(SAMPLES, RATE)
PIECE_S = Fraction(1, 10)
"""How often the studio's recorder gives what it has."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Packets of one round, ready to be written into any number of sessions."""

    container: bytes
    pictures: list[bytes]
    sounds: list[bytes]


def encoded() -> Loop:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="matroska") as output:
        video, audio = _streams(output)
        _write_pictures(output, video)
        _write_sounds(output, audio)
    whole = buffer.getvalue()
    with av.open(io.BytesIO(whole), "r") as source:
        packets = [packet for packet in source.demux() if packet.size]
        pictures = [bytes(packet) for packet in packets if packet.stream.type == "video"]
        sounds = [bytes(packet) for packet in packets if packet.stream.type == "audio"]
    return Loop(whole, pictures[SETTLES:], sounds)


def _streams(output: Any) -> tuple[Any, Any]:
    limits = {"maxrate": str(BITS), "bufsize": str(BITS // 2)}
    options = {"preset": "ultrafast", "tune": "zerolatency", "g": str(KEY_EVERY), **limits}
    video = output.add_stream("libx264", rate=FPS, options=options)
    video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
    video.codec_context.bit_rate = BITS
    audio = output.add_stream("libopus", rate=RATE)
    audio.codec_context.layout, audio.codec_context.bit_rate = "mono", 48_000
    return video, audio


def _write_pictures(output: Any, stream: Any) -> None:
    chance = random.Random(7)
    for number in range(SETTLES + GOES_ROUND):
        frame = av.VideoFrame(320, 180, "yuv420p")
        for plane in frame.planes:
            plane.update(chance.randbytes(plane.buffer_size))
        frame.pts, frame.time_base = number, PICTURE_S
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _write_sounds(output: Any, stream: Any) -> None:
    chance = random.Random(8)
    for number in range(int(GOES_ROUND * PICTURE_S / SOUND_S)):
        frame = av.AudioFrame("s16", "mono", SAMPLES)
        frame.planes[0].update(chance.randbytes(frame.planes[0].buffer_size))
        frame.pts, frame.sample_rate, frame.time_base = number * SAMPLES, RATE, Fraction(1, RATE)
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


class _Sink:
    """A file for the muxer whose bytes are taken away after each packet."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, data: bytes) -> int:
        self._written += data
        return len(data)

    def taken(self) -> bytes:
        data, self._written = bytes(self._written), bytearray()
        return data


def session(loop: Loop, lasts_s: float, is_over: Callable[[], bool]) -> Iterator[bytes]:
    """One broadcaster's bytes, as a recorder gives them: a piece, whenever its time has come."""
    sink, began = _Sink(), time.monotonic()
    # A cluster for each packet: nothing waits in the muxer for a second of stream to be full.
    options = {"live": "1", "flush_packets": "1", "cluster_time_limit": "1"}
    with (
        av.open(io.BytesIO(loop.container)) as source,
        av.open(sink, "w", format="matroska", options=options) as output,
    ):
        video, audio = (output.add_stream_from_template(one) for one in source.streams)
        output.start_encoding()
        pictures = sounds = 0
        ends = PIECE_S
        while not is_over() and ends < lasts_s:
            while min(pictures * PICTURE_S, sounds * SOUND_S) < ends:
                if pictures * PICTURE_S <= sounds * SOUND_S:
                    output.mux(_packet(loop.pictures, pictures, PICTURE_S, video))
                    pictures += 1
                else:
                    output.mux(_packet(loop.sounds, sounds, SOUND_S, audio))
                    sounds += 1
            time.sleep(max(0.0, began + float(ends) - time.monotonic()))
            yield sink.taken()
            ends += PIECE_S
    yield sink.taken()


def _packet(round_of: list[bytes], number: int, lasts: Fraction, stream: Any) -> Any:
    packet: Any = av.Packet(round_of[number % len(round_of)])
    packet.pts = packet.dts = number
    packet.duration, packet.time_base, packet.stream = 1, lasts, stream
    packet.is_keyframe = stream.type == "audio" or number % KEY_EVERY == 0
    return packet
