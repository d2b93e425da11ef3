"""The columns of every table of who may what: the capacities of a meeting, and those who are outside it."""

from collections.abc import Collection

from rat_online.domain.vocabulary import Role

CAPACITIES: dict[str, Role] = {
    "anggota": Role.MEMBER,
    "ketua": Role.CHAIR,
    "wakil": Role.DEPUTY,
    "pimpinan sementara": Role.ACTING_CHAIR,
    "sekretaris": Role.SECRETARY,
    "operator": Role.OPERATOR,
    "saksi": Role.WITNESS,
    "panitia": Role.COMMITTEE,
    "pengawas": Role.SUPERVISOR,
    "auditor": Role.AUDITOR,
    "peninjau": Role.OBSERVER,
}
OTHER_COOPERATIVE = "other cooperative"
SIGNED_OUT = "signed out"
OUTSIDE = (OTHER_COOPERATIVE, SIGNED_OUT)
COLUMNS = (*CAPACITIES, *OUTSIDE)

YES = "✓"
NO = "–"


def marks(allowed: Collection[str]) -> list[str]:
    """One cell a column."""
    return [YES if column in allowed else NO for column in COLUMNS]


def row(cells: Collection[str]) -> str:
    """A row of a Markdown table; a bar inside a cell would end it."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def table(heads: Collection[str], rows: Collection[Collection[str]]) -> list[str]:
    return [row(heads), "|" + "---|" * len(heads), *(row(cells) for cells in rows)]
