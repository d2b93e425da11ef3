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

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Rank: TypeAlias = tuple[int, ...]
"""Candidate numbers, counted from 1, at one rank: empty for a skipped rank, several for an equal one."""


MOST_DIGITS = 15


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


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int
    quoted: bool = False


def parse_blt(text: str) -> BltElection:
    """Read a whole file, or raise `BltError` at the first thing that is wrong."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text.removeprefix("\ufeff"))
        self._line = 1
        self._ranks: dict[str, Rank] = {"-": ()}
        self._candidates = 0

    def read(self) -> BltElection:
        self._candidates, seats = self._positive(BltFault.EMPTY), self._positive(BltFault.HEADER)
        withdrawn, first = self._withdrawn()
        ballots = tuple(self._ballots(first))
        names, title = self._names()
        return BltElection(names, seats, withdrawn, ballots, title)

    def _next(self, missing: BltFault) -> _Token:
        """The next token; `missing` is what is wrong when the file ends here."""
        token = next(self._tokens, None)
        if token is None:
            raise BltError(self._line, missing)
        self._line = token.line
        return token

    def _positive(self, missing: BltFault) -> int:
        token = self._next(missing)
        number = _number(token)
        if not number:
            raise BltError(token.line, BltFault.HEADER, token.text)
        return number

    def _withdrawn(self) -> tuple[frozenset[int], _Token]:
        """The withdrawn candidates, and the token after them."""
        withdrawn: set[int] = set()
        token = self._next(BltFault.BALLOTS_NOT_ENDED)
        while not token.quoted and token.text.startswith("-"):
            number = _number(_Token(token.text[1:], token.line))
            if not number or number > self._candidates or number in withdrawn:
                raise BltError(token.line, BltFault.WITHDRAWN, token.text)
            withdrawn.add(number)
            if len(withdrawn) == self._candidates:
                raise BltError(token.line, BltFault.NOBODY_STANDS)
            token = self._next(BltFault.BALLOTS_NOT_ENDED)
        return frozenset(withdrawn), token

    def _ballots(self, token: _Token) -> Iterator[BltBallot]:
        """Ballots up to the 0 that stands where a weight would."""
        while token.quoted or token.text != "0":
            weight = _number(token)
            if not weight:
                raise BltError(token.line, BltFault.WEIGHT, token.text)
            yield BltBallot(weight, tuple(self._preferences(token.line)))
            token = self._next(BltFault.BALLOTS_NOT_ENDED)

    def _preferences(self, line: int) -> Iterator[Rank]:
        while True:
            token = self._next(BltFault.BALLOT_NOT_ENDED)
            if token.line != line:
                raise BltError(line, BltFault.BALLOT_NOT_ENDED)
            if token.text == "0" and not token.quoted:
                return
            yield self._rank(token)

    def _rank(self, token: _Token) -> Rank:
        """The candidates named at one rank; each way of writing one is understood once."""
        if token.quoted:
            raise BltError(token.line, BltFault.PREFERENCE, token.text)
        rank = self._ranks.get(token.text)
        if rank is None:
            numbers = [_number(_Token(part, token.line)) for part in token.text.split("=")]
            if not all(0 < number <= self._candidates for number in numbers):
                raise BltError(token.line, BltFault.PREFERENCE, token.text)
            rank = self._ranks[token.text] = tuple(numbers)
        return rank

    def _names(self) -> tuple[tuple[str, ...], str]:
        """One name for each candidate, no two alike, then the title if there is one."""
        names: dict[str, None] = {}
        for _ in range(self._candidates):
            name = self._name(self._next(BltFault.NAMES_MISSING))
            if not name:
                raise BltError(self._line, BltFault.NAME_EMPTY)
            if name in names:
                raise BltError(self._line, BltFault.NAME_REPEATED, name)
            names[name] = None
        title = next(self._tokens, None)
        if title is None:
            return tuple(names), ""
        self._end()
        return tuple(names), self._name(title)

    def _name(self, token: _Token) -> str:
        if not token.quoted:
            raise BltError(token.line, BltFault.NAME_NOT_QUOTED, token.text)
        return token.text.strip()

    def _end(self) -> None:
        """After the title only Wichmann's two quoted fields, source and comment, may follow."""
        for place, token in enumerate(self._tokens):
            if not token.quoted or place > 1:
                raise BltError(token.line, BltFault.TOO_MUCH, token.text)


def _number(token: _Token) -> int:
    """A whole number above 0, or 0 for anything else; more digits than any count has are not a number."""
    text = token.text
    is_number = not token.quoted and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0


def _tokens(text: str) -> Iterator[_Token]:
    """Words and quoted strings with their line numbers, comments left out."""
    for number, line in enumerate(text.split("\n"), start=1):
        if '"' not in line and "#" not in line:
            for word in line.split():
                yield _Token(word, number)
        else:
            yield from _tokens_with_quotes(line, number)


def _tokens_with_quotes(line: str, number: int) -> Iterator[_Token]:
    rest = line.strip()
    while rest and not rest.startswith("#"):
        if rest.startswith('"'):
            quoted, closing, rest = rest[1:].partition('"')
            if not closing:
                raise BltError(number, BltFault.QUOTE_NOT_CLOSED, quoted.strip())
            yield _Token(quoted, number, quoted=True)
        else:
            end = min(place for place in (*map(rest.find, ('"', "#", " ", "\t")), len(rest)) if place >= 0)
            yield _Token(rest[:end], number)
            rest = rest[end:]
        rest = rest.strip()
