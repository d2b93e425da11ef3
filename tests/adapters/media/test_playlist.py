"""HLS playlists: RFC 8216, immutable names, sessions apart."""

from datetime import UTC, datetime

from rat_online.adapters.media import playlist
from rat_online.adapters.media.boxes import Init
from rat_online.adapters.media.packager import Rendition
from rat_online.adapters.media.window import Window
from tests.adapters.media.test_window import fed

ZERO = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def test_the_master_lists_what_there_is_the_picture_first() -> None:
    windows = {rendition: Window(0) for rendition in Rendition}
    assert playlist.master(windows) == "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
    windows[Rendition.AUDIO].begin(1, Init(b"", "mp4a.40.2"))
    windows[Rendition.VIDEO].begin(1, Init(b"", "avc1.42c00c,mp4a.40.2"))
    lines = playlist.master(windows).splitlines()
    assert lines[3:] == [
        '#EXT-X-STREAM-INF:BANDWIDTH=575000,CODECS="avc1.42c00c,mp4a.40.2"',
        "video.m3u8",
        '#EXT-X-STREAM-INF:BANDWIDTH=56000,CODECS="mp4a.40.2"',
        "audio.m3u8",
    ]


def test_a_playlist_of_finished_segments() -> None:
    window = Window(100)
    fed(window, 5, session=101)
    assert playlist.media(Rendition.VIDEO, window, ZERO).splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-TARGETDURATION:2",
        "#EXT-X-MEDIA-SEQUENCE:100",
        "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        '#EXT-X-MAP:URI="video-101.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2027-03-20T02:00:00.000+00:00",
        "#EXTINF:2.000,",
        "video-101-100.m4s",
        "#EXTINF:2.000,",
        "video-101-101.m4s",
    ]


def test_a_new_session_is_a_discontinuity_with_its_own_init() -> None:
    window = Window(100)
    fed(window, 3, session=101)
    fed(window, 5, session=102, start_ms=10_000)
    text = playlist.media(Rendition.AUDIO, window, ZERO)
    before, after = text.split("#EXT-X-DISCONTINUITY\n")
    assert 'URI="audio-101.mp4"' in before
    assert 'URI="audio-102.mp4"' in after
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:0" in before


def test_numbers_grow_when_the_window_moves_on() -> None:
    window = Window(100)
    fed(window, 60, session=101)
    lines = playlist.media(Rendition.VIDEO, window, ZERO).splitlines()
    assert lines[3] == "#EXT-X-MEDIA-SEQUENCE:123"
    assert sum(line.startswith("#EXTINF") for line in lines) == 6


def test_an_empty_playlist_before_the_first_segment() -> None:
    assert "#EXTINF" not in playlist.media(Rendition.VIDEO, Window(7), ZERO)
