"""A sequence of seats in the minutes: the place of a decision in it, who stood no more. Rule book 6.2."""

from rat_online.domain import seats
from rat_online.domain.decision import Decision
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.deciding import Dropped, Sequence


def sequence_of(chronicle: Chronicle, one: Decision, numbers: dict[str, int]) -> Sequence | None:
    """Its seat and number in the sequence, after which decision, and who held an earlier seat by then."""
    meeting, person = chronicle.meeting, chronicle.sources.person
    if one.after is None and seats.following(meeting, one.id) is None:
        return None
    persons = {option.id: option.person for option in one.options}
    gone = tuple(
        Dropped(person(held), seats.seat_name(meeting, meeting.decisions[by]))
        for option, by in one.dropped.items()
        if (held := persons[option]) is not None
    )
    before = seats.earlier(meeting, one)
    put_after = chronicle.followed.get(one.id, before[-1].id) if before else None
    follows = numbers.get(put_after) if put_after else None
    return Sequence(len(before) + 1, seats.seat_name(meeting, one), follows, gone)
