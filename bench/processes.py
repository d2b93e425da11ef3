"""Processes that a bench starts: servers that take orders, and the hall of members that loads them.

Servers and members are apart, and the members are compiled: what is measured is the server.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

LOAD = Path(__file__).with_name("load")
WS = "ws@8.23.0"


class Process:
    """A child that takes orders as lines and answers with lines."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        self._child = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, order: str) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(order + "\n")
        self._child.stdin.flush()

    def hear(self) -> str:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._child.args!r} ended")
        return line.strip()

    def ask(self, order: str) -> str:
        self.tell(order)
        return self.hear()

    def resident_kb(self) -> int:
        """Resident memory, as the kernel counts it."""
        status = Path(f"/proc/{self._child.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))

    def processor_s(self) -> float:
        """Seconds of processor that it has used, all its threads, children left out."""
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return time.clock_gettime((~self._child.pid << 3) | 2)

    def end(self) -> None:
        with suppress(OSError):
            assert self._child.stdin is not None
            self._child.stdin.close()
        try:
            self._child.wait(20)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


class Server(Process):
    """Any of the servers: it says "ready PORT" once it listens."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        super().__init__(command)
        self.port = int(self.hear().split()[1])


class Members(Process):
    """Many members of one server, in `load/members.c`."""

    def __init__(self, tools: Path, server: Server, count: int, path: str = "/") -> None:
        super().__init__([tools / "members", str(server.port)])
        self.count = count
        self._folder = tools
        self.tell(f"members {count}")
        self.tell(f"path {path}")

    def know(self, what: str, lines: Iterable[str]) -> None:
        """A line for each member: `cookies`, `text 0` (sign-in) or `text 1` (message)."""
        with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False) as file:
            file.writelines(f"{line}\n" for line in lines)
        self.tell(f"{what} {file.name}")

    def run(self, first: int, end: int, window: int, steps: str) -> dict[str, Any]:
        """What the members report of their steps; every one of them must have been done."""
        return self._done(self.ask(f"run {first} {end} {window} {steps}"), end - first)

    def spread(self, first: int, end: int, milliseconds: int, steps: str) -> dict[str, Any]:
        return self._done(self.ask(f"spread {first} {end} {milliseconds} {steps}"), end - first)

    def _done(self, line: str, count: int) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(line)
        if (report["done"], report["refused"], report["failed"]) != (count, 0, 0):
            raise RuntimeError(f"of {count} members: {report}")
        return report

    def time_of(self, server: Server, order: str, text: str) -> float:
        """Milliseconds from an order to a server until the last member has the text."""
        assert self.ask(f"await {text}") == "armed"
        began = int(server.ask(order).split()[0])
        seen = json.loads(self.hear())
        if seen["members"] != self.count:
            raise RuntimeError(f"{seen['members']} of {self.count} members were there")
        return float(seen["last"] - began) / 1e6


@contextmanager
def tools() -> Iterator[Path | None]:
    """A folder with the compiled tools, or None with a word on what is missing."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        print("  skipped: needs Linux and a C compiler (apt install gcc libc6-dev)", file=sys.stderr)
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="rat-bench-") as folder:
        for name in ("members", "floor"):
            build = [compiler, "-O2", "-o", f"{folder}/{name}", str(LOAD / f"{name}.c")]
            subprocess.run(build, check=True)
        yield Path(folder)


def node_ws(folder: Path) -> list[str | Path] | None:
    """The command of the `ws` baseline, its library fetched into `folder`; None where it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    fetch = [npm, "install", "--prefix", str(folder), "--silent", "--no-audit", "--no-fund", WS]
    if subprocess.run(fetch, check=False, stdout=subprocess.DEVNULL).returncode != 0:
        return None
    return [node, LOAD / "ws_server.mjs", folder]


def python(module: str, *words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", module, *words]


def raise_file_limit() -> None:
    """As many open files as this machine allows: one for each member."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
