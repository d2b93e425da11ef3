"""The picture and the sound of a session, each written once into every output."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import av
from av.audio.resampler import AudioResampler
from av.container import OutputContainer

from rat_online.adapters.media.avc import is_whole, length_size

AUDIO_RATE = 48_000
AUDIO_FRAME = 1024
"""Samples of one AAC frame."""

AUDIO_BITS = 48_000
"""Bits a second of the sound: about 20 MB an hour."""

LARGEST_GAP_S = Fraction(1, 10)
"""A jump in the sound's time beyond which it is anchored again instead of counted on."""

TRANSCODE_OPTIONS = {"preset": "veryfast", "tune": "zerolatency", "g": "50"}
PICTURE_TICKS = 90_000
"""A second of an encoded picture's time base."""


class PictureDamaged(Exception):
    """A picture that every player would stop at."""


class Picture:
    """Copies H.264; whatever else a browser records is encoded to it."""

    def __init__(self, source: Any, outputs: Sequence[OutputContainer]) -> None:
        self._is_copied = source.codec_context.name == "h264"
        self._lengths = length_size(bytes(source.codec_context.extradata or b"")) if self._is_copied else 0
        self._last_dts = -1
        make = _copied_stream if self._is_copied else _encoded_stream
        self._outputs = [(output, make(output, source)) for output in outputs]

    def take(self, packet: Any, shift: Fraction) -> None:
        """Raises PictureDamaged, before anybody gets it."""
        if self._is_copied:
            if self._lengths and not is_whole(bytes(packet), self._lengths):
                raise PictureDamaged
            self._move(packet, round(shift / packet.time_base))
            _mux(packet, self._outputs)
            return
        encoder = self._outputs[0][1].codec_context
        for frame in packet.decode():
            frame.pts = round((Fraction(frame.pts) * frame.time_base + shift) * PICTURE_TICKS)
            frame.time_base = Fraction(1, PICTURE_TICKS)
            for encoded in encoder.encode(frame):
                _mux(encoded, self._outputs)

    def _move(self, packet: Any, ticks: int) -> None:
        """Matroska tells no decoding time of the first pictures; it must grow from each to the next."""
        decode_at = (packet.pts if packet.dts is None else packet.dts) + ticks
        packet.pts += ticks
        packet.dts = self._last_dts = max(decode_at, self._last_dts + 1)


class Sound:
    """Decodes, encodes to AAC once, and writes the same sound into every output."""

    def __init__(self, source: Any, outputs: Sequence[OutputContainer]) -> None:
        self._outputs = [(output, _aac_stream(output)) for output in outputs]
        self._encoder: Any = self._outputs[0][1].codec_context
        self._resampler = _resampler()
        self._next_sample: int | None = None

    def take(self, packet: Any, shift: Fraction) -> None:
        for frame in packet.decode():
            self._anchor(Fraction(frame.pts) * frame.time_base + shift)
            for resampled in self._resampler.resample(frame):
                self._encode(resampled)

    def _anchor(self, at: Fraction) -> None:
        """Count samples on; after a jump of the broadcaster's clock begin anew where it stands now."""
        sample = round(at * AUDIO_RATE)
        if self._next_sample is None:
            self._next_sample = sample
        elif abs(sample - self._next_sample) > LARGEST_GAP_S * AUDIO_RATE + AUDIO_FRAME:
            self._resampler = _resampler()
            self._next_sample = max(sample, self._next_sample)

    def _encode(self, frame: Any) -> None:
        assert self._next_sample is not None
        frame.pts, frame.time_base = self._next_sample, Fraction(1, AUDIO_RATE)
        self._next_sample += frame.samples
        for packet in self._encoder.encode(frame):
            _mux(packet, self._outputs)


def _resampler() -> AudioResampler:
    return AudioResampler(format="fltp", layout="mono", rate=AUDIO_RATE, frame_size=AUDIO_FRAME)


def _copied_stream(output: OutputContainer, source: Any) -> Any:
    return output.add_stream_from_template(source)


def _encoded_stream(output: OutputContainer, source: Any) -> Any:
    """Every output has an encoder with the same settings, and so the same header; the first one encodes."""
    stream: Any = output.add_stream("libx264", rate=25, options=TRANSCODE_OPTIONS)
    stream.width, stream.height = source.codec_context.width, source.codec_context.height
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = Fraction(1, PICTURE_TICKS)
    stream.codec_context.open()
    return stream


def _aac_stream(output: OutputContainer) -> Any:
    stream: Any = output.add_stream("aac", rate=AUDIO_RATE)
    stream.codec_context.layout = "mono"
    stream.codec_context.bit_rate = AUDIO_BITS
    stream.codec_context.open()
    return stream


def _mux(packet: Any, outputs: Sequence[tuple[OutputContainer, Any]]) -> None:
    """One packet cannot enter two muxers: each gets a copy."""
    for output, stream in outputs:
        copied: Any = av.Packet(bytes(packet))
        copied.pts, copied.dts, copied.duration = packet.pts, packet.dts, packet.duration
        copied.time_base, copied.is_keyframe = packet.time_base, packet.is_keyframe
        copied.stream = stream
        output.mux(copied)
