"""A candidate's photo made small: decoded, scaled and encoded anew, so that nothing but the picture is left.

Whatever a camera writes beside it (place, time, thumbnail) stays behind, and no file that is something else
besides a picture is ever served.
"""

from fractions import Fraction

import av
from av.video.frame import VideoFrame

LARGEST = 40 * 1024
"""Bytes at most; a usual face is a third of it: nine candidates cost a phone a tenth of a megabyte."""

WIDEST, HIGHEST = 320, 400
MOST_PIXELS = 4096 * 4096
QUALITIES = (4, 7, 11, 16, 22, 31)
"""Of the JPEG encoder's quantiser, best first."""

DECODERS = {b"\xff\xd8\xff": "mjpeg", b"\x89PNG\r\n\x1a\n": "png"}


def portrait(picture: bytes) -> bytes:
    """A JPEG of at most 320 × 400 pixels and 40 kB. Blocking.

    Raises:
        ValueError: what it is cannot be shown as a picture.
    """
    frame = _decoded(picture)
    for shrink in (Fraction(1), Fraction(3, 4), Fraction(1, 2)):
        fitted = _fitted(frame, shrink)
        for quality in QUALITIES:
            encoded = _encoded(fitted, quality)
            if len(encoded) <= LARGEST:
                return encoded
    raise ValueError("it does not become small")


def _decoded(picture: bytes) -> VideoFrame:
    """The one frame; the decoder itself refuses what would not fit into memory."""
    decoder = next((name for magic, name in DECODERS.items() if picture.startswith(magic)), None)
    if decoder is None:
        raise ValueError("expected JPEG or PNG")
    context = av.CodecContext.create(decoder, "r")
    assert isinstance(context, av.VideoCodecContext)
    context.options = {"max_pixels": str(MOST_PIXELS)}
    try:
        frames = [*context.decode(av.Packet(picture)), *context.decode(None)]
    except av.FFmpegError as error:
        raise ValueError("it cannot be decoded") from error
    if not frames:
        raise ValueError("it holds no picture")
    return frames[0]


def _fitted(frame: VideoFrame, shrink: Fraction) -> VideoFrame:
    """Scaled down to the largest size and never up, on even sides."""
    scale = min(Fraction(1), Fraction(WIDEST, frame.width), Fraction(HIGHEST, frame.height)) * shrink
    width, height = (max(2, int(side * scale) // 2 * 2) for side in (frame.width, frame.height))
    return frame.reformat(width, height, format="yuvj420p")


def _encoded(frame: VideoFrame, quality: int) -> bytes:
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "yuvj420p"
    encoder.time_base = Fraction(1, 1)
    encoder.qmin = encoder.qmax = quality
    frame.pts = 0
    packets = [*encoder.encode(frame), *encoder.encode(None)]
    return b"".join(bytes(packet) for packet in packets)
