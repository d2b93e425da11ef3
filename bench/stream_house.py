"""A media process on air: an invented stream of some 500 kbit/s, sent in its own time."""

import http.client
import json
import math
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.processes import Process, python
from bench.stream_source import Loop, encoded, session
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.app.media_pass import Passes, Right

MEETING = "BENCH"
RUN = "1"


@dataclass
class StreamHouse:
    """The process, where it listens, and passes into it."""

    process: Process
    port: int
    passes: Passes

    def watch(self) -> str:
        return f"/{self.passes.write(MEETING, Right.WATCH)}/tonton"


class Viewers(Process):
    """See `bench.stream_viewers`."""

    def __init__(self, port: int, path: str, reading: int, silent: int = 0) -> None:
        super().__init__(python("bench.stream_viewers", str(port), path, str(reading), str(silent)))
        assert self.hear() == "ready"

    def seen(self) -> dict[str, Any]:
        """What they saw since this was last asked."""
        found: dict[str, Any] = json.loads(self.ask("seen"))
        return found


def broadcast(house: StreamHouse, loop: Loop, session_s: float, is_over: threading.Event) -> None:
    """As the studio sends: a session after another, each as long as said, until told to end."""
    while not is_over.is_set():
        url = f"ws://127.0.0.1:{house.port}/{house.passes.write(MEETING, Right.PUBLISH, during=RUN)}/siaran"
        with connect(url, subprotocols=[Subprotocol("rat.media.v1")], compression=None) as studio:
            for piece in session(loop, session_s, is_over.is_set):
                studio.send(piece)


@contextmanager
def on_air(session_s: float = math.inf) -> Iterator[StreamHouse]:
    """A media process with its broadcaster, until the end; it comes anew after so many seconds."""
    folder = Path(tempfile.mkdtemp())
    passes = Passes(SecretsDir(folder).media_key(), lambda: datetime.now(UTC))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    os.environ["RAT_DATA_DIR"] = str(folder)
    process = Process(python("rat_online.media", "127.0.0.1", str(port)))
    house = StreamHouse(process, port, passes)
    is_over = threading.Event()
    _wait_for(port)
    _let_in(house)
    sending = threading.Thread(target=broadcast, args=(house, encoded(), session_s, is_over))
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
