"""Ballots of 200 members with the livestream on, watched by all of them, and off, side by side."""

from typing import Any

from bench.halls import Ours, ended, our_hall
from bench.processes import tools
from bench.rows import FEWEST_RUNS, Row, at_most, row
from bench.stream_house import Viewers, on_air

VOTERS = 200
SPREAD_MS = 2000
TARGETS = {"p50_ms": None, "p99_ms": at_most(2.0)}


def rows() -> list[Row]:
    on, off = [], []
    with tools() as folder:
        if folder is None:
            return []
        with on_air() as house, our_hall(folder, VOTERS) as hall:
            for _ in range(FEWEST_RUNS):
                with ended(Viewers(house.port, house.watch(), VOTERS)):
                    on.append(ballot(hall))
                off.append(ballot(hall))
    name = f"of an acknowledgement, {VOTERS} ballots in {SPREAD_MS // 1000} s, all watching the stream"
    return [
        row(
            f"{figure.removesuffix('_ms')} {name}",
            "ms",
            [one[figure] for one in on],
            "stream off",
            [one[figure] for one in off],
            target,
        )
        for figure, target in TARGETS.items()
    ]


def ballot(hall: Ours) -> dict[str, Any]:
    hall.open_ballot()
    return hall.members.spread(0, hall.members.count, SPREAD_MS, "s")
