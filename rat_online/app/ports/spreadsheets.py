"""Spreadsheets in and out, as the use cases ask for them. Every call blocks: call it in a thread."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

from rat_online.app.member_import.columns import ColumnChoice
from rat_online.app.member_import.examining import Progress
from rat_online.app.member_import.messages import Language
from rat_online.app.member_import.result import Import


class SheetKind(StrEnum):
    """`CSV` is with `;` and a mark, as a spreadsheet in Indonesia opens it."""

    XLSX = "xlsx"
    CSV = "csv"


MEDIA_TYPES = {
    SheetKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetKind.CSV: "text/csv; charset=utf-8",
}


class Spreadsheets(Protocol):
    def read(
        self,
        content: bytes,
        filename: str,
        columns: ColumnChoice,
        sheet: str | None,
        progress: Progress | None,
    ) -> Import:
        """A dry run of a member list; nothing in the file can raise."""
        ...

    def corrections(self, found: Import, language: Language) -> bytes:
        """The list handed back as XLSX, the wrong cells marked."""
        ...

    def export(
        self, kind: SheetKind, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> bytes:
        """A table, every cell as text and none that a spreadsheet would run."""
        ...
