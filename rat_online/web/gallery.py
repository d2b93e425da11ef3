"""What /gaya shows: an invented meeting in the shapes that the macros take."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rat_online.assets import asset_path
from rat_online.web import formats
from rat_online.web.catalogue import translate
from rat_online.web.curve import Curve, curve

ENTITLED: Final = 1204
NEEDED: Final = 603
PRESENT: Final = 612

_ATTENDANCE: Final = (
    (0, 24),
    (600, 131),
    (1200, 322),
    (1800, 470),
    (2400, 551),
    (2700, 620),
    (3600, 655),
    (4500, 640),
    (5400, 668),
    (6000, 561),
    (6360, 588),
    (6900, 641),
    (7680, 652),
    (8160, 612),
)
_AGENDA: Final = (
    ("Pembukaan", "done", ""),
    ("Kehadiran dan kuorum", "done", ""),
    ("Pemilihan pimpinan sidang", "done", "mufakat"),
    ("Pengesahan tata tertib", "done", "disahkan"),
    ("Pengesahan LPJ Pengurus", "now", ""),
    ("Pembagian SHU", "ahead", ""),
    ("Pemilihan Pengurus", "ahead", ""),
)
_SHARES: Final = (
    ("Cadangan", 40, Decimal(100_000_000)),
    ("Anggota", 45, Decimal(112_500_000)),
    ("Pengurus dan Pengawas", 10, Decimal(25_000_000)),
    ("Pendidikan", 5, Decimal(12_500_000)),
)

NAMES: Final = {
    "cooperative": "Koperasi Mekar Jaya",
    "meeting_name": "RAT Tahun Buku 2026",
    "chair": "Ibu Ratna · Ketua Sidang",
    "motion_title": "Pengesahan LPJ Pengurus",
    "motion_text": "Rapat menerima dan mengesahkan LPJ Pengurus Tahun Buku 2026.",
    "election_title": "Pemilihan Ketua Pengurus",
    "spoken": "Dengan ini LPJ Pengurus Tahun Buku 2026 diterima dan disahkan.",
    "code": "7F3K-9QD2-M4TA",
}
"""A meeting is held in Indonesian, so what its people wrote stays Indonesian on an English page."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda."""

    no: int
    name: str
    state: str
    how: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a ballot paper."""

    id: str
    label: str
    detail: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a result."""

    label: str
    count: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One entry of the bottom menu."""

    id: str
    name: str
    icon: str
    href: str
    count: int = 0


def gallery(language: str) -> dict[str, object]:
    """The context of gaya.html."""
    return {
        **NAMES,
        "speakers": speakers(language),
        "members": members(language),
        "entitled": ENTITLED,
        "needed": NEEDED,
        "present": PRESENT,
        "attendance": attendance(language),
        "attendance_rows": [("09.12", "580", "1"), ("10.32", "651", "2"), ("10.46", "612", "3")],
        "agenda_items": [Item(place, *line) for place, line in enumerate(_AGENDA, 1)],
        "motion": motion(language),
        "candidates": candidates(language),
        "result": result(language),
        "tabs": tabs(language),
        "delay": "1.2" if language == "en" else "1,2",
        "share_rows": [
            (name, f"{percent}%", formats.rupiah(amount, language)) for name, percent, amount in _SHARES
        ],
        "share_total": formats.rupiah(sum((amount for _, _, amount in _SHARES), Decimal(0)), language),
        "icons": icon_names(),
    }


def attendance(language: str) -> Curve:
    """The curve of an ordinary morning."""
    ends = ("08.30", "10.46") if language == "id" else ("08:30", "10:46")
    return curve(_ATTENDANCE, ENTITLED, NEEDED, *ends)


def motion(language: str) -> list[Choice]:
    """The three answers to a motion."""
    return [Choice(key, translate(language, f"ballot.{key}", {})) for key in ("for", "against", "abstain")]


def candidates(language: str) -> list[Choice]:
    """An election paper: two candidates and nobody."""
    return [
        Choice("a", "Siti Rahmawati", "0231 · Soreang", "1"),
        Choice("b", "Asep Gunawan", "0877 · Ciwidey", "2"),
        Choice("blank", translate(language, "ballot.blank", {})),
    ]


def result(language: str) -> list[Bar]:
    """The outcome of a motion: abstentions stand outside the valid votes."""
    tones = {"for": (497, ""), "against": (78, "against"), "abstain": (31, "apart")}
    return [Bar(translate(language, f"ballot.{key}", {}), *line) for key, line in tones.items()]


def tabs(language: str) -> list[Tab]:
    """A member's bottom menu."""
    lines = (("meeting", "meeting", 0), ("agenda", "agenda", 0), ("floor", "hand", 3), ("record", "file", 0))
    return [
        Tab(id_, translate(language, f"gallery.tab-{id_}", {}), icon, "#main", count)
        for id_, icon, count in lines
    ]


def speakers(language: str) -> list[tuple[str, str, str, str]]:
    """The queue: an ordinary turn, and an interruption."""
    interruption = translate(language, "gallery.interruption", {})
    return [
        ("Budi Santosa", "0417 · Soreang", "BS", ""),
        ("Nur Aini", "0988 · Ciwidey", "NA", interruption),
    ]


def members(language: str) -> list[tuple[str, str, str, str, str]]:
    """The attendance list: in the hall, online, and one whose phone went silent."""
    lines = (
        ("Tono Hartono", "0122 · 08.41", "TH", "in-hall", "ok"),
        ("Siti Rahmawati", "0231 · 08.43", "SR", "online", "ok"),
        ("Asep Gunawan", "0877 · 08.50", "AG", "lapsed", "warn"),
    )
    return [
        (name, detail, initials, translate(language, f"gallery.{state}", {}), tone)
        for name, detail, initials, state, tone in lines
    ]


def icon_names() -> list[str]:
    """Every drawing of the sprite."""
    return re.findall(r'<symbol id="([a-z-]+)"', asset_path("static", "img", "icons.svg").read_text("utf-8"))
