"""The media process over half an hour (BENCH_STREAM_MINUTES says another time): its memory must not grow."""

import os
import time

from bench.processes import Process
from bench.rows import FEWEST_RUNS, Row, at_most, row
from bench.stream_house import Viewers, on_air

LONG = True
MINUTES = int(os.environ.get("BENCH_STREAM_MINUTES", "30"))
VIEWERS = 50


def rows() -> list[Row]:
    with on_air() as house:
        viewers = Viewers(house.port, house.watch(), VIEWERS)
        time.sleep(120)
        first = _resident(house.process)
        time.sleep(60 * MINUTES)
        last = _resident(house.process)
        viewers.end()
    return [
        row(
            f"memory of the media process after {MINUTES} minutes",
            "kB",
            last,
            "after two",
            first,
            at_most(1.1),
        )
    ]


def _resident(process: Process) -> list[float]:
    return [float(process.resident_kb()) for _ in range(FEWEST_RUNS)]
