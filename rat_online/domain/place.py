"""Votes at a place: hands or papers of a hall or a meeting point (titik kumpul). Rule book section 3.

Two witnesses count each place on their own; what they counted is a count when both found the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rat_online.domain.vocabulary import Channel, OptionId, PersonId

WITNESSES_NEEDED = 2


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """What one witness found: votes by option (abstain and blank among them), and papers or hands in all.

    They are heads: of a bench, whose votes weigh alike.
    """

    counts: dict[OptionId, int]
    invalid: int
    papers: int


@dataclass(frozen=True, slots=True)
class BenchCount:
    """A bench's part of a place, in heads: each of them weighs `each` in the tally."""

    part: str
    each: int
    entitled: int
    papers: int
    counts: dict[OptionId, int]
    invalid: int


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """The part of a tally that came by one channel, or from one place; never more than its entitled."""

    channel: Channel
    place: str
    entitled: int
    votes: int
    counts: dict[OptionId, int]
    invalid: int = 0
    witnesses: tuple[PersonId, ...] = ()
    proxies: int = 0
    """How much of `entitled` at a place is there by proxy; on line those votes are a channel of their own."""
    benches: tuple[BenchCount, ...] = ()
    """At a place where votes do not weigh alike: what was counted apart there."""

    @property
    def is_within_bounds(self) -> bool:
        parts = (*self.counts.values(), self.invalid)
        within = all(0 <= bench.papers <= bench.entitled for bench in self.benches)
        return within and 0 <= self.votes <= self.entitled and all(part >= 0 for part in parts)


Entries = Mapping[PersonId, PlaceCount]
"""What each witness of a place entered last."""


def agreed(entries: Entries) -> PlaceCount | None:
    """The count of a place: that of two witnesses or more, none of whom found anything else."""
    found = list(entries.values())
    if len(found) < WITNESSES_NEEDED or any(one != found[0] for one in found):
        return None
    return found[0]


def differing(entries: Entries) -> tuple[OptionId, ...]:
    """The options on which the witnesses of a place do not agree; "invalid" and "papers" among them."""
    found = list(entries.values())
    rows: Iterable[tuple[OptionId, list[int]]] = [
        *((option, [one.counts.get(option, 0) for one in found]) for option in _options(found)),
        ("invalid", [one.invalid for one in found]),
        ("papers", [one.papers for one in found]),
    ]
    return tuple(name for name, figures in rows if len(set(figures)) > 1)


def _options(found: list[PlaceCount]) -> list[OptionId]:
    return list(dict.fromkeys(option for one in found for option in one.counts))
