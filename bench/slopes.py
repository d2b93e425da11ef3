"""The line through samples over time, by least squares, and how sure its slope is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slope:
    """`each` unit of time so much more; `error` is its standard error, of samples that err independently."""

    each: float
    error: float
    samples: int


def fitted(times: Sequence[float], figures: Sequence[float]) -> Slope:
    """Raises ValueError for fewer than three samples, or for all of them at one time."""
    count = len(times)
    if count < 3 or len(figures) != count:
        raise ValueError(f"a slope needs three samples and as many times, got {count}")
    middle_at, middle = sum(times) / count, sum(figures) / count
    spread = sum((at - middle_at) ** 2 for at in times)
    if not spread:
        raise ValueError("all samples were taken at one time")
    pairs = list(zip(times, figures, strict=True))
    each = sum((at - middle_at) * (figure - middle) for at, figure in pairs) / spread
    residue = sum((figure - middle - each * (at - middle_at)) ** 2 for at, figure in pairs)
    return Slope(each, math.sqrt(residue / (count - 2) / spread), count)
