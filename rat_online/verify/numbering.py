"""The same candidates are numbered by one draw in a meeting, whatever they stand for. Rule book 6.8."""

from typing import Any

from rat_online.verify.ballots import Decision
from rat_online.verify.meeting import Meeting
from rat_online.verify.words import ABSTAIN, BLANK


def keep_numbers(meeting: Meeting, decision: Decision) -> None:
    """The first draw that had everybody of this paper in it gives its order."""
    mine = _people(decision)
    if decision.is_motion or decision.order is not None or decision.ballots or len(mine) < 2:
        return
    for earlier in (meeting.decisions[one] for one in meeting.drawn):
        theirs = _people(earlier)
        if earlier.order is None or not set(mine) <= set(theirs):
            continue
        place = {person: earlier.order.index(option) for person, option in theirs.items()}
        decision.order = [mine[person] for person in sorted(mine, key=lambda one: place[one])]
        decision.order_drawn, decision.order_lot = earlier.order_drawn, earlier.order_lot
        decision.order_kept = True
        return


def keep_all_numbers(meeting: Meeting) -> None:
    """On every paper that has not been opened yet."""
    for decision in meeting.decisions.values():
        if decision.status in ("proposed", "acclaiming", "objected"):
            keep_numbers(meeting, decision)


def _people(decision: Decision) -> dict[str, str]:
    """Who stands, by person or by the words on the paper, with the option of each."""
    named: list[dict[str, Any]] = decision.proposed["options"]
    return {
        one["person"] or one["label"] or one["id"]: one["id"]
        for one in named
        if one["id"] not in (ABSTAIN, BLANK)
    }
