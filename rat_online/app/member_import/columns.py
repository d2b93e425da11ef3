"""Which column holds what: proposed from titles and content, overruled by the person who knows the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rat_online.app.member_import.cells import (
    Cell,
    SheetRow,
    column_letters,
    column_number,
    is_blank,
)
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.headers import Header, assigned
from rat_online.app.member_import.title_words import AMBIGUOUS_TITLES
from rat_online.app.member_import.titles import LONGEST_TITLE, title_key
from rat_online.app.member_import.values import birth_date_in, plain, shown
from rat_online.domain.members.board import board_of, position_of
from rat_online.domain.members.email import email_of
from rat_online.domain.members.name import name_of
from rat_online.domain.members.number import number_of
from rat_online.domain.members.phone import phones_of
from rat_online.domain.members.sex import sex_of
from rat_online.domain.members.status import status_of
from rat_online.domain.members.unreadable import Unreadable
from rat_online.domain.members.weight import weight_of

ColumnChoice: TypeAlias = Mapping[str, str | int | None]
"""A field's wire name to a column: its title, letters, or number from 1; None leaves the field out."""

SAMPLED_ROWS = 40
ADOPTED_FROM = 30
"""Below this confidence, of 100, nothing is proposed."""
_ENOUGH_TO_JUDGE = 3
_DISAGREES_BELOW = 30
_AGREES_FROM = 80
_HARDLY_A_TITLE = 60


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of the file, what it is taken for, and how sure that is (of 100)."""

    column: int
    letters: str
    title: str
    field: Field | None
    confidence: int
    sample: str = ""


class UnknownColumn(Exception):
    """A mapping names a field or a column that is not there."""

    def __init__(self, field: str, column: str) -> None:
        super().__init__(f"{field}: {column}")
        self.field = field
        self.column = column


def propose(header: Header, rows: Sequence[SheetRow], today: date) -> list[ColumnMatch]:
    """Every titled column with the field it seems to hold."""
    samples = {column: _sample(rows, column) for column in header.titles}
    meanings = {
        column: {
            field: sure
            for field, confidence in fields.items()
            if (sure := _weighed(field, confidence, header.titles[column], samples[column], today))
            >= ADOPTED_FROM
        }
        for column, fields in header.meanings.items()
    }
    chosen = {
        column: (field, confidence) for field, column, confidence in _without_lone_marks(assigned(meanings))
    }
    return [_match(header, column, chosen.get(column), samples[column]) for column in sorted(header.titles)]


def untitled(rows: Sequence[SheetRow]) -> list[ColumnMatch]:
    """The columns of a sheet without titles, by letters, for a person to say what they hold."""
    width = max((len(row.cells) for row in rows), default=0)
    samples = [_sample(rows, column) for column in range(width)]
    return [
        ColumnMatch(column, column_letters(column), "", None, 0, shown(sample[0]))
        for column, sample in enumerate(samples)
        if sample
    ]


def overrule(matches: Sequence[ColumnMatch], mapping: ColumnChoice, width: int) -> list[ColumnMatch]:
    """The proposal with a person's choices in it."""
    wanted: dict[Field, int | None] = {}
    for name, place in mapping.items():
        field = _field(name)
        wanted[field] = None if place in (None, "") else _column(name, place, matches, width)
    taken = {column: field for field, column in wanted.items() if column is not None}
    columns = {match.column: match for match in matches}
    for column in taken:
        columns.setdefault(column, ColumnMatch(column, column_letters(column), "", None, 0))
    return [_overruled(columns[column], taken.get(column), wanted) for column in sorted(columns)]


def _overruled(match: ColumnMatch, field: Field | None, wanted: Mapping[Field, int | None]) -> ColumnMatch:
    if field is not None:
        return ColumnMatch(match.column, match.letters, match.title, field, 100, match.sample)
    if match.field in wanted:
        return ColumnMatch(match.column, match.letters, match.title, None, 0, match.sample)
    return match


def _field(name: str) -> Field:
    try:
        return Field(name.strip().casefold().replace("_", "-"))
    except ValueError:
        raise UnknownColumn(name, "") from None


def _column(field: str, place: str | int | None, matches: Sequence[ColumnMatch], width: int) -> int:
    if isinstance(place, str):
        for match in matches:
            if match.title and title_key(match.title) == title_key(place[:LONGEST_TITLE]):
                return match.column
        found = column_number(place.strip())
    else:
        found = None if place is None else place - 1
    if found is None or not 0 <= found < width:
        raise UnknownColumn(field, str(place))
    return found


def _match(
    header: Header, column: int, chosen: tuple[Field, int] | None, sample: Sequence[Cell]
) -> ColumnMatch:
    field, confidence = chosen or (None, 0)
    first = shown(sample[0]) if sample else ""
    return ColumnMatch(column, column_letters(column), header.titles[column], field, confidence, first)


def _sample(rows: Sequence[SheetRow], column: int) -> list[Cell]:
    cells = (row.cell(column) for row in rows[:SAMPLED_ROWS])
    return [cell for cell in cells if not is_blank(cell)]


def _weighed(field: Field, confidence: int, title: str, sample: Sequence[Cell], today: date) -> int:
    """A title's confidence, tempered by what stands below it; an exact title with odd content stays proposed,
    because that content is what the dry run must complain about."""
    fit = _fit(field, sample, today)
    ambiguous = title_key(title) in AMBIGUOUS_TITLES.get(field, ())
    if ambiguous and len(sample) >= _ENOUGH_TO_JUDGE and fit < _DISAGREES_BELOW:
        return 0
    # "Keterangan" is free text in most files: only a column that says nothing but statuses is one.
    if field is Field.STATUS and confidence < _HARDLY_A_TITLE and fit < _AGREES_FROM:
        return 0
    return confidence * (100 + fit) // 200


def _fit(field: Field, sample: Sequence[Cell], today: date) -> int:
    """How many of a hundred cells can be read as this field."""
    if not sample:
        return 0
    return 100 * sum(_reads(field, cell, today) for cell in sample) // len(sample)


def _reads(field: Field, cell: Cell, today: date) -> bool:
    try:
        if field is Field.BIRTH_DATE:
            return birth_date_in(cell, today) is not None
        read = _READERS.get(field)
        return read is None or bool(read(plain(cell)))
    except Unreadable:
        return False


def _is_office(text: str) -> bool:
    position = position_of(text)
    return not position or board_of(position) is not None


_READERS: dict[Field, Callable[[str], object]] = {
    Field.NUMBER: number_of,
    Field.NAME: name_of,
    Field.SEX: sex_of,
    Field.PHONE: phones_of,
    Field.EMAIL: email_of,
    Field.STATUS: status_of,
    Field.POSITION: _is_office,
    Field.WEIGHT: weight_of,
}


def _without_lone_marks(chosen: Sequence[tuple[Field, int, int]]) -> list[tuple[Field, int, int]]:
    """The ticks for L and P only count as a pair, and only where no column says the sex in a word."""
    fields = {field for field, _, _ in chosen}
    marks = {Field.MALE_MARK, Field.FEMALE_MARK}
    if marks <= fields and Field.SEX not in fields:
        return list(chosen)
    return [choice for choice in chosen if choice[0] not in marks]
