"""Who named whom: the list of a formatur in the minutes. Rule book 6.2."""

from rat_online.domain.decision import Decision
from rat_online.domain.formatur import members_of
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.deciding import Named


def named_by(chronicle: Chronicle, one: Decision) -> tuple[Named, ...]:
    """Seat by seat; named by all of the formatur where nobody alone did it."""
    if one.formatur is None:
        return ()
    person = chronicle.sources.person
    together = members_of(chronicle.meeting.decisions[one.formatur])
    named = [(seat, (seat.by,) if seat.by else together) for seat in one.named]
    return tuple(Named(seat.seat, person(seat.person), tuple(map(person, by))) for seat, by in named)
