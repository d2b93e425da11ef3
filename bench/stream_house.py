"""A media process on air: an invented stream of some 500 kbit/s, sent in its own time."""

import http.client
import io
import json
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from bench.processes import Process
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.app.media_pass import Passes, Right

MEETING = "BENCH"
RUN = "1"
FPS = 20
SECONDS = 20
BITS = 450_000
PIECES_A_SECOND = 10


@dataclass
class StreamHouse:
    """The process, where it listens, and passes into it."""

    process: Process
    pid: int
    port: int
    passes: Passes

    def watch(self) -> str:
        return f"/{self.passes.write(MEETING, Right.WATCH)}/tonton"

    def cpu_s(self) -> float:
        """Seconds of processor that the process has used, children left out."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Viewers(Process):
    """See `bench.stream_viewers`."""

    def __init__(self, port: int, path: str, reading: int, silent: int = 0) -> None:
        super().__init__(
            [sys.executable, "-m", "bench.stream_viewers", str(port), path, str(reading), str(silent)]
        )
        assert self.hear() == "ready"

    def counts(self) -> tuple[int, int]:
        """Bytes read so far, and viewers still connected."""
        total, alive = self.ask("count").split()
        return int(total), int(alive)


def stream() -> bytes:
    """Noise, which compresses badly, so that the rate is what was asked for."""
    buffer, chance = io.BytesIO(), random.Random(7)
    output = av.open(buffer, "w", format="matroska")
    options = {"preset": "ultrafast", "tune": "zerolatency", "g": str(2 * FPS), "nal-hrd": "cbr"}
    video: Any = output.add_stream("libx264", rate=FPS, options=options)
    video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
    video.codec_context.bit_rate = BITS
    for number in range(SECONDS * FPS):
        frame = av.VideoFrame(320, 180, "yuv420p")
        for plane in frame.planes:
            plane.update(chance.randbytes(plane.buffer_size))
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        output.mux(video.encode(frame))
    output.mux(video.encode(None))
    output.close()
    return buffer.getvalue()


def broadcast(house: StreamHouse, data: bytes, is_over: threading.Event) -> None:
    """Again and again, each time a session, until told to end."""
    size = len(data) // (SECONDS * PIECES_A_SECOND)

    def pieces() -> Iterator[bytes]:
        began = time.monotonic()
        for number in range(SECONDS * PIECES_A_SECOND):
            time.sleep(max(0.0, began + number / PIECES_A_SECOND - time.monotonic()))
            if is_over.is_set():
                return
            yield data[number * size : (number + 1) * size]

    while not is_over.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
        path = f"/{house.passes.write(MEETING, Right.PUBLISH, during=RUN)}/masukan"
        connection.request("POST", path, pieces(), encode_chunked=True)
        connection.getresponse().read()
        connection.close()


@contextmanager
def on_air() -> Iterator[StreamHouse]:
    """A media process with its broadcaster, until the end."""
    folder = Path(tempfile.mkdtemp())
    passes = Passes(SecretsDir(folder).media_key(), lambda: datetime.now(UTC))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    os.environ["RAT_DATA_DIR"] = str(folder)
    process = Process([sys.executable, "-m", "rat_online.media", "127.0.0.1", str(port)])
    house = StreamHouse(process, process._child.pid, port, passes)
    is_over = threading.Event()
    _wait_for(port)
    _let_in(house)
    sending = threading.Thread(target=broadcast, args=(house, stream(), is_over))
    sending.start()
    try:
        yield house
    finally:
        is_over.set()
        sending.join(30)
        process.end()


def _let_in(house: StreamHouse) -> None:
    """As the server does after each start: nobody sends of whom it knows nothing."""
    asked = {"do": "let-in", "channel": "main", "during": RUN, "at": 0}
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
    connection.request("POST", f"/{house.passes.write(MEETING, Right.CONTROL)}/perintah", json.dumps(asked))
    assert connection.getresponse().status == 200
    connection.close()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the media process does not answer")
