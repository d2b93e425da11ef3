"""Drawings of our own as SVG: the QR of the record's code, and the curve of attendance."""

import io
from datetime import datetime

import segno

from rat_online.domain.minutes.attending import CurvePoint

WIDTH, HEIGHT = 640, 84


def qr_svg(text: str) -> str:
    """A QR code of a text, with its quiet zone, so that any phone reads it from paper."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, dark="#1b2521")
    return drawn.getvalue().decode()


def curve_svg(points: tuple[CurvePoint, ...], needed: int | None) -> str:
    """Attendance over time as a stepped area, dashed where the quorum lies; integers only: same bytes."""
    first, last = points[0].at, points[-1].at
    top = max([point.present for point in points] + [needed or 0, 1])
    steps: list[str] = []
    for point in points:
        x, y = _x(point.at, first, last), _y(point.present, top)
        steps.append(f"H{x}V{y}" if steps else f"M0 {HEIGHT}V{y}")
    line = ""
    if needed is not None:
        y = _y(needed, top)
        line = f'<path d="M0 {y}H{WIDTH}" stroke="#855400" stroke-dasharray="6 4" fill="none"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + 2}">'
        f'<path d="{"".join(steps)}H{WIDTH}V{HEIGHT}Z" fill="#e2f0eb" stroke="#0b5d4a" stroke-width="1.5"/>'
        f'{line}<path d="M0 {HEIGHT}H{WIDTH}" stroke="#cfc8b9" stroke-width="1.5"/></svg>'
    )


def _x(at: datetime, first: datetime, last: datetime) -> int:
    length = last - first
    return WIDTH * (at - first) // length if length else 0


def _y(count: int, top: int) -> int:
    return HEIGHT - (HEIGHT - 6) * count // top
