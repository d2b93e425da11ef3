"""`python -m bench.run [NOUN…] [--soak] [--strict]`: run the benches, print their ratios, keep the rows."""

import argparse
import asyncio
import importlib
import inspect
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.rows import Row, read_rows, write_rows

HERE = Path(__file__).resolve().parent
LATEST = HERE / "results" / "latest.json"


@dataclass(frozen=True, slots=True)
class Bench:
    """One `bench_<noun>.py`; the long ones wait for `make soak`."""

    noun: str
    rows: Callable[[], list[Row] | Awaitable[list[Row]]]
    is_long: bool


def registered(folder: Path = HERE) -> list[Bench]:
    """Every bench of the folder, by name: a file that is there is registered."""
    found = []
    for path in sorted(folder.glob("bench_*.py")):
        module = importlib.import_module(f"bench.{path.stem}")
        found.append(Bench(path.stem.removeprefix("bench_"), module.rows, getattr(module, "LONG", False)))
    return found


def chosen(benches: Iterable[Bench], nouns: list[str], soak: bool) -> list[Bench]:
    """Those named, else all short ones, or all long ones for a soak; an unknown name raises."""
    benches = list(benches)
    unknown = set(nouns) - {bench.noun for bench in benches}
    if unknown:
        raise SystemExit(f"no such bench: {', '.join(sorted(unknown))}")
    if nouns:
        return [bench for bench in benches if bench.noun in nouns]
    return [bench for bench in benches if bench.is_long == soak]


def measured(bench: Bench) -> list[Row]:
    answer = bench.rows()
    if inspect.isawaitable(answer):
        return asyncio.run(_awaited(answer))
    return answer


def merged(old: list[Row], new: list[Row]) -> list[Row]:
    """The new rows, with the old ones that were not measured again, by name."""
    rows = {(one.name, one.baseline_name): one for one in [*old, *new]}
    return [rows[key] for key in sorted(rows)]


def table(rows: list[Row]) -> str:
    """The rows as aligned text, a missed target marked by a word and not by colour alone."""
    head = ("what", "ours", "baseline", "", "ratio", "target", "")
    lines = [head, *(_cells(one) for one in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def main(arguments: list[str] | None = None, latest: Path = LATEST) -> int:
    options = _options(arguments)
    rows: list[Row] = []
    for bench in chosen(registered(), options.nouns, options.soak):
        print(f"… {bench.noun}", file=sys.stderr, flush=True)
        rows += measured(bench)
    if not rows:
        print("no bench is registered for this; see bench/README.md")
        return 0
    print(table(rows))
    write_rows(latest, merged(read_rows(latest) if latest.exists() else [], rows))
    missed = [one.name for one in rows if one.meets_target is False]
    return 1 if missed and options.strict else 0


def _cells(one: Row) -> tuple[str, ...]:
    verdict = {True: "met", False: "MISSED", None: ""}[one.meets_target]
    baseline = f"{one.baseline:g} {one.unit}"
    return (
        one.name,
        f"{one.ours:g} {one.unit}" if one.error is None else f"{one.ours:g} ± {one.error:g} {one.unit}",
        baseline,
        one.baseline_name,
        f"{one.ratio:g}",
        one.target or "",
        verdict,
    )


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.run", description=__doc__)
    parser.add_argument("nouns", nargs="*", metavar="NOUN", help="only bench_NOUN.py")
    parser.add_argument("--soak", action="store_true", help="the long benches instead of the short ones")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a target is missed")
    return parser.parse_args(arguments)


async def _awaited(answer: Awaitable[list[Row]]) -> list[Row]:
    return await answer


if __name__ == "__main__":
    sys.exit(main())
