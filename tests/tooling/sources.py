"""The files that the tests of the project's own habits look at."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def committed() -> tuple[str, ...]:
    """Every file of the tree that is or would be committed, relative to its top.

    Outside a git checkout (an unpacked source archive) everything that stands there counts.
    """
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode != 0:
        return tuple(sorted(_everything()))
    return tuple(sorted(name for name in set(listing.stdout.splitlines()) if (ROOT / name).is_file()))


def _everything() -> Iterator[str]:
    for path in ROOT.rglob("*"):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and not name.startswith((".venv/", "node_modules/", ".git/")):
            yield name


def python_files(*folders: str) -> list[str]:
    return [name for name in committed() if name.endswith(".py") and name.startswith(folders)]


def text_of(name: str) -> str | None:
    """The text of a file, or None for one that is not text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
