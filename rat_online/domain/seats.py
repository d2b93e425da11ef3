"""A sequence of seats, ketua then pengawas: who holds one stands for no other. Rule book 6.2.

They are decided in their order, so that mostly an earlier seat keeps somebody off the paper of a later one.
Where an earlier seat is decided anew, what a later one elected stands: a declared result is never edited, so
whoever is to have the other seat stands for it once that result was reconsidered too (rule book 6.9).
"""

from rat_online.domain.ballot import Option
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionId, DecisionStatus, OptionId, PersonId

UNOPENED = (DecisionStatus.PROPOSED, DecisionStatus.OBJECTED)


def earlier(meeting: Meeting, decision: Decision) -> tuple[Decision, ...]:
    """The seats before this one, the first one first, each as it was last put to the meeting."""
    found: list[Decision] = []
    while decision.after is not None:
        decision = _last_put(meeting, decision.after)
        found.insert(0, decision)
    return tuple(found)


def later(meeting: Meeting, decision: Decision) -> tuple[Decision, ...]:
    """The seats after this one, as often as each was put to the meeting."""
    seat = _seat_of(meeting, decision.id)
    return tuple(
        one
        for one in meeting.decisions.values()
        if any(_seat_of(meeting, before.id) == seat for before in earlier(meeting, one))
    )


def _last_put(meeting: Meeting, id_: DecisionId) -> Decision:
    """A seat that was reconsidered is the one that is put anew."""
    seat = _seat_of(meeting, id_)
    again = (one for one in meeting.decisions.values() if _seat_of(meeting, one.id) == seat)
    standing = [one for one in again if one.status is not DecisionStatus.WITHDRAWN]
    return standing[-1] if standing else meeting.decisions[id_]


def _seat_of(meeting: Meeting, id_: DecisionId) -> DecisionId:
    """What a seat was first put as."""
    before = meeting.decisions[id_].reconsiders
    return id_ if before is None else _seat_of(meeting, before)


def following(meeting: Meeting, id_: DecisionId) -> Decision | None:
    """The seat that is elected next, where one is before the meeting or decided."""
    seat, gone = _seat_of(meeting, id_), (DecisionStatus.WITHDRAWN, DecisionStatus.RECONSIDERED)
    return next(
        (
            one
            for one in meeting.decisions.values()
            if one.after is not None and one.status not in gone and _seat_of(meeting, one.after) == seat
        ),
        None,
    )


def undecided(meeting: Meeting, decision: Decision) -> Decision | None:
    """The first seat that has to be declared before this one."""
    before = earlier(meeting, decision)
    return next((one for one in before if one.status is not DecisionStatus.DECLARED), None)


def dropped(meeting: Meeting, decision: Decision) -> dict[OptionId, DecisionId]:
    """Who stands no more, by option, with the decision that elected the person to another seat: as its paper
    was opened, until then by what is declared now."""
    if decision.status not in UNOPENED:
        return decision.dropped
    others = (*earlier(meeting, decision), *later(meeting, decision))
    held = {person: one.id for one in others for person in _elected(one)}
    return {one.id: held[one.person] for one in decision.options if one.person in held}


def _elected(decision: Decision) -> tuple[PersonId, ...]:
    if decision.declaration is None or decision.status is not DecisionStatus.DECLARED:
        return ()
    elected = decision.declaration.elected
    return tuple(one.person for one in decision.options if one.person is not None and one.id in elected)


def standing(meeting: Meeting, decision: Decision) -> tuple[Option, ...]:
    """The options as they are on the paper."""
    gone = dropped(meeting, decision)
    return tuple(one for one in decision.options if one.id not in gone)


def seat_name(meeting: Meeting, decision: Decision) -> str:
    """What it elects to: by its own name, else by its agenda item."""
    return decision.seat or meeting.agenda.items[decision.item].planned.title
