"""`rat-online serve` over an empty folder: the code on its console, and a browser's way in."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}")
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")


@dataclass(frozen=True, slots=True)
class EmptyInstall:
    """Where it is served, and what its console said."""

    port: int
    code: str


@contextmanager
def empty_install(folder: Path, port: int, **settings: str) -> Iterator[EmptyInstall]:
    """Serve it for as long as the block lasts; `settings` are variables of its environment."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rat_online.cli", "serve", "--port", str(port)],
        env={**os.environ, "RAT_DATA_DIR": str(folder), **settings},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        code = ""
        for line in process.stdout:
            code = found[0] if (found := CODE.search(line)) else code
            if ADDRESS.search(line):
                break
        yield EmptyInstall(port, code)
    finally:
        process.terminate()
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()
