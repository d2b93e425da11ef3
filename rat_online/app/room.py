"""How many members one device takes in."""

from datetime import datetime

from rat_online.app.arrival import Held, goes_on
from rat_online.app.judgement import Judgement
from rat_online.app.moves import MOST_SEATS
from rat_online.app.ports.entries import EntryGuard
from rat_online.app.ports.identity import AccessLink, LinkPurpose, UseOutcome
from rat_online.domain.errors import Refusal, Refused


def room_for(link: AccessLink, held: Held | None, guard: EntryGuard, at: datetime) -> Judgement | None:
    """Refuse a fifth member on one device; the four who sit there stay as they are."""
    if link.purpose is LinkPurpose.OFFICE or held is None or not goes_on(held, link.series.cooperative, at):
        return None
    others = [seat for seat in held[1].seats if seat.series == link.series.id and seat.entry != link.person]
    if len(others) < MOST_SEATS:
        return None
    return Judgement(UseOutcome.SEATS_FULL, Refused(Refusal.SEATS_FULL, {"most": MOST_SEATS}), guard)
