"""The media process over half an hour (BENCH_STREAM_MINUTES says another time): its memory must not grow."""

import os

from bench.rows import Row, at_most
from bench.stream_memory import growth

LONG = True
MINUTES = float(os.environ.get("BENCH_STREAM_MINUTES", "30"))
SETTLES_S = 120


def rows() -> list[Row]:
    return [growth(MINUTES, SETTLES_S, at_most(1.0))]
