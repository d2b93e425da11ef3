"""One measured row: ours against a baseline of the same interleaved run."""

import gc
import json
import math
import os
import platform
import re
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.slopes import Slope

ROOT = Path(__file__).resolve().parent.parent
FEWEST_RUNS = 5
_TARGET = re.compile(r"(<=|>=) (\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Target:
    """The bound that a ratio should keep: at most, or at least."""

    direction: str
    bound: float

    def __str__(self) -> str:
        return f"{self.direction} {self.bound:g}"

    def is_met_by(self, ratio: float) -> bool:
        return ratio <= self.bound if self.direction == "<=" else ratio >= self.bound

    @classmethod
    def parse(cls, text: str) -> "Target":
        match = _TARGET.fullmatch(text)
        if match is None:
            raise ValueError(f"a target reads '<= 0.85' or '>= 10', not {text!r}")
        return cls(match[1], float(match[2]))


def at_most(bound: float) -> Target:
    return Target("<=", bound)


def at_least(bound: float) -> Target:
    return Target(">=", bound)


@dataclass(frozen=True, slots=True)
class Row:
    """What `bench/README.md` describes field by field; written as JSON with the same names."""

    name: str
    unit: str
    ours: float
    baseline_name: str
    baseline: float
    ratio: float
    target: str | None
    runs: int
    machine: str
    commit: str
    at: str
    error: float | None = None

    def __post_init__(self) -> None:
        figures = (self.ours, self.baseline, self.ratio)
        # What is told with its error is a slope, which may fall or be level.
        positive = figures if self.error is None else (self.baseline,)
        if not (all(map(math.isfinite, figures)) and all(figure > 0 for figure in positive)):
            raise ValueError(f"{self.name}: figures must be positive and finite")
        if not math.isclose(self.ratio, self.ours / self.baseline, rel_tol=0.01):
            raise ValueError(f"{self.name}: the ratio {self.ratio} is not ours ÷ baseline")
        if self.runs < FEWEST_RUNS:
            raise ValueError(f"{self.name}: a median of {self.runs} runs, at least {FEWEST_RUNS} are needed")
        if self.target is not None:
            Target.parse(self.target)

    @property
    def meets_target(self) -> bool | None:
        """None where the row only informs."""
        return None if self.target is None else Target.parse(self.target).is_met_by(self.ratio)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def row(
    name: str,
    unit: str,
    ours: list[float],
    baseline_name: str,
    baseline: list[float],
    target: Target | None = None,
) -> Row:
    """A row from the samples of one interleaved run; the place and the time are filled in."""
    mine, theirs = statistics.median(ours), statistics.median(baseline)
    return Row(
        name=name,
        unit=unit,
        ours=_rounded(mine),
        baseline_name=baseline_name,
        baseline=_rounded(theirs),
        ratio=_rounded(mine / theirs),
        target=None if target is None else str(target),
        runs=min(len(ours), len(baseline)),
        machine=machine(),
        commit=commit(),
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    )


def slope_row(
    name: str, unit: str, slope: Slope, baseline_name: str, allowed: float, target: Target | None = None
) -> Row:
    """A row of a slope and its standard error, in the unit, against what it may be."""
    each, error = _rounded(slope.each), _rounded(slope.error)
    level = row(name, unit, [1.0] * slope.samples, baseline_name, [allowed] * slope.samples, target)
    return replace(level, ours=each, ratio=_rounded(each / allowed), error=error)


def interleaved(
    ours: Callable[[], object], baseline: Callable[[], object], runs: int = FEWEST_RUNS
) -> tuple[list[float], list[float]]:
    """Milliseconds of both, taken in turns so that a slow moment of the machine meets both."""
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        mine.append(milliseconds(ours))
        theirs.append(milliseconds(baseline))
    return mine, theirs


def milliseconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def machine() -> str:
    """What kind of machine this is; never its name."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def commit() -> str:
    head = _git("rev-parse", "--short", "HEAD")
    if not head:
        return "unknown"
    return head + ("+" if _git("status", "--porcelain") else "")


def read_rows(path: Path) -> list[Row]:
    """The rows of a results file; a row of another shape raises."""
    return [Row(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))["rows"]]


def write_rows(path: Path, rows: list[Row]) -> None:
    document = {"rows": [one.as_json() for one in rows]}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _rounded(figure: float) -> float:
    return float(f"{figure:.4g}")


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
