"""Workbooks through the confined program beside this file; whatever it does, this process lives on."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rat_online.adapters.spreadsheets.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from rat_online.app.member_import.cells import Cell, Sheet, SheetRow
from rat_online.app.member_import.findings import FileFault, FileRefused

MEMORY = 1_200 * 2**20
SECONDS = 30

_CHILD = Path(__file__).with_name("workbook_child.py")
# What an interpreter needs to start; the server's own settings and secrets are none of the child's business.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "PYTHONHOME", "PYTHONPATH", "SYSTEMROOT", "VIRTUAL_ENV")
_FAULTS = {
    "too-large": FileFault.SHEET_TOO_LARGE,
    "locked": FileFault.LOCKED,
    "unreadable": FileFault.UNREADABLE,
}


def read_workbook(data: bytes) -> list[Sheet]:
    limits = (MEMORY, SECONDS, MOST_ROWS, MOST_COLUMNS, LONGEST_CELL)
    try:
        child = subprocess.run(  # noqa: S603 (our own program, and numbers)
            [sys.executable, "-P", str(_CHILD), *(str(limit) for limit in limits)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * SECONDS,
            check=False,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise FileRefused(FileFault.SHEET_TOO_LARGE) from None
    frames = child.stdout.decode("ascii", errors="replace").splitlines()
    # Out of memory it aborts, out of time it is killed; either way it could not finish a frame of its own.
    if child.returncode < 0:
        raise FileRefused(FileFault.SHEET_TOO_LARGE)
    if child.returncode > 0:
        raise FileRefused(FileFault.UNREADABLE)
    try:
        return _sheets(frames)
    except (ValueError, LookupError, TypeError) as broken:
        raise FileRefused(FileFault.UNREADABLE) from broken


def _sheets(frames: list[str]) -> list[Sheet]:
    sheets: list[Sheet] = []
    rows: list[SheetRow] = []
    for frame in frames:
        value: Any = json.loads(frame, parse_float=Decimal, parse_int=Decimal)
        if isinstance(value, list):
            rows.append(SheetRow(int(value[0]), tuple(_cell(cell) for cell in value[1])))
        elif "sheet" in value:
            rows = []
            sheets.append(Sheet(value["sheet"], rows))
        else:
            raise FileRefused(_FAULTS[value["error"]])
    return sheets


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["date"])
    return cell if isinstance(cell, str | Decimal) else ""
