"""Who was nominated under an agenda item, and what became of it. Rule book 6.2."""

from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.model import Nomination
from rat_online.domain.vocabulary import ItemId


def nominations_under(chronicle: Chronicle, item: ItemId) -> tuple[Nomination, ...]:
    """In the order made, also those that were declined or rejected."""
    sources = chronicle.sources
    return tuple(
        Nomination(
            nominated_at=one.nominated_at,
            nominee=sources.person(one.person),
            by=sources.person(one.by),
            status=one.status,
            answered_at=one.answered_at,
            checked_at=one.checked_at,
            reason=sources.text(one.reason),
        )
        for one in chronicle.meeting.nominations.made.values()
        if one.item == item
    )
