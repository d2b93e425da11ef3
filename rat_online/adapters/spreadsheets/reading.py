"""From a file somebody hands over to a dry run of its members."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from rat_online.adapters.spreadsheets.delimited import read_delimited
from rat_online.adapters.spreadsheets.kinds import Kind, kind_of
from rat_online.adapters.spreadsheets.limits import LARGEST_FILE
from rat_online.adapters.spreadsheets.packed import unpacked
from rat_online.adapters.spreadsheets.workbook import read_workbook
from rat_online.app.member_import.cells import Sheet
from rat_online.app.member_import.columns import ColumnChoice
from rat_online.app.member_import.examining import Progress, examine
from rat_online.app.member_import.findings import FileFault, FileRefused
from rat_online.app.member_import.result import Import

# Birth dates are judged by the day it is in the west of Indonesia; the hour does not matter.
_WIB = timezone(timedelta(hours=7))


def read_members(
    source: Path | str | bytes,
    filename: str = "",
    mapping: ColumnChoice | None = None,
    *,
    sheet: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> Import:
    """A dry run of the file: nothing is written, nothing in it can raise. Blocks: call it in a thread.

    `mapping` overrules the proposed columns: {"phone": "No. Telp 2", "group": "H", "email": None}.
    """
    try:
        sheets = read_sheets(source)
    except FileRefused as refusal:
        return Import.of_refused_file(refusal)
    return examine(sheets, today or datetime.now(UTC).astimezone(_WIB).date(), mapping, sheet, progress)


def read_sheets(source: Path | str | bytes) -> list[Sheet]:
    """The sheets of a file as rows of cells; what the file is, its content says."""
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    if len(data) > LARGEST_FILE:
        raise FileRefused(FileFault.TOO_LARGE, limit=f"{LARGEST_FILE // 2**20} MB")
    sheets = read_delimited(data) if kind_of(data) is Kind.TEXT else read_workbook(data)
    return [unpacked(sheet) for sheet in sheets]


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileRefused(FileFault.UNREADABLE) from error
