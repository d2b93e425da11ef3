"""A photo becomes small and loses everything but the picture; what is none is refused."""

import os
import struct
import zlib

import pytest

from rat_online.adapters.portrait import HIGHEST, LARGEST, WIDEST, portrait


def png(width: int, height: int, rows: bytes | None = None, *extra: tuple[bytes, bytes]) -> bytes:
    """A picture of noise, or whatever rows are given."""
    pixels = b"".join(b"\0" + os.urandom(3 * width) for _ in range(height)) if rows is None else rows
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), *extra, (b"IDAT", zlib.compress(pixels)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def size_of(jpeg: bytes) -> tuple[int, int]:
    """Width and height in the frame header (T.81, B.2.2)."""
    at = jpeg.index(b"\xff\xc0")
    height, width = struct.unpack(">HH", jpeg[at + 5 : at + 9])
    return width, height


@pytest.mark.parametrize(("width", "height"), [(1200, 1600), (1600, 500), (320, 400), (50, 40), (1, 1)])
def test_it_fits_and_is_never_scaled_up(width: int, height: int) -> None:
    made = portrait(png(width, height))
    assert made.startswith(b"\xff\xd8\xff")
    assert len(made) <= LARGEST
    wide, high = size_of(made)
    assert wide <= min(WIDEST, max(width, 2))
    assert high <= min(HIGHEST, max(height, 2))


def test_its_own_output_is_taken_again() -> None:
    assert portrait(portrait(png(600, 800)))


def test_what_a_camera_writes_beside_the_picture_stays_behind() -> None:
    noted = png(40, 50, None, (b"tEXt", b"Comment\0-6.2,106.8"))
    assert b"-6.2,106.8" in noted
    assert b"-6.2,106.8" not in portrait(noted)
    assert b"<script>" not in portrait(portrait(png(40, 50)) + b"<script>alert(1)</script>")


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff" + b"\0" * 200,
        png(60_000, 60_000, b""),
        png(40, 40)[:60],
    ],
    ids=["nothing", "gif", "svg", "a beginning", "a bomb", "cut off"],
)
def test_what_is_no_picture_is_refused(given: bytes) -> None:
    with pytest.raises(ValueError):
        portrait(given)
