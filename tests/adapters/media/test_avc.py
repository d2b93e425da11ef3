"""Parameter sets out of an avcC, and pictures that are what they say."""

import pytest

from rat_online.adapters.media.avc import is_whole, length_size, parameter_sets

SPS, PPS = b"\x67\x42\x00\x0a", b"\x68\xce"
AVCC = b"\x01\x42\x00\x0a\xff\xe1\x00\x04" + SPS + b"\x01\x00\x02" + PPS


def test_each_set_has_its_length_before_it() -> None:
    assert parameter_sets(AVCC) == b"\x00\x00\x00\x04" + SPS + b"\x00\x00\x00\x02" + PPS


@pytest.mark.parametrize("other", [b"", b"\x00\x00\x00\x01" + SPS, AVCC[:4] + b"\xfd" + AVCC[5:]])
def test_what_is_written_otherwise_gives_none(other: bytes) -> None:
    assert parameter_sets(other) == b""


def test_a_picture_is_whole_when_its_units_fill_it_and_are_of_a_kind_that_there_is() -> None:
    unit = b"\x00\x00\x00\x03\x65ab"
    assert length_size(AVCC) == 4
    assert length_size(b"") == 0
    assert is_whole(unit + unit, 4)
    assert not is_whole(unit + unit[:-1], 4)
    assert not is_whole(unit + b"\x00\x00", 4)
    assert not is_whole(b"\x7f\xff\xff\xff\x65ab", 4)
    assert not is_whole(b"\x00\x00\x00\x00", 4)
    assert not is_whole(b"\x00\x00\x00\x01\xe5", 4)
    assert not is_whole(b"\x00\x00\x00\x01\x60", 4)
