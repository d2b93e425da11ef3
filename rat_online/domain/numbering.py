"""The numbers of candidates: the same people are drawn once in a meeting, whatever they are proposed for.

A draw that could be had again, by withdrawing a proposal or by making several, would be repeated until its
order suits somebody. Rule book 6.8.
"""

from rat_online.domain.ballot import APART, Option
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import BallotForm, DecisionStatus

UNSETTLED = (DecisionStatus.PROPOSED, DecisionStatus.ACCLAIMING, DecisionStatus.OBJECTED)


def number(meeting: Meeting, decision: Decision) -> None:
    """By the first draw that everybody on this paper was in; who was in none before waits for the own one."""
    if decision.form is BallotForm.MOTION or decision.order_draw is not None or decision.ballots:
        return
    who = _names(decision)
    for id_ in meeting.drawn:
        drawn = meeting.decisions[id_]
        if len(who) > 1 and who <= _names(drawn):
            places = {_name(option): place for place, option in enumerate(drawn.options)}
            order = sorted(decision.options, key=lambda one: places.get(_name(one), len(places)))
            decision.options, decision.order_draw, decision.order_of = tuple(order), drawn.order_draw, id_
            return


def number_others(meeting: Meeting) -> None:
    """Whoever was drawn stands in that order on every paper that has not been opened yet."""
    for decision in meeting.decisions.values():
        if decision.status in UNSETTLED:
            number(meeting, decision)


def _names(decision: Decision) -> set[str]:
    return {_name(option) for option in decision.options if option.id not in APART}


def _name(option: Option) -> str:
    """Who stands, whatever the option is called on this paper; BLANK and ABSTAIN stay last."""
    return option.person or option.label or option.id
