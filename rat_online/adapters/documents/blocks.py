"""The few kinds of block that every document is made of; the template sets them, Python fills them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import TypeAlias

from rat_online.adapters.documents.printable import latin_only, printable

Value: TypeAlias = str | int | bool | list["Value"] | dict[str, "Value"] | None

CALM, GOOD, WAIT, BAD = "calm", "good", "wait", "bad"
"""Tones: said plainly, decided, pending or void, rejected. The word always says it too."""


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a document: its name, what it is about, its number, and where it stands."""

    name: str
    subject: str
    number: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a document, or (level 3) a part of it."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks in it are kept."""

    text: str
    tone: str = CALM
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and its value, set as two columns."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `share` of the free width, 0 for as wide as its content."""

    head: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; `total` is its last row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A decision or a ballot: a number and title, the word of its outcome, and what belongs to it."""

    title: str
    outcome: str
    tone: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact text as it was voted on."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of our own in SVG, with the words that say the same."""

    svg: str
    alt: str
    width_mm: int


@dataclass(frozen=True, slots=True)
class Face:
    """A candidate as shown: `photo` is the digest of the picture, `instead` stands where that is missing."""

    name: str
    photo: str
    alt: str
    instead: str
    lines: tuple[tuple[str, str], ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """Those who stood for election, one under the other."""

    people: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign by hand, or by a certified signature outside."""

    office: str
    name: str
    capacity: str
    stamp: str = ""  # the caption of the space left for e-meterai


@dataclass(frozen=True, slots=True)
class Signatures:
    """The places to sign, under a line that says where and when."""

    place: str
    people: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """The code that tells whether the log is still the one that this document was made from."""

    svg: str
    alt: str
    label: str
    code: str
    lines: tuple[str, ...]


KEPT = 22
"""Blocks of no more lines than this are not broken over two pages."""

RAW = frozenset({"svg", "photo"})
"""Fields that are not read as text: a drawing, and the name of a picture."""

Block: TypeAlias = (
    Title | Heading | Paragraph | Facts | Table | Panel | Quote | Picture | Faces | Signatures | Seal
)


def weight(block: object) -> int:
    """About how many lines a block takes: one longer than a page must be free to break, or it is cut."""
    if isinstance(block, str):
        return sum(1 + len(line) // 60 for line in block.split("\n"))
    if isinstance(block, Table):
        return sum(max(weight(cell) for cell in row) for row in block.rows if row) + 3
    if isinstance(block, tuple):
        return sum(weight(one) for one in block)
    if is_dataclass(block):
        return sum(weight(getattr(block, one.name)) for one in fields(block) if one.name not in RAW)
    return 0


NOTHING: Mapping[str, str] = MappingProxyType({})


def for_print(block: object, said: Mapping[str, str] = NOTHING, *, plain: bool = False) -> Value:
    """Blocks as the template reads them, every text made printable; `plain` spells out all but ASCII.

    `said` are texts that the record holds in one language, with what the document says for them.
    """
    if isinstance(block, str):
        for held, words in said.items():
            block = block.replace(held, words)
        return printable(latin_only(block)) if plain else printable(block)
    if isinstance(block, tuple | list):
        return [for_print(one, said, plain=plain) for one in block]
    if isinstance(block, dict):
        return {name: for_print(value, said, plain=plain) for name, value in block.items()}
    if block is None or isinstance(block, int):
        return block
    if not is_dataclass(block):
        raise TypeError(f"a document has no {type(block).__name__}")
    values: dict[str, Value] = {"is": type(block).__name__.lower(), "keep": weight(block) <= KEPT}
    for one in fields(block):
        value = getattr(block, one.name)
        values[one.name] = value if one.name in RAW else for_print(value, said, plain=plain)
    return values
