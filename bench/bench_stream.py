"""What 1,000 viewers of the livestream cost, and whether each of them got every part.

The baseline watches the same stream at the same time, and passes the same parts on to as many viewers of its
own: a busy moment of the machine meets both. Processor is counted a part and viewer: nobody gains by lagging.
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.halls import ended
from bench.processes import Process, Server, python
from bench.rows import FEWEST_RUNS, Row, at_least, at_most, row
from bench.stream_house import StreamHouse, Viewers, on_air

VIEWERS = 1000
RUNS = 2 * FEWEST_RUNS + 1
WATCHED_S = 4.0
SETTLES_S = 3.0

LIBRARY = "websockets broadcast() of the same parts"


@dataclass(frozen=True, slots=True)
class Watched:
    """A few seconds: the share of a core that was used, and what the viewers saw."""

    share: float
    took_s: float
    seen: dict[str, Any]

    def part_us(self, base: float) -> float:
        """Processor a part and viewer, above what is used when nobody watches."""
        parts: int = self.seen["parts"]
        return max(0.001, (self.share - base) * self.took_s / parts * 1e6)


def rows() -> list[Row]:
    with on_air() as house, relay(house) as library:
        processes = (house.process, library)
        time.sleep(SETTLES_S)
        alone = [shares(processes) for _ in range(FEWEST_RUNS)]
        crowds = (Viewers(house.port, house.watch(), VIEWERS), Viewers(library.port, "/", VIEWERS))
        with ended(*crowds):
            time.sleep(SETTLES_S)
            for crowd in crowds:
                crowd.seen()  # what came while they joined
            ours, theirs = zip(*(watched(processes, crowds) for _ in range(RUNS)), strict=True)
    bases = [statistics.median(each) for each in zip(*alone, strict=True)]
    return [
        *processor(ours, theirs, bases),
        row(
            f"media process, {VIEWERS:,} viewers of some 500 kbit/s, sound included",
            "% of a core",
            [100 * one.share for one in ours],
            "nobody watches",
            [100 * bases[0]] * RUNS,
        ),
        *nobody_lost(ours),
    ]


@contextmanager
def relay(house: StreamHouse) -> Iterator[Server]:
    server = Server(python("bench.plain_relay", str(house.port), house.watch()))
    with ended(server):
        yield server


def shares(processes: Sequence[Process]) -> list[float]:
    """Seconds of processor a second, of each."""
    before, began = [one.processor_s() for one in processes], time.monotonic()
    time.sleep(WATCHED_S)
    took = time.monotonic() - began
    return [(one.processor_s() - was) / took for one, was in zip(processes, before, strict=True)]


def watched(processes: Sequence[Process], crowds: Sequence[Viewers]) -> list[Watched]:
    began = time.monotonic()
    used = shares(processes)
    took = time.monotonic() - began
    return [Watched(share, took, crowd.seen()) for share, crowd in zip(used, crowds, strict=True)]


def processor(ours: Sequence[Watched], theirs: Sequence[Watched], bases: list[float]) -> list[Row]:
    """Of the fan-out; and with what no library does besides: the packaging of picture and sound."""
    library = [one.part_us(bases[1]) for one in theirs]
    name = f"processor a part and viewer, {VIEWERS:,} viewers of some 500 kbit/s"
    return [
        row(name, "µs", [one.part_us(bases[0]) for one in ours], LIBRARY, library, at_most(1.0)),
        row(f"{name}, packaging included", "µs", [one.part_us(0) for one in ours], LIBRARY, library),
    ]


def nobody_lost(ours: Sequence[Watched]) -> list[Row]:
    """By the parts' own numbers: who was dropped to a later key picture, or got no more, is counted."""
    came = sum(one.seen["parts"] for one in ours)
    missing = sum(one.seen["missing"] for one in ours)
    unharmed = float(ours[-1].seen["unharmed"]) or 0.001
    return [
        row(
            f"viewers of {VIEWERS:,} to whom no part was missing, and who stayed",
            "viewers",
            [unharmed] * RUNS,
            "all",
            [float(VIEWERS)] * RUNS,
            at_least(1.0),
        ),
        row(
            f"parts that came to {VIEWERS:,} viewers",
            "parts",
            [float(came)] * RUNS,
            "that should have come",
            [float(came + missing)] * RUNS,
            at_least(1.0),
        ),
    ]
