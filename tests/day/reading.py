"""The documents of a day, printed again as if it had been held on one certain morning.

Hours, days, seals and the code are others every time; everything else is compared word for word.
"""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rat_online.adapters.documents.typst import Kind, render
from rat_online.domain.minutes.codec import from_json
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words import dates
from tests.adapters.documents.reading import lines_of

KINDS: tuple[Kind, ...] = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
HELD_AT = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)
SETTLED: dict[str, str | int] = {
    "document_number": "001/BA-RAT/KMJ/III/2027",
    "roll_code": "cd" * 32,
    "hash": "ab" * 32,
    "code": "7F3K-9QD2-M4TA",
    "connections_hash": "ef" * 32,
    "connections": 0,
    "position": 461,
    "seconds": 90,
}


def settled(minutes: dict[str, Any]) -> dict[str, Any]:
    """The minutes with every moment at nine in the morning of its day, counted from 20 March 2027."""
    opened_on = _day(minutes["meeting"]["opened_at"])

    def settle(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: settle(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [settle(one, name) for one in value]
        if name in SETTLED:
            return SETTLED[name]
        if name == "answer_due_on" and value is not None:
            return (HELD_AT.date() + (date.fromisoformat(value) - opened_on)).isoformat()
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", value):
            return _text(HELD_AT + (_day(value) - opened_on))
        return value

    same: dict[str, Any] = settle(minutes, "")
    for place, point in enumerate(same["curve"]):
        point["at"] = _text(HELD_AT + timedelta(minutes=place))
    return same


def _day(moment: str) -> date:
    return dates.local(datetime.fromisoformat(moment), Zone.WIB).date()


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def printed(minutes: dict[str, Any]) -> dict[str, bytes]:
    """The four documents of these minutes, by file name."""
    document = from_json(minutes)
    return {f"{kind}.pdf": render(document, kind, "id") for kind in KINDS}


def golden_texts(minutes: dict[str, Any]) -> dict[str, str]:
    """What the golden files hold, by their names."""
    same = settled(minutes)
    texts = {name.replace(".pdf", ".txt"): lines_of(pdf) for name, pdf in printed(same).items()}
    return {**texts, "risalah.json": json.dumps(same, ensure_ascii=False, indent=1) + "\n"}
