"""Boxes: pieces of any size in, whole pieces out; junk is told apart."""

import pytest

from rat_online.adapters.media.boxes import BoxCutter, BoxesBroken, Init, Part
from rat_online.adapters.media.packager import Rendition
from tests.adapters.media.streams import of, packaged, stream


def test_bytes_cut_anywhere_give_the_same_pieces() -> None:
    init, parts = of(packaged(stream()), Rendition.VIDEO)
    whole = init.data + b"".join(part.data for part in parts)
    for size in (1, 7, 1000, len(whole)):
        cutter = BoxCutter()
        pieces = [
            piece
            for start in range(0, len(whole), size)
            for piece in cutter.feed(whole[start : start + size])
        ]
        assert pieces == [init, *parts]


def test_an_init_names_its_codecs() -> None:
    video, _ = of(packaged(stream()), Rendition.VIDEO)
    audio, _ = of(packaged(stream()), Rendition.AUDIO)
    assert video.codecs == "avc1.42c00c,mp4a.40.2"
    assert audio.codecs == "mp4a.40.2"


def test_what_is_no_box_is_refused() -> None:
    with pytest.raises(BoxesBroken):
        list(BoxCutter().feed(b"\0\0\0\3junk"))
    with pytest.raises(BoxesBroken):
        list(BoxCutter().feed(b"\0\0\0\x0cmdat1234"))


def test_an_unknown_box_is_passed_over() -> None:
    assert list(BoxCutter().feed(b"\0\0\0\x0cfree1234")) == []


def test_a_part_that_names_an_unknown_track_is_refused() -> None:
    init, parts = of(packaged(stream()), Rendition.VIDEO)
    assert isinstance(init, Init)
    assert isinstance(parts[0], Part)
    with pytest.raises(BoxesBroken):
        list(BoxCutter().feed(parts[0].data))
