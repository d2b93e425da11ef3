"""H.264 parameter sets (ISO/IEC 14496-15, section 5.3.3): what a decoder must know before a picture.

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
