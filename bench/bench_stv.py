"""50,000 ranked ballots, 20 candidates, 8 seats: our exact count against stvpoll's Scottish STV.

stvpoll is no dependency of the project. Where it is missing it is fetched once into a folder that is thrown
away.
"""

import importlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from bench.rows import Row, at_most, interleaved, row
from rat_online.domain.tally import Method, Paper, count_papers

STVPOLL = "stvpoll==0.5.6"
CANDIDATES, BALLOTS, SEATS = 20, 50_000, 8
NAMES = tuple(f"calon-{number:02d}" for number in range(1, CANDIDATES + 1))


def rows() -> list[Row]:
    """Both count the same ballots from plain rankings on, and both must elect the same people."""
    with tempfile.TemporaryDirectory() as folder:
        scottish = scottish_stv(folder)
        if scottish is None:
            print(f"  skipped: {STVPOLL} is not installed and could not be fetched", file=sys.stderr)
            return []
        cast = ballots()

        def stvpoll() -> tuple[str, ...]:
            poll = scottish(SEATS, NAMES, random_in_tiebreaks=False)
            for ranking in cast:
                poll.add_ballot(ranking)
            return tuple(poll.calculate())

        if len({stvpoll(), ours(cast, None), ours(cast, 5)}) != 1:
            raise AssertionError("the programs elect different people")
        name = f"STV {BALLOTS:,} ballots × {CANDIDATES} candidates × {SEATS} seats"
        return [
            row(f"{name}, {how}", "ms", *_both(counted, stvpoll))
            for how, counted in (
                ("exact", lambda: ours(cast, None)),
                ("five decimals", lambda: ours(cast, 5)),
            )
        ]


def _both(mine: Callable[[], object], theirs: Callable[[], object]) -> tuple[Any, ...]:
    counted, baseline = interleaved(mine, theirs)
    return counted, "stvpoll", baseline, at_most(1.0)


def ours(cast: Sequence[tuple[str, ...]], decimals: int | None) -> tuple[str, ...]:
    papers = (Paper(ranking) for ranking in cast)
    return count_papers(Method.STV, NAMES, papers, SEATS, decimals=decimals).elected


def ballots() -> list[tuple[str, ...]]:
    """Nearly all of them different, three to twenty names long; the same every time."""
    rng = Random(7)
    appeal = [0.15 + rng.random() for _ in NAMES]
    papers = []
    for _ in range(BALLOTS):
        liking = [shared + 0.9 * rng.random() for shared in appeal]
        order = sorted(range(CANDIDATES), key=lambda index: -liking[index])
        length = 3 + int(rng.random() * (CANDIDATES - 2))
        papers.append(tuple(NAMES[index] for index in order[:length]))
    return papers


def scottish_stv(folder: str) -> Any:
    """stvpoll's counter, fetched into `folder` where it is not installed; None if it cannot be had."""
    try:
        return importlib.import_module("stvpoll.scottish_stv").ScottishSTV
    except ModuleNotFoundError:
        fetch = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", folder, STVPOLL]
        if subprocess.run(fetch, check=False).returncode != 0:
            return None
    sys.path.append(folder)
    try:
        importlib.invalidate_caches()
        return importlib.import_module("stvpoll.scottish_stv").ScottishSTV
    finally:
        sys.path.remove(folder)
