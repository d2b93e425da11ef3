"""The dry run: from the sheets of a file to members and a finding for every line that is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rat_online.app.member_import.cells import Cell, Sheet, SheetRow, is_blank
from rat_online.app.member_import.checking import CheckedRow, RowCheck, says_pria
from rat_online.app.member_import.columns import (
    SAMPLED_ROWS,
    ColumnChoice,
    ColumnMatch,
    UnknownColumn,
    overrule,
    propose,
    untitled,
)
from rat_online.app.member_import.duplicates import DuplicateSearch
from rat_online.app.member_import.fields import FIELD_TITLES, REQUIRED, Field
from rat_online.app.member_import.findings import WHOLE_FILE, FileFault, FileRefused, Finding, Flag
from rat_online.app.member_import.headers import Header, find_header
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.leading_zeros import number_width, with_zeros
from rat_online.app.member_import.result import Import, LeftOut, MemberDraft, RefusedRow
from rat_online.app.member_import.row_kinds import RowKind, RowSorter, numbers_the_columns
from rat_online.app.member_import.section_titles import section_name
from rat_online.app.member_import.title_words import WEAK_TITLES
from rat_online.app.member_import.titles import title_key
from rat_online.app.member_import.values import plain
from rat_online.domain.members.text import tidy

MOST_MEMBERS = 50_000
PROGRESS_EVERY = 250

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the rows done and the rows in all."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that is a member, under the section title that stands above it."""

    row: SheetRow
    section: str


def examine(
    sheets: Sequence[Sheet],
    today: date,
    mapping: ColumnChoice | None = None,
    sheet_name: str | None = None,
    progress: Progress | None = None,
) -> Import:
    """Read the list of members out of the sheets; never raises for what stands in them."""
    found = Import()
    try:
        sheet, header, others = _chosen_sheet(sheets, sheet_name)
        below = [row for row in sheet.rows if header is None or row.line > header.last_line]
        found.sheet, found.other_sheets = sheet.name, others
        found.header_line = header.last_line if header else 0
        found.columns = untitled(sheet.rows) if header is None else propose(header, _telling(below), today)
        found.columns = _settled_columns(sheet, header, found.columns, mapping or {})
        _examine(found, below, others if sheet_name is None else [], today, progress)
    except FileRefused as refusal:
        # The columns stay, so that a person can say which of them holds what.
        found.bad = [Finding(WHOLE_FILE, "", refusal.fault, refusal.facts)]
    return found


def _chosen_sheet(sheets: Sequence[Sheet], name: str | None) -> tuple[Sheet, Header | None, list[str]]:
    """The sheet that looks most like a list of members, and the names of others that do too."""
    if not any(sheet.rows for sheet in sheets):
        raise FileRefused(FileFault.EMPTY)
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet.rows)) is not None]
    if name is not None:
        for sheet in sheets:
            if sheet.name.casefold() == name.strip().casefold():
                return sheet, find_header(sheet.rows), _others(found, sheet)
        raise FileRefused(
            FileFault.SHEET_MISSING, sheet=name, sheets=", ".join(sheet.name for sheet in sheets)
        )
    if not found:
        return max(sheets, key=lambda sheet: len(sheet.rows)), None, []
    # Of sheets with equal titles, one per branch or an empty form beside the list, the longest is meant.
    chosen, header = max(found, key=lambda pair: (pair[1].strength(), len(pair[0].rows)))
    return chosen, header, _others(found, chosen)


def _others(found: Sequence[tuple[Sheet, Header]], chosen: Sheet) -> list[str]:
    """Sheets that hold a list as well, one per branch as a rule; an empty form is none."""
    return [sheet.name for sheet, _ in found if sheet is not chosen and len(sheet.rows) > 1]


def _settled_columns(
    sheet: Sheet, header: Header | None, proposed: Sequence[ColumnMatch], mapping: ColumnChoice
) -> list[ColumnMatch]:
    width = max((len(row.cells) for row in sheet.rows), default=0)
    try:
        columns = overrule(proposed, mapping, width)
    except UnknownColumn as unknown:
        raise FileRefused(FileFault.COLUMN_UNKNOWN, field=unknown.field, wanted=unknown.column) from None
    mapped = {column.field for column in columns}
    if header is None and not mapped >= set(REQUIRED):
        raise FileRefused(FileFault.HEADER_MISSING)
    for required in REQUIRED:
        if required not in mapped:
            raise FileRefused(FileFault.COLUMN_MISSING, field=FIELD_TITLES[required])
    return columns


