"""The short form of `bench_stream_hour`: too short for a verdict, long enough to see a leak of every part."""

from bench.rows import Row
from bench.stream_memory import growth

MINUTES = 2
SETTLES_S = 40


def rows() -> list[Row]:
    return [growth(MINUTES, SETTLES_S, None)]
