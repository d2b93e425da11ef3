"""Durable open ballots: rules, chain of hashes, log and disk, against our own server that keeps nothing, and
against a SQLModel session and transaction for each vote behind the same front.
"""

from contextlib import ExitStack
from pathlib import Path

from bench.halls import Ours, our_hall
from bench.processes import tools
from bench.rows import FEWEST_RUNS, Row, at_least, at_most, row

VOTERS = 5000
ORM_VOTERS = 1000
"""So many are enough to time the tutorial's way, which takes ten times as long."""

WINDOW = 500
"""Votes under way at a time in the closed loop: as soon as one is acknowledged the next member votes."""

SPREAD_MS = 2000


def rows() -> list[Row]:
    with tools() as folder:
        return [] if folder is None else measured(folder)


def measured(folder: Path) -> list[Row]:
    with ExitStack() as stack:
        stored, unstored = (
            stack.enter_context(our_hall(folder, VOTERS, mode)) for mode in ("stored", "unstored")
        )
        orm = stack.enter_context(our_hall(folder, ORM_VOTERS, "orm"))
        kept, forgotten, one_by_one, waits, broadcasts = [], [], [], [], []
        for _ in range(FEWEST_RUNS):
            kept.append(ballots_a_second(stored))
            forgotten.append(ballots_a_second(unstored))
            one_by_one.append(ballots_a_second(orm))
            broadcasts.append(stored.tell_everybody())
            waits.append(slowest_of_a_hundred(stored))
    name = f"durable open ballots, closed loop of {WINDOW}"
    return [
        row(name, "ballots/s", kept, "our server acknowledging without storing", forgotten, at_least(0.5)),
        row(name, "ballots/s", kept, "a SQLModel transaction each, same front", one_by_one, at_least(10)),
        row(
            f"p99 of an acknowledgement, {VOTERS:,} ballots in {SPREAD_MS // 1000} s, turnout told at 2 Hz",
            "ms",
            waits,
            "one event until the last member",
            broadcasts,
            at_most(1.0),
        ),
    ]


def ballots_a_second(hall: Ours) -> float:
    """Everybody votes once in a new ballot."""
    hall.open_ballot()
    count = hall.members.count
    return count / float(hall.members.run(0, count, WINDOW, "s")["ms"]) * 1000


def slowest_of_a_hundred(hall: Ours) -> float:
    """Milliseconds that one vote in a hundred waits at least, when everybody votes within two seconds."""
    hall.open_ballot()
    return float(hall.members.spread(0, hall.members.count, SPREAD_MS, "s")["p99_ms"])
