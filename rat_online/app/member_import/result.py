"""What came of reading a file: the members, what is wrong with every other line, and what to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from rat_online.app.member_import.columns import ColumnMatch
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.findings import WHOLE_FILE, FileRefused, Finding, FindingRecord
from rat_online.app.member_import.messages import Language, message_of
from rat_online.app.member_import.row_kinds import RowKind
from rat_online.domain.members import Member


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as a line of the file describes them, ready to be imported.

    `columns` is what the list tells of its members at all: about everything else it says nothing.
    """

    line: int
    member: Member
    columns: frozenset[Field] = frozenset(Field)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A line that cannot be imported, with what stands in it, for the template that is handed back."""

    line: int
    values: dict[Field, str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line below the header that is no member, with how it begins, so that a person can judge."""

    line: int
    kind: RowKind
    begins: str


class ImportReport(TypedDict):
    rows: int
    good: int
    bad: list[FindingRecord]
    flagged: list[FindingRecord]


@dataclass(slots=True)
class Import:
    """A dry run. `rows` = members + distinct lines in `bad`; a finding on line 0 concerns the whole file."""

    members: list[MemberDraft] = field(default_factory=list)
    rows: int = 0
    bad: list[Finding] = field(default_factory=list)
    flagged: list[Finding] = field(default_factory=list)
    columns: Sequence[ColumnMatch] = ()
    sheet: str = ""
    other_sheets: Sequence[str] = ()
    header_line: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @classmethod
    def of_refused_file(cls, refusal: FileRefused) -> "Import":
        return cls(bad=[Finding(WHOLE_FILE, "", refusal.fault, refusal.facts)])

    @property
    def good(self) -> int:
        return len(self.members)

    @property
    def file_refused(self) -> Finding | None:
        """Why the file as a whole could not be used, if so."""
        return next((finding for finding in self.bad if finding.line == WHOLE_FILE), None)

    def bad_lines(self) -> set[int]:
        return {finding.line for finding in self.bad} - {WHOLE_FILE}

    def report(self, language: Language = "id") -> ImportReport:
        return {
            "rows": self.rows,
            "good": self.good,
            "bad": [_record(finding, language) for finding in self.bad],
            "flagged": [_record(finding, language) for finding in self.flagged],
        }


def _record(finding: Finding, language: Language) -> FindingRecord:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": str(finding.code),
        "message": message_of(finding, language),
    }
