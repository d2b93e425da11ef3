"""The same as bench_fanout with 10,000 members, and how the time grows from 1,000 to 10,000."""

from bench.bench_fanout import RUNS, measured
from bench.halls import our_hall
from bench.processes import tools
from bench.rows import Row, at_most, row

LONG = True
FEW, MANY = 1_000, 10_000


def rows() -> list[Row]:
    with tools() as folder:
        if folder is None:
            return []
        with our_hall(folder, FEW) as few, our_hall(folder, MANY) as many:
            small, large = [], []
            for _ in range(RUNS):
                small.append(few.tell_everybody())
                large.append(many.tell_everybody())
        grown = row(
            f"an event until the last, {MANY:,} members", "ms", large, f"{FEW:,} members", small, at_most(12)
        )
        return [grown, *measured(folder, MANY, {"node ws": 1.0, "C, epoll": 1.75})]