def _examine(
    found: Import, rows: Sequence[SheetRow], others: Sequence[str], today: date, progress: Progress | None
) -> None:
    layout = Layout.of(found.columns)
    candidates = _sorted_out(rows, layout, today, found.left_out)
    if not candidates:
        raise FileRefused(FileFault.NO_MEMBERS)
    _flag_whole_file(found, layout, others)
    checked = _checked(candidates, layout, today, progress)
    DuplicateSearch(layout).mark(checked)
    _settle(found, candidates, checked, layout)


def _sorted_out(
    rows: Sequence[SheetRow], layout: Layout, today: date, left_out: list[LeftOut]
) -> list[Candidate]:
    sorter = RowSorter(layout, today)
    section = ""
    candidates: list[Candidate] = []
    names: list[Candidate] = []
    """Bare names below a total: of the list, if it goes on right below them."""
    for row in rows:
        if not row.filled():
            continue
        kind, one = sorter.kind_of(row), Candidate(row, "" if Field.GROUP in layout else section)
        if kind is RowKind.NAME:
            names.append(one)
            continue
        if kind is RowKind.MEMBER:
            candidates += [*names, one]
            names = []
            if len(candidates) > MOST_MEMBERS:
                raise FileRefused(FileFault.TOO_MANY_ROWS, limit="50.000")
            continue
        left_out += [_left_out(name.row, RowKind.NOTE) for name in names]
        names = []
        left_out.append(_left_out(row, kind))
        if kind is RowKind.SECTION:
            section = section_name(row) or section
    left_out += [_left_out(name.row, RowKind.NOTE) for name in names]
    return candidates


def _left_out(row: SheetRow, kind: RowKind) -> LeftOut:
    return LeftOut(row.line, kind, _beginning(row))


def _beginning(row: SheetRow) -> str:
    """Enough to find it in the file, of three cells at most."""
    return " · ".join(tidy(plain(row.cells[column]))[:40] for column in row.filled()[:3])


def _checked(
    candidates: Sequence[Candidate], layout: Layout, today: date, progress: Progress | None
) -> list[CheckedRow]:
    rows = [candidate.row for candidate in candidates]
    check = RowCheck(layout, today, p_is_pria=says_pria(_cells(rows, layout, Field.SEX)))
    number_column = layout.columns[Field.NUMBER]
    width = number_width(rows, number_column)
    checked: list[CheckedRow] = []
    for done, candidate in enumerate(candidates):
        if progress is not None and done % PROGRESS_EVERY == 0:
            progress(done, len(candidates))
        row = candidate.row if width is None else with_zeros(candidate.row, number_column, width)
        result = check.check(row, candidate.section)
        if row is not candidate.row:
            facts = {
                "before": plain(candidate.row.cell(number_column)),
                "value": plain(row.cell(number_column)),
            }
            code = Flag.NUMBER_ZEROS_RESTORED
            result.flagged.append(Finding(row.line, layout.name(Field.NUMBER), code, facts))
        checked.append(result)
    if progress is not None:
        progress(len(candidates), len(candidates))
    return checked


def _settle(
    found: Import, candidates: Sequence[Candidate], checked: Sequence[CheckedRow], layout: Layout
) -> None:
    found.rows = len(checked)
    columns = frozenset(layout.columns)
    for candidate, row in zip(candidates, checked, strict=True):
        found.bad.extend(row.bad)
        found.flagged.extend(row.flagged)
        if row.member is not None:
            found.members.append(MemberDraft(row.line, row.member, columns))
        else:
            values = {field: plain(layout.cell(candidate.row, field)) for field in layout.columns}
            found.refused.append(RefusedRow(row.line, values))


def _flag_whole_file(found: Import, layout: Layout, others: Sequence[str]) -> None:
    if others:
        facts = {"sheet": found.sheet, "sheets": ", ".join(others)}
        found.flagged.append(Finding(WHOLE_FILE, "", Flag.OTHER_SHEETS, facts))
    column = layout.columns[Field.NUMBER]
    match = next(match for match in found.columns if match.column == column)
    weak = WEAK_TITLES[Field.NUMBER].get(title_key(match.title), 100)
    if weak <= WEAK_TITLES[Field.NUMBER]["no"] and match.confidence < 100:
        facts = {"title": match.title}
        found.flagged.append(Finding(found.header_line, match.title, Flag.NUMBER_FROM_SEQUENCE, facts))


def _telling(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Rows from which the content of columns can be judged."""
    return [row for row in rows[: 2 * SAMPLED_ROWS] if not numbers_the_columns(row)]


def _cells(rows: Sequence[SheetRow], layout: Layout, field: Field) -> list[Cell]:
    return [cell for row in rows if not is_blank(cell := layout.cell(row, field))]
