"""Text files with separators, as Excel in its Indonesian, English and "Unicode text" moods writes them."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from rat_online.adapters.spreadsheets.kinds import looks_like_utf_16
from rat_online.adapters.spreadsheets.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from rat_online.app.member_import.cells import Sheet, SheetRow
from rat_online.app.member_import.findings import FileFault, FileRefused

DELIMITERS = ";,\t|"
MOST_LINES_IN_A_RECORD = 12
"""An address may break over lines; a quote open for longer is a slip, and must not swallow the file."""
_SNIFFED_LINES = 60


def read_delimited(data: bytes) -> list[Sheet]:
    text = decoded(data)
    lines = [line.rstrip("\n") for line in StringIO(text, newline=None)]
    delimiter, first = _declared(lines)
    if delimiter is None:
        delimiter = sniffed(lines[:_SNIFFED_LINES])
    rows: list[SheetRow] = []
    for line, cells in records(lines[first:], delimiter):
        row = SheetRow(line + first, tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]))
        if row.filled():
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise FileRefused(FileFault.SHEET_TOO_LARGE)
    return [Sheet("", rows)]


def decoded(data: bytes) -> str:
    """The text in the encoding its bytes show: a mark, UTF-16 by its noughts, UTF-8, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if without_mark := looks_like_utf_16(data):
        return data.decode(without_mark, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.removeprefix(b"\xef\xbb\xbf").decode("cp1252", errors="replace")


def sniffed(lines: Sequence[str]) -> str:
    """The separator that splits most lines into the same number of cells."""
    best, score = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts = Counter(len(cells) for _, cells in records(lines, delimiter) if any(cells))
        counts.pop(1, None)
        if not counts:
            continue
        width, alike = max(counts.items(), key=lambda item: (item[1], item[0]))
        if (alike, width) > score:
            best, score = delimiter, (alike, width)
    return best


def records(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which it starts, cells) of every record; a quote left open ends with its line."""
    position = 0
    while position < len(lines):
        if '"' not in lines[position]:
            yield position + 1, lines[position].split(delimiter)
            position += 1
            continue
        cells, used = _quoted_record(lines, position, delimiter)
        yield position + 1, cells
        position += used


def _quoted_record(lines: Sequence[str], position: int, delimiter: str) -> tuple[list[str], int]:
    for used in range(1, MOST_LINES_IN_A_RECORD + 1):
        if position + used > len(lines):
            break
        text = "\n".join(lines[position : position + used])
        if len(text) > MOST_COLUMNS * LONGEST_CELL:
            break
        try:
            return next(csv.reader([text], delimiter=delimiter, strict=True)), used
        except csv.Error as error:
            if "unexpected end of data" not in str(error):
                break
    return [cell.strip().strip('"') for cell in lines[position].split(delimiter)], 1


def _declared(lines: Sequence[str]) -> tuple[str | None, int]:
    """Excel's own first line "sep=;" names the separator and is no row."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) >= 5 and lines[0][4] in DELIMITERS:
        return lines[0][4], 1
    return None, 0
