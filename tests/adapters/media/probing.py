"""Whether a stream is without fault: by ffprobe where it is installed, else by its library, as strict."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import av
import av.logging

FFPROBE = shutil.which("ffprobe")
STRICT = {"err_detect": "explode"}


def faults_of(data: bytes, folder: Path) -> list[str]:
    """What is said against it while everything in it is read and decoded."""
    return _by_ffprobe(data, folder) if FFPROBE else _by_library(data)


def _by_ffprobe(data: bytes, folder: Path) -> list[str]:
    assert FFPROBE is not None
    path = folder / "probed.mp4"
    path.write_bytes(data)
    command = [FFPROBE, "-v", "error", "-count_frames", "-show_streams", "-show_chapters", str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return [*ran.stderr.splitlines(), *([f"exit code {ran.returncode}"] if ran.returncode else [])]


def _by_library(data: bytes) -> list[str]:
    level = av.logging.get_level()
    av.logging.set_level(av.logging.ERROR)
    try:
        with av.logging.Capture() as said:
            kinds = _decoded(data)
    except av.FFmpegError as error:
        return [str(error)]
    finally:
        av.logging.set_level(level)
    return [
        *(str(text) for _, _, text in said),
        *(f"no frame of {kind}" for kind, n in kinds.items() if not n),
    ]


def _decoded(data: bytes) -> dict[str, int]:
    """Frames by kind of stream."""
    with av.open(io.BytesIO(data), "r", options=STRICT) as played:
        # The chapters' titles are a third track, of text.
        shown: list[Any] = [one for one in played.streams if one.type in ("video", "audio")]
        kinds = {one.type: 0 for one in shown}
        for one in shown:
            one.codec_context.options = STRICT
        for packet in played.demux(*shown):
            for frame in packet.decode():
                kinds["video" if isinstance(frame, av.VideoFrame) else "audio"] += 1
    return kinds
