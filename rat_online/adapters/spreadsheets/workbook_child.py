"""The program that opens a workbook for the server, in a process of its own with little memory and time.

A parser of other people's files may be made to allocate without end, and takes its process with it: two cells
at the corners of a sheet are enough. Run by path with nothing of ours imported; bytes on standard input, one
JSON value a line on standard output: {"sheet": name}, [line, [cells]], {"error": reason}.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, TextIO

import python_calamine
from python_calamine import CalamineSheet, SheetTypeEnum, SheetVisibleEnum

MOST_SHEETS = 30
MOST_CHARACTERS = 64 * 2**20
MOST_MERGED = 400_000

ZeroFormats = dict[tuple[int, int], int]
"""(row, column) of cells shown with leading zeros, to how many digits."""


class TooMuch(Exception):
    """The workbook holds more than anybody needs."""


class Writer:
    """Writes the frames and stops when there are too many."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._written = 0

    def write(self, frame: object) -> None:
        text = json.dumps(frame, ensure_ascii=True, allow_nan=False)
        self._written += len(text)
        if self._written > MOST_CHARACTERS:
            raise TooMuch
        self._out.write(text + "\n")

    def fail(self, reason: str) -> None:
        self._out.write(f'{{"error": "{reason}"}}\n')


def main(memory: int, seconds: int, rows: int, columns: int, cell: int) -> None:
    data = sys.stdin.buffer.read()
    _confine(memory, seconds)
    writer = Writer(sys.stdout)
    try:
        read(data, writer, rows, columns, cell)
    except (TooMuch, MemoryError):
        writer.fail("too-large")
    except python_calamine.PasswordError:
        writer.fail("locked")
    except (
        python_calamine.CalamineError,
        python_calamine.XmlError,
        python_calamine.ZipError,
        OSError,
        ValueError,
    ):
        writer.fail("unreadable")
    sys.stdout.flush()


def read(data: bytes, writer: Writer, rows: int, columns: int, longest: int) -> None:
    workbook = python_calamine.load_workbook(BytesIO(data))
    formats = ZeroFormatReader(data)
    left = rows
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    for name in visible[:MOST_SHEETS]:
        writer.write({"sheet": name[:100]})
        sheet = workbook.get_sheet_by_name(name)
        for line, cells in _rows(sheet, formats.of(name), columns, longest):
            writer.write([line, cells])
            left -= 1
            if left < 0:
                raise TooMuch


def _rows(
    sheet: CalamineSheet, zeros: ZeroFormats, columns: int, longest: int
) -> Iterator[tuple[int, list[object]]]:
    indent = [""] * (sheet.start[1] if sheet.start else 0)
    carried = _vertical_merges(sheet)
    values: dict[tuple[int, int], Any] = {}
    for index, row in enumerate(sheet.iter_rows()):
        cells: list[Any] = (indent + row)[:columns]
        for column, first in carried.get(index, {}).items():
            if column < len(cells):
                if index == first:
                    values[first, column] = cells[column]
                elif cells[column] == "":
                    cells[column] = values.get((first, column), "")
        if any(cell != "" for cell in cells):
            yield (
                index + 1,
                [_plain(cell, zeros.get((index, column)), longest) for column, cell in enumerate(cells)],
            )


def _vertical_merges(sheet: CalamineSheet) -> dict[int, dict[int, int]]:
    """Row to its columns that belong to a merged cell, with the row where that cell's text stands."""
    carried: dict[int, dict[int, int]] = {}
    left_to_carry = MOST_MERGED
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or []:
        left_to_carry -= bottom - top + 1
        if left_to_carry < 0:
            break
        if top < bottom:
            for row in range(top, bottom + 1):
                carried.setdefault(row, {})[left] = top
    return carried


def _plain(cell: object, zeros: int | None, longest: int) -> object:
    """A cell as JSON has it: text, number, or {"date": …}."""
    if isinstance(cell, str):
        return cell[:longest]
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and (cell != cell or cell in (float("inf"), float("-inf"))):
        return ""
    if isinstance(cell, int | float):
        return str(int(cell)).zfill(zeros) if zeros and cell >= 0 and cell == int(cell) else cell
    if isinstance(cell, datetime):
        return {"date": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return str(cell) if isinstance(cell, time | timedelta) else ""


class ZeroFormatReader:
    """Which cells an XLSX shows with leading zeros by a format such as 00000; the parser drops formats.

    A person who sees 00417 will type 00417. Anything unexpected in there means no formats, not an error.
    """

    def __init__(self, data: bytes) -> None:
        self._archive: zipfile.ZipFile | None = None
        self._styles: dict[str, int] = {}
        self._paths: dict[str, str] = {}
        if not data.startswith(b"PK"):
            return
        self._archive = zipfile.ZipFile(BytesIO(data))
        names = set(self._archive.namelist())
        if {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            self._styles = _zero_styles(self._text("xl/styles.xml"))
            self._paths = self._sheet_paths() if self._styles else {}

    def of(self, sheet: str) -> ZeroFormats:
        path = self._paths.get(sheet, "")
        if self._archive is None or path not in self._archive.namelist():
            return {}
        found: ZeroFormats = {}
        for match in re.finditer(r"<c\s([^>]*)>", self._text(path)):
            attributes = _attributes(match[1])
            digits = self._styles.get(attributes.get("s", ""))
            place = _place(attributes.get("r", "")) if digits else None
            if digits and place:
                found[place] = digits
        return found

    def _text(self, name: str) -> str:
        assert self._archive is not None
        return self._archive.read(name).decode("utf-8", errors="replace")

    def _sheet_paths(self) -> dict[str, str]:
        targets = {}
        for match in re.finditer(r"<Relationship\s([^>]*)>", self._text("xl/_rels/workbook.xml.rels")):
            attributes = _attributes(match[1])
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else "xl/" + target
            )
        return {
            _unescaped(attributes.get("name", "")): targets.get(attributes.get("r:id", ""), "")
            for match in re.finditer(r"<sheet\s([^>]*)>", self._text("xl/workbook.xml"))
            for attributes in [_attributes(match[1])]
        }


def _zero_styles(styles: str) -> dict[str, int]:
    """Index of a cell style to the digits of its format, for formats of noughts alone."""
    digits = {}
    for match in re.finditer(r"<numFmt\s([^>]*)>", styles):
        attributes = _attributes(match[1])
        code = attributes.get("formatCode", "").removesuffix(";@")
        if re.fullmatch(r"0{2,20}", code):
            digits[attributes.get("numFmtId", "")] = len(code)
    _, _, rest = styles.partition("<cellXfs")
    formats = re.findall(r"<xf\s([^>]*)>", rest.partition("</cellXfs>")[0])
    wanted = ((str(index), _attributes(xf).get("numFmtId", "")) for index, xf in enumerate(formats))
    return {index: digits[number] for index, number in wanted if number in digits}


def _attributes(text: str) -> dict[str, str]:
    return dict(re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', text))


def _unescaped(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _place(reference: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _confine(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's deadline still stands.
        return
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:6]))
