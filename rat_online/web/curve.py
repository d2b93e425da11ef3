"""The attendance curve as SVG paths: a step line, because a count holds until the next event."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 280
HEIGHT = 92


@dataclass(frozen=True, slots=True)
class Curve:
    """What the `curve_figure` macro draws; times are already written for the reader."""

    line: str
    area: str
    need_y: int
    first_at: str
    last_at: str
    width: int = WIDTH
    height: int = HEIGHT


def curve(
    points: Sequence[tuple[int, int]], entitled: int, needed: int, first_at: str, last_at: str
) -> Curve:
    """Draw (second, present) points; the axis starts at nobody and always holds the quorum.

    Args:
        points: in order of time, at least one.
        entitled: heads on the roll, which the figure never exceeds.
        needed: heads for quorum, the dashed line.
        first_at, last_at: the ends of the axis as people read them.
    """
    if not points:
        raise ValueError("a curve needs at least one point, got none")
    begin, end = points[0][0], points[-1][0]
    span = max(end - begin, 1)
    highest = max(needed, *(heads for _, heads in points))
    top = max(min(entitled, highest * 5 // 4), 1)

    def x(second: int) -> int:
        return WIDTH * (second - begin) // span

    def y(heads: int) -> int:
        return HEIGHT - (HEIGHT - 4) * min(heads, top) // top

    line = f"M{x(begin)} {y(points[0][1])}"
    line += "".join(f"H{x(second)}V{y(heads)}" for second, heads in points[1:])
    if end == begin:
        line += f"H{WIDTH}"
    return Curve(line, f"{line}V{HEIGHT}H0Z", y(needed), first_at, last_at)
