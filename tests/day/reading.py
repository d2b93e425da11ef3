"""The documents of a day, printed again with one certain seal; everything else is compared word for word."""

import json
from typing import Any

from rat_online.adapters.documents.typst import Kind, render
from rat_online.domain.minutes.codec import from_json
from tests.adapters.documents.reading import lines_of

KINDS: tuple[Kind, ...] = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
SETTLED = {
    "roll_code": "cd" * 32,
    "hash": "ab" * 32,
    "code": "7F3K-9QD2-M4TA",
    "connections_hash": "ef" * 32,
}
"""What hangs on ids and salts, which are others every time."""


def settled(minutes: dict[str, Any]) -> dict[str, Any]:
    """The minutes with the codes of a certain day; every figure and every time is its own."""

    def settle(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: settle(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [settle(one, name) for one in value]
        return SETTLED.get(name, value)

    same: dict[str, Any] = settle(minutes, "")
    return same


def printed(minutes: dict[str, Any]) -> dict[str, bytes]:
    """The four documents of these minutes, by file name."""
    document = from_json(minutes)
    return {f"{kind}.pdf": render(document, kind, "id") for kind in KINDS}


def golden_texts(minutes: dict[str, Any]) -> dict[str, str]:
    """What the golden files hold, by their names."""
    same = settled(minutes)
    texts = {name.replace(".pdf", ".txt"): lines_of(pdf) for name, pdf in printed(same).items()}
    return {**texts, "risalah.json": json.dumps(same, ensure_ascii=False, indent=1) + "\n"}
