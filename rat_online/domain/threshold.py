"""Thresholds: a fraction of integers and an operator, never a float. Rule book section 2."""

from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    MORE_THAN = "gt"
    AT_LEAST = "gte"


class Base(StrEnum):
    """Of what a threshold is a part; base and sums are always in one unit."""

    VALID = "valid"
    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"


@dataclass(frozen=True, slots=True)
class Threshold:
    """`gt 1/2` is "lebih dari setengah", `gte 3/4` is "sekurang-kurangnya tiga perempat"."""

    numerator: int
    denominator: int
    operator: Operator

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise ValueError(f"a threshold lies in (0, 1], got {self.numerator}/{self.denominator}")
        if self.operator is Operator.MORE_THAN and self.numerator == self.denominator:
            raise ValueError("more than all of something is never reached")

    def needed(self, base: int) -> int:
        """How many are needed of `base`: at least 1, so nothing carries when nobody voted."""
        product = base * self.numerator
        if self.operator is Operator.MORE_THAN:
            return max(1, product // self.denominator + 1)
        return max(1, -(-product // self.denominator))

    def is_met_by(self, count: int, base: int) -> bool:
        """Whether `count` of `base` reaches the threshold."""
        return count >= self.needed(base)


def more_than(numerator: int, denominator: int) -> Threshold:
    return Threshold(numerator, denominator, Operator.MORE_THAN)


def at_least(numerator: int, denominator: int) -> Threshold:
    return Threshold(numerator, denominator, Operator.AT_LEAST)
