"""The BLT ballot file, first described by Hill, Wichmann and Woodall.

("Algorithm 123: Single Transferable Vote by Meek's Method", The Computer Journal 30(3), 1987.)

    4 2              four candidates, two seats
    -2               candidate 2 has withdrawn; the line is left out when nobody has
    3 1 3 4 0        three ballots that rank 1, then 3, then 4
    1 2=4 - 1 0      equal ranks and a skipped rank, as OpenSTV writes them
    0                end of the ballots
    "Ani" "Budi" "Citra" "Dedi"
    "Pemilihan Pengawas"

`#` begins a comment outside quotes. Line breaks mean nothing, except that a ballot ends with 0 on the line
where it began: a forgotten 0 would otherwise swallow the next ballot in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Rank: TypeAlias = tuple[int, ...]
"""Candidate numbers, counted from 1, at one rank: empty for a skipped rank, several for an equal one."""


MOST_DIGITS = 15
WORD_END = re.compile(r'[\s"#]')
WORD_FOLLOWS = re.compile(r"[\s#]|$")


class BltFault(StrEnum):
    """What is wrong with a file; the words for people are elsewhere."""

    EMPTY = "empty"
    HEADER = "header"
    WITHDRAWN = "withdrawn"
    NOBODY_STANDS = "nobody-stands"
    WEIGHT = "weight"
    PREFERENCE = "preference"
    BALLOT_NOT_ENDED = "ballot-not-ended"
    BALLOTS_NOT_ENDED = "ballots-not-ended"
    NAME_NOT_QUOTED = "name-not-quoted"
    NAME_EMPTY = "name-empty"
    NAME_REPEATED = "name-repeated"
    NAMES_MISSING = "names-missing"
    QUOTE_NOT_CLOSED = "quote-not-closed"
    QUOTE_INSIDE = "quote-inside"
    TOO_MUCH = "too-much"


class BltError(ValueError):
    """A file that cannot be read as BLT: where, why, and the piece of text at which reading stopped."""

    def __init__(self, line: int, fault: BltFault, found: str = "") -> None:
        super().__init__(f"line {line}: {fault.value}" + (f": {found}" if found else ""))
        self.line = line
        self.fault = fault
        self.found = found


@dataclass(frozen=True, slots=True)
class BltBallot:
    """So many ballots alike, in the order of their ranks."""

    weight: int
    ranks: tuple[Rank, ...]


@dataclass(frozen=True, slots=True)
class BltElection:
    """Everything in a BLT file; candidate numbers count from 1."""

    candidates: tuple[str, ...]
    seats: int
    withdrawn: frozenset[int]
    ballots: tuple[BltBallot, ...]
    title: str


def parse_blt(text: str) -> BltElection:
    """Read a whole file, or raise `BltError` at the first thing that is wrong."""
    return _Reader(text).read()


class _Reader:
    """Words of the file one by one; a quoted string is a word that still has its opening quote."""

    def __init__(self, text: str) -> None:
        self._lines = enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
        self._words: list[str] = []
        self._place = 0
        self._line = 1
        self._candidates = 0
        self._ranks: dict[str, Rank] = {"-": ()}

    def read(self) -> BltElection:
        self._candidates, seats = self._positive(BltFault.EMPTY), self._positive(BltFault.HEADER)
        withdrawn, first = self._withdrawn()
        ballots = tuple(self._ballots(first))
        names, title = self._names()
        return BltElection(names, seats, withdrawn, ballots, title)

    def _next(self) -> str | None:
        """The next word of the file, None at its end."""
        while self._place == len(self._words):
            numbered = next(self._lines, None)
            if numbered is None:
                return None
            words = _words(numbered[1], numbered[0])
            if words:
                (self._line, _), self._words, self._place = numbered, words, 0
        self._place += 1
        return self._words[self._place - 1]

    def _due(self, missing: BltFault) -> str:
        """The next word; `missing` is what is wrong when the file ends here."""
        word = self._next()
        if word is None:
            raise BltError(self._line, missing)
        return word

    def _positive(self, missing: BltFault) -> int:
        word = self._due(missing)
        number = _number(word)
        if not number:
            raise self._error(BltFault.HEADER, word)
        return number

    def _withdrawn(self) -> tuple[frozenset[int], str]:
        """The withdrawn candidates, and the word after them."""
        withdrawn: set[int] = set()
        word = self._due(BltFault.BALLOTS_NOT_ENDED)
        while word.startswith("-"):
            number = _number(word[1:])
            if not number or number > self._candidates or number in withdrawn:
                raise self._error(BltFault.WITHDRAWN, word)
            withdrawn.add(number)
            if len(withdrawn) == self._candidates:
                raise self._error(BltFault.NOBODY_STANDS)
            word = self._due(BltFault.BALLOTS_NOT_ENDED)
        return frozenset(withdrawn), word

    def _ballots(self, word: str) -> Iterator[BltBallot]:
        """Ballots up to the 0 that stands where a weight would."""
        while word != "0":
            weight = _number(word)
            if not weight:
                raise self._error(BltFault.WEIGHT, word)
            yield BltBallot(weight, self._preferences())
            word = self._due(BltFault.BALLOTS_NOT_ENDED)

    def _preferences(self) -> tuple[Rank, ...]:
        """The ranks up to the 0 that ends the ballot, on the same line."""
        start, known = self._place, self._ranks
        for word in self._words[start:]:
            self._place += 1
            if word == "0":
                return tuple([known[rank] for rank in self._words[start : self._place - 1]])
            if word not in known:
                known[word] = self._rank(word)
        raise self._error(BltFault.BALLOT_NOT_ENDED)

    def _rank(self, word: str) -> Rank:
        """The candidates named at one rank; each way of writing one is understood once."""
        numbers = tuple(map(_number, word.split("=")))
        if not all(0 < number <= self._candidates for number in numbers):
            raise self._error(BltFault.PREFERENCE, word)
        return numbers

    def _names(self) -> tuple[tuple[str, ...], str]:
        """One name for each candidate, no two alike, then the title if there is one."""
        names: dict[str, None] = {}
        for _ in range(self._candidates):
            name = self._name(self._due(BltFault.NAMES_MISSING))
            if not name:
                raise self._error(BltFault.NAME_EMPTY)
            if name in names:
                raise self._error(BltFault.NAME_REPEATED, name)
            names[name] = None
        word = self._next()
        title = "" if word is None else self._name(word)
        self._end()
        return tuple(names), title

    def _name(self, word: str) -> str:
        if not word.startswith('"'):
            raise self._error(BltFault.NAME_NOT_QUOTED, word)
        return word[1:].strip()

    def _end(self) -> None:
        """After the title only Wichmann's two quoted fields, source and comment, may follow."""
        for place, word in enumerate(iter(self._next, None)):
            if not word.startswith('"') or place > 1:
                raise self._error(BltFault.TOO_MUCH, word)

    def _error(self, fault: BltFault, found: str = "") -> BltError:
        return BltError(self._line, fault, found.removeprefix('"'))


def _number(word: str) -> int:
    """A whole number above 0, or 0 for anything else; more digits than any count has are not a number."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS else 0


def _words(line: str, number: int) -> list[str]:
    """Words and quoted strings of a line, the comment left out."""
    if '"' not in line and "#" not in line:
        return line.split()
    words: list[str] = []
    rest = line.strip()
    while rest and not rest.startswith("#"):
        if rest.startswith('"'):
            quoted, closing, rest = rest[1:].partition('"')
            if not closing:
                raise BltError(number, BltFault.QUOTE_NOT_CLOSED, quoted.strip())
            if not WORD_FOLLOWS.match(rest):  # "Ani ""Nini"" Sari" would be read as three names
                raise BltError(number, BltFault.QUOTE_INSIDE, quoted.strip())
            words.append(f'"{quoted}')
        else:
            length = len(WORD_END.split(rest, 1)[0])
            words.append(rest[:length])
            rest = rest[length:]
        rest = rest.strip()
    return words
