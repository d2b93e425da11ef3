"""Parameter sets out of an avcC."""

import pytest

from rat_online.adapters.media.avc import parameter_sets

SPS, PPS = b"\x67\x42\x00\x0a", b"\x68\xce"
AVCC = b"\x01\x42\x00\x0a\xff\xe1\x00\x04" + SPS + b"\x01\x00\x02" + PPS


def test_each_set_has_its_length_before_it() -> None:
    assert parameter_sets(AVCC) == b"\x00\x00\x00\x04" + SPS + b"\x00\x00\x00\x02" + PPS


@pytest.mark.parametrize("other", [b"", b"\x00\x00\x00\x01" + SPS, AVCC[:4] + b"\xfd" + AVCC[5:]])
def test_what_is_written_otherwise_gives_none(other: bytes) -> None:
    assert parameter_sets(other) == b""
