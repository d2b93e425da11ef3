"""The table of short drops and returns: too many for the log, sealed by its digest when a meeting closes."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from rat_online.app.ports.log import DropRow
from rat_online.app.presence import Drop
from rat_online.domain.chain import Json, canonical, time_text


def rows_of(drops: Iterable[Drop]) -> list[DropRow]:
    return [DropRow(drop.person, drop.dropped_at, drop.returned_at) for drop in drops]


def seal(rows: Sequence[DropRow]) -> tuple[int, str]:
    """How many rows there are, and SHA-256 in hex over their canonical JSON, sorted by person and time."""
    lines: list[list[Json]] = sorted(
        [row.person, time_text(row.dropped_at), time_text(row.returned_at) if row.returned_at else ""]
        for row in rows
    )
    return len(lines), sha256(canonical(lines)).hexdigest()
