"""The form of a meeting in preparation: filled with what is usual, kept as far as it goes."""

from collections.abc import Mapping
from datetime import datetime

from rat_online.domain.vocabulary import MeetingMode
from rat_online.web.catalogue import translate
from rat_online.web.meeting_form import (
    AGENDA_ITEMS,
    LONGEST_LINE,
    LONGEST_PASTED,
    MOST_ITEMS,
    OFFICES,
    TABLED,
)

TABLES = tuple(f"table-{subject}" for subject in TABLED)

FIELDS = (
    "title",
    "kind",
    "mode",
    "planned_at",
    "zone",
    "place",
    "window_days",
    "book_year_ended_on",
    "agenda",
    *TABLES,
    *(role.value for role in OFFICES),
)


def usual_form(language: str, held_at: datetime, zone: str) -> dict[str, str]:
    """A new annual meeting on the books of the year before, with the usual agenda."""
    items = [translate(language, f"organiser.item-{number}", {}) for number in range(1, AGENDA_ITEMS + 1)]
    year = held_at.year - 1
    return {
        "title": translate(language, "organiser.usual-title", {"year": str(year)}),
        "kind": "annual",
        "mode": MeetingMode.HYBRID.value,
        "book_year_ended_on": f"{year}-12-31",
        "zone": zone,
        "agenda": "\n".join(items),
    }


def kept_of(sent: Mapping[str, str]) -> dict[str, str]:
    """The fields of the form and nothing else, each within its bounds."""
    longest = {"agenda": 2 * MOST_ITEMS * LONGEST_LINE, **dict.fromkeys(TABLES, LONGEST_PASTED)}
    return {
        name: sent[name].replace("\0", "")[: longest.get(name, LONGEST_LINE)]
        for name in FIELDS
        if name in sent
    }


def is_moment(text: str) -> bool:
    """Whether a date and time of a form can be read."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
