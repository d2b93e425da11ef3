"""What a dry run has to say about a line, with a stable code and facts for the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

WHOLE_FILE = 0
"""The line of what concerns the file and no line of it."""


class FileFault(StrEnum):
    """Why no list could be read out of a file at all."""

    EMPTY = "file-empty"
    UNREADABLE = "file-unreadable"
    UNSUPPORTED = "file-type-unsupported"
    WEB_PAGE = "file-is-web-page"
    LOCKED = "file-locked"
    TOO_LARGE = "file-too-large"
    SHEET_TOO_LARGE = "sheet-too-large"
    SHEET_MISSING = "sheet-missing"
    HEADER_MISSING = "header-not-found"
    COLUMN_MISSING = "column-missing"
    COLUMN_UNKNOWN = "column-unknown"
    NO_MEMBERS = "members-missing"
    TOO_MANY_ROWS = "rows-too-many"


class RowFault(StrEnum):
    """What makes a line bad besides a value that cannot be read (`domain.members.unreadable.Fault`)."""

    NUMBER_DUPLICATE = "number-duplicate"
    CELL_FORMULA = "cell-formula"


class Flag(StrEnum):
    """What a person should look at; the line is imported all the same."""

    NUMBER_SIMILAR = "number-similar"
    NUMBER_ZEROS_RESTORED = "number-zeros-restored"
    NUMBER_FROM_SEQUENCE = "number-from-sequence"
    PHONE_DUPLICATE = "phone-duplicate"
    PHONE_SEVERAL = "phone-several"
    NAME_DUPLICATE = "name-duplicate"
    NAME_AND_BIRTH_DATE_DUPLICATE = "name-and-birth-date-duplicate"
    NAME_SAYS_DECEASED = "name-says-deceased"
    BIRTH_DATE_EXCHANGED = "birth-date-exchanged"
    BIRTH_DATE_UNLIKELY = "birth-date-unlikely"
    OTHER_SHEETS = "other-sheets"
    BOOKS_NAME_DIFFERS = "books-name-differs"
    BOOKS_NUMBER_SIMILAR = "books-number-similar"
    BOOKS_PHONE = "books-phone"
    BOOKS_NAME = "books-name"


class FindingRecord(TypedDict):
    """A finding as programs read it."""

    line: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    line: int
    column: str
    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


class FileRefused(Exception):
    """A reader cannot, or for safety will not, take a list out of this file."""

    def __init__(self, fault: FileFault, **facts: str | int) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts
