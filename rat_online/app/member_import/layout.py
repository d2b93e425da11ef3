"""The columns in use: from a field to its cell and to the name a person knows the column by."""

from collections.abc import Sequence
from dataclasses import dataclass

from rat_online.app.member_import.cells import Cell, SheetRow, is_blank
from rat_online.app.member_import.columns import ColumnMatch
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.titles import title_key
from rat_online.app.member_import.values import plain
from rat_online.domain.members.text import is_nothing, tidy


@dataclass(frozen=True, slots=True)
class Layout:
    columns: dict[Field, int]
    names: dict[int, str]
    title_keys: dict[int, str]

    @classmethod
    def of(cls, matches: Sequence[ColumnMatch]) -> "Layout":
        titles = [match.title for match in matches if match.title]
        return cls(
            columns={match.field: match.column for match in matches if match.field is not None},
            names={match.column: _name(match, titles) for match in matches},
            title_keys={match.column: title_key(match.title) for match in matches if match.title},
        )

    def __contains__(self, field: object) -> bool:
        return field in self.columns

    def cell(self, row: SheetRow, field: Field) -> Cell:
        column = self.columns.get(field)
        return "" if column is None else row.cell(column)

    def text(self, row: SheetRow, field: Field) -> str:
        """The tidied text of a field; empty also for the signs that stand for nothing."""
        cell = self.cell(row, field)
        if is_blank(cell):
            return ""
        text = tidy(plain(cell))
        return "" if is_nothing(text) else text

    def name(self, field: Field) -> str:
        column = self.columns.get(field)
        return "" if column is None else self.names[column]


def _name(match: ColumnMatch, titles: Sequence[str]) -> str:
    """The title; where there is none, or the same twice, the letters say which."""
    if not match.title:
        return match.letters
    return f"{match.title} ({match.letters})" if titles.count(match.title) > 1 else match.title
