"""HLS playlists of a window (RFC 8216): for phones without MSE and for CDNs.

Names are immutable and relative, so that the signed path in front of them is carried along.
"""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta

from rat_online.adapters.media.packager import Rendition
from rat_online.adapters.media.window import SEGMENT_MS, Window

LISTED = 6
"""Segments in a playlist."""

BANDWIDTH = {Rendition.VIDEO: 575_000, Rendition.AUDIO: 56_000}


def master(windows: Mapping[Rendition, Window]) -> str:
    """Which renditions there are, the one with a picture first."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for rendition, window in windows.items():
        init = window.inits.get(window.session)
        if init is not None:
            bandwidth = BANDWIDTH[rendition]
            lines.append(f'#EXT-X-STREAM-INF:BANDWIDTH={bandwidth},CODECS="{init.codecs}"')
            lines.append(f"{rendition.value}.m3u8")
    return "\n".join(lines) + "\n"


def media(rendition: Rendition, window: Window, zero_at: datetime) -> str:
    """The finished segments of one rendition."""
    segments = window.finished()[-LISTED:]
    longest = max([SEGMENT_MS, *(segment.duration_ms for segment in segments)])
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{math.ceil(longest / 1000)}",
        f"#EXT-X-MEDIA-SEQUENCE:{segments[0].number if segments else window.first_number}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{_breaks_before(window, segments[0].session if segments else 0)}",
    ]
    session: int | None = None
    for segment in segments:
        if segment.session != session:
            if session is not None:
                lines.append("#EXT-X-DISCONTINUITY")
            session = segment.session
            lines.append(f'#EXT-X-MAP:URI="{rendition.value}-{session}.mp4"')
            at = zero_at + timedelta(milliseconds=segment.starts_at_ms)
            lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{at.isoformat(timespec='milliseconds')}")
        lines.append(f"#EXTINF:{segment.duration_ms / 1000:.3f},")
        lines.append(f"{rendition.value}-{segment.session}-{segment.number}.m4s")
    return "\n".join(lines) + "\n"


def _breaks_before(window: Window, session: int) -> int:
    """How many sessions ended before this one: grows by one with each, so it may serve as the count."""
    return max(0, session - window.first_number - 1)
