"""The packager: picture copied, sound as AAC, one timeline over all sessions, junk told."""

import io
from typing import Any

import av
import pytest

from rat_online.adapters.media.packager import Rendition, StreamUnreadable
from tests.adapters.media.streams import loudness, of, packaged, stream


def opened(data: bytes) -> Any:
    return av.open(io.BytesIO(data))


def joined(rendition: Rendition, data: bytes, **options: Any) -> bytes:
    init, parts = of(packaged(data, **options), rendition)
    return init.data + b"".join(part.data for part in parts)


def test_every_picture_arrives_and_parts_begin_with_key_pictures_every_two_seconds() -> None:
    init, parts = of(packaged(stream()), Rendition.VIDEO)
    with opened(init.data + b"".join(part.data for part in parts)) as played:
        assert sum(1 for _ in played.decode(video=0)) == 100
    assert [part.starts_at_ms for part in parts if part.starts_with_key] == [0, 2000] or sum(
        part.starts_with_key for part in parts
    ) == 2
    assert parts[0].starts_with_key
    assert max(part.duration_ms for part in parts) < 600


def test_the_sound_is_the_tone_that_was_sent_in_both_renditions() -> None:
    for rendition in Rendition:
        with opened(joined(rendition, stream(tone=880))) as played:
            assert played.streams.audio[0].codec_context.name == "aac"
            samples = [
                float(value)
                for frame in played.decode(audio=0)
                for value in memoryview(frame.planes[0]).cast("f")[: frame.samples]
            ][9600:57600]
        assert loudness(samples, 880) > 0.9
        assert loudness(samples, 440) < 0.01


def test_a_session_begins_where_the_broadcast_is_and_never_rewinds() -> None:
    for starts_at_ms in (0, 100_000):
        for rendition in Rendition:
            _, parts = of(packaged(stream(), starts_at_ms=starts_at_ms), rendition)
            assert abs(parts[0].starts_at_ms - starts_at_ms) < 50
            starts = [part.starts_at_ms for part in parts]
            assert starts == sorted(starts)
            assert abs(starts[-1] + parts[-1].duration_ms - starts_at_ms - 4000) < 150


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        ({"sound": ""}, {Rendition.VIDEO}),
        ({"picture": ""}, {Rendition.AUDIO}),
        ({"container": "flv", "sound": "aac"}, {Rendition.VIDEO, Rendition.AUDIO}),
        ({"picture": "libvpx", "seconds": 1}, {Rendition.VIDEO, Rendition.AUDIO}),
    ],
    ids=["without sound", "without picture", "as OBS sends it", "VP8 of a browser without H.264"],
)
def test_whatever_broadcasters_send(made: dict[str, Any], kinds: set[Rendition]) -> None:
    container = made.get("container", "matroska")
    pieces = packaged(stream(**made), container=container)
    assert {rendition for rendition, _ in pieces} == kinds
    if Rendition.VIDEO in kinds:
        assert "avc1" in of(pieces, Rendition.VIDEO)[0].codecs


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 5000, b"halo" * 5000, stream()[:40], b"\x1aE\xdf\xa3" + b"\xff" * 4000],
    ids=["nothing", "zeros", "text", "cut in the header", "junk with a true beginning"],
)
def test_junk_is_told_and_kills_nothing(data: bytes) -> None:
    with pytest.raises(StreamUnreadable):
        packaged(data)


def test_a_stream_cut_anywhere_gives_what_came_before() -> None:
    data = stream()
    for share in (0.3, 0.6, 0.9):
        _, parts = of(packaged(data[: int(len(data) * share)]), Rendition.VIDEO)
        assert parts
