"""5,000 members out of a messy workbook: looked through and written, in time and in memory."""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench.messy_list import MEMBERS, messy_workbook
from bench.rows import ROOT, Row, at_most, milliseconds, row
from rat_online.adapters.spreadsheets import read_members
from rat_online.app.first_run import Founding
from rat_online.bootstrap import open_install
from rat_online.settings import Settings

RUNS = 5
TARGET_MS = 10_000.0
"""What the committee may wait for."""


def rows() -> list[Row]:
    content = messy_workbook()
    times = [_timed(content) for _ in range(RUNS)]
    name = f"{MEMBERS:,} members imported from a messy XLSX"
    memory = [_peak_mb("imports") for _ in range(RUNS)]
    idle = [_peak_mb("only_opens") for _ in range(RUNS)]
    return [
        row(name, "ms", times, "ten seconds", [TARGET_MS] * RUNS, at_most(1)),
        row(f"{name}, peak memory", "MB", memory, "an open install at rest", idle, at_most(4)),
    ]


def _timed(content: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return milliseconds(lambda: asyncio.run(imports(Path(folder), content)))


async def imports(folder: Path, content: bytes) -> None:
    """As the pages do it: looked through, then written in one transaction."""
    async with open_install(Settings(data_dir=folder)) as install:
        cooperative, admin = await install.first_run.found_without_code(
            Founding("Koperasi Mekar Jaya", "Panitia", "panitia", "contoh-rapat-2027")
        )
        found = await asyncio.to_thread(read_members, content, "anggota.xlsx")
        receipt = await install.member_imports.write_import(cooperative.id, found.members, admin.id)
        assert receipt.added == found.good == MEMBERS - MEMBERS // 250
        assert len(found.bad_lines()) == MEMBERS // 250


async def only_opens(folder: Path, _content: bytes) -> None:
    async with open_install(Settings(data_dir=folder)):
        await asyncio.sleep(0)


def _peak_mb(what: str) -> float:
    """The most memory that a process of its own ever held for it."""
    program = f"from bench.bench_member_import import *; print(peak_of({what}))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def peak_of(work: Callable[[Path, bytes], Coroutine[Any, Any, None]]) -> float:
    """Megabytes; the program that reads the workbook has a bound of its own and is not counted."""
    content = messy_workbook()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(work(Path(folder), content))
    # Not ru_maxrss: it begins with what the parent held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024
