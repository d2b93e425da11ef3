"""The two languages that documents are written in; Indonesian first (rule book 9)."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the product."""

    INDONESIAN = "id"
    ENGLISH = "en"


ID = Language.INDONESIAN
EN = Language.ENGLISH
