"""What viewers of the livestream who never read cost those who do: nothing that they would notice."""

import time
from typing import Any

from bench.halls import ended
from bench.rows import FEWEST_RUNS, Row, at_least, at_most, row
from bench.stream_house import StreamHouse, Viewers, on_air

READERS = 200
SILENT = 50
FILLS_S = 13.0
"""After which a silent viewer's buffers hold what they may, and parts are left out for it."""

WATCHED_S = 4.0

Seen = dict[str, Any]


def rows() -> list[Row]:
    with on_air() as house, ended(readers := Viewers(house.port, house.watch(), READERS)):
        taken = [in_turn(house, readers) for _ in range(FEWEST_RUNS)]
        last = readers.seen()
    beside, alone = [one[0] for one in taken], [one[1] for one in taken]
    crowd = f"{READERS} readers beside {SILENT} viewers who never read"
    return [
        row(f"what comes to {crowd}", "kB/s", rates(beside), "alone", rates(alone), at_least(0.95)),
        row(
            f"p99 of how late a part is, {crowd}",
            "ms",
            lateness(beside),
            "alone",
            lateness(alone),
            at_most(1.25),
        ),
        row(
            f"{crowd}: to whom no part was missing",
            "readers",
            [float(last["unharmed"]) or 0.001] * FEWEST_RUNS,
            "all",
            [float(READERS)] * FEWEST_RUNS,
            at_least(1.0),
        ),
    ]


def in_turn(house: StreamHouse, readers: Viewers) -> tuple[Seen, Seen]:
    """What the same readers saw beside the silent ones, and without them."""
    with ended(Viewers(house.port, house.watch(), 0, SILENT)):
        time.sleep(FILLS_S)
        beside = watched(readers)
    time.sleep(1)
    return beside, watched(readers)


def watched(readers: Viewers) -> Seen:
    readers.seen()
    time.sleep(WATCHED_S)
    return readers.seen()


def rates(seen: list[Seen]) -> list[float]:
    return [one["bytes"] / 1000 / WATCHED_S for one in seen]


def lateness(seen: list[Seen]) -> list[float]:
    return [max(0.001, one["p99_ms"]) for one in seen]
