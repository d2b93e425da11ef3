"""Thresholds in whole numbers. Rule book section 2."""

from typing import Any


def needed_of(threshold: dict[str, Any], base: int) -> int:
    """How many of `base` are needed: `gt` the next number above the share, `gte` the share rounded up."""
    numerator, denominator = int(threshold["numerator"]), int(threshold["denominator"])
    share, rest = divmod(base * numerator, denominator)
    if threshold["operator"] == "gt":
        return max(1, share + 1)
    return max(1, share + (1 if rest else 0))
