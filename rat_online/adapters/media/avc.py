"""H.264 within MP4 (ISO/IEC 14496-15, section 5.3.3): what a decoder must know, and pictures.

A track of an MP4 names one configuration. Pictures of another, as when OBS takes over from the studio, carry
theirs within.
"""

import struct

LENGTHS = 4
"""Bytes of a unit's length, as browsers and OBS write it."""


def parameter_sets(configuration: bytes) -> bytes:
    """All of an avcC's sequence and picture parameter sets, each with its length before it; empty where the
    units of its pictures have lengths of another size."""
    if len(configuration) < 7 or configuration[0] != 1 or (configuration[4] & 3) + 1 != LENGTHS:
        return b""
    found, at = b"", 5
    for mask in (0x1F, 0xFF):
        count, at = configuration[at] & mask, at + 1
        for _ in range(count):
            (size,) = struct.unpack_from("!H", configuration, at)
            found += struct.pack("!I", size) + configuration[at + 2 : at + 2 + size]
            at += 2 + size
    return found


def length_size(configuration: bytes) -> int:
    """Bytes of a unit's length by an avcC; 0 where units are told apart in another way."""
    return (configuration[4] & 3) + 1 if len(configuration) >= 7 and configuration[0] == 1 else 0


def is_whole(picture: bytes, lengths: int) -> bool:
    """Whether a picture is what its units' lengths and headers say (ISO/IEC 14496-10, section 7.3.1).

    One that is not stops every player that it reaches.
    """
    at = 0
    while at < len(picture):
        size = int.from_bytes(picture[at : at + lengths], "big")
        at += lengths
        if size == 0 or at + size > len(picture):
            return False
        is_forbidden, kind = picture[at] & 0x80, picture[at] & 0x1F
        if is_forbidden or kind == 0:
            return False
        at += size
    return True
