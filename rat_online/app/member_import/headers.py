"""Finding the row of column titles under letterheads, and over two or three merged rows of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rat_online.app.member_import.cells import SheetRow, text_of
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.section_titles import is_section_title
from rat_online.app.member_import.titles import CONTAINED, LONGEST_TITLE, MISSPELT, fields_of_title, title_key
from rat_online.domain.members.text import tidy

SEARCHED_ROWS = 60
DEEPEST_HEADER = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The titles by column, what each may mean, and the lines they stand on."""

    first_line: int
    last_line: int
    titles: dict[int, str]
    meanings: dict[int, dict[Field, int]]

    def strength(self) -> int:
        """How sure the whole row is to be a header: the best meaning of every field, added up."""
        return sum(confidence for _, _, confidence in assigned(self.meanings))


def find_header(rows: Sequence[SheetRow]) -> Header | None:
    """The most telling row of titles; of equals the first and the flattest."""
    best: Header | None = None
    for header in _candidates(rows[:SEARCHED_ROWS]):
        if _is_header(header) and (best is None or header.strength() > best.strength()):
            best = header
    return best


def assigned(meanings: dict[int, dict[Field, int]]) -> list[tuple[Field, int, int]]:
    """(field, column, confidence): the surest pairs first, every field and every column once."""
    pairs = sorted(
        (
            (confidence, -column, field)
            for column, fields in meanings.items()
            for field, confidence in fields.items()
        ),
        key=lambda pair: pair[:2],
        reverse=True,
    )
    fields: set[Field] = set()
    columns: set[int] = set()
    chosen = []
    for confidence, negative, field in pairs:
        if field not in fields and -negative not in columns:
            fields.add(field)
            columns.add(-negative)
            chosen.append((field, -negative, confidence))
    return chosen


def _candidates(rows: Sequence[SheetRow]) -> Iterator[Header]:
    for bottom in range(len(rows)):
        for depth in range(1, DEEPEST_HEADER + 1):
            stack = rows[max(0, bottom - depth + 1) : bottom + 1]
            if len(stack) < depth or stack[-1].line - stack[0].line != depth - 1:
                break
            # A letterhead is one cell in its row; a row of titles has several.
            if depth > 1 and len(stack[0].filled()) < 2:
                continue
            # "Cabang Sukamaju" alone under the titles begins the list of a branch.
            if any(is_section_title(row) for row in stack[1:]):
                continue
            yield _stacked(stack)


def _stacked(stack: Sequence[SheetRow]) -> Header:
    texts = [_texts(row) for row in stack]
    titles: dict[int, str] = {}
    meanings: dict[int, dict[Field, int]] = {}
    for column in sorted({column for row in texts for column in row}):
        readings = _readings(texts, column)
        titles[column] = readings[0]
        fields: dict[Field, int] = {}
        for reading in readings:
            for field, confidence in fields_of_title(title_key(reading)).items():
                fields[field] = max(confidence, fields.get(field, 0))
        if fields:
            meanings[column] = fields
    return Header(stack[0].line, stack[-1].line, titles, meanings)


def _texts(row: SheetRow) -> dict[int, str]:
    texts = {column: tidy(text_of(row.cells[column])[:LONGEST_TITLE]) for column in row.filled()}
    return {column: text for column, text in texts.items() if text}


def _readings(texts: Sequence[dict[int, str]], column: int) -> list[str]:
    """What the title of a column may be: its lowest cell, and that under the cells above it.

    A merged cell spans columns but its text stands in the leftmost, so what is to the left above counts too.
    """
    lowest = max(depth for depth, row in enumerate(texts) if column in row)
    own = texts[lowest][column]
    readings = [own]
    above: list[str] = []
    for row in reversed(texts[:lowest]):
        reach = [left for left in row if left <= column]
        if reach:
            above.insert(0, row[max(reach)])
            readings.append(" ".join([*above, own]))
    return readings


def _is_header(header: Header) -> bool:
    """A name and at least one more particular: less could be any row of words."""
    chosen = {field: confidence for field, _, confidence in assigned(header.meanings)}
    if chosen.get(Field.NAME, 0) < MISSPELT:
        return False
    others = [confidence for field, confidence in chosen.items() if field is not Field.NAME]
    return Field.NUMBER in chosen or any(confidence >= CONTAINED for confidence in others)
