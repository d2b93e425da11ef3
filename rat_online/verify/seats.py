"""Checks of a sequence of seats: which election follows which, and who stands no more. Rule book 6.2."""

from typing import Any

from rat_online.verify.ballots import Decision

Decisions = dict[str, Decision]
UNOPENED = ("proposed", "objected")
GONE = ("withdrawn", "reconsidered")


def seat_of(decisions: Decisions, id_: str) -> str:
    """What a seat was first put as."""
    while id_ in decisions and (before := decisions[id_].proposed["reconsiders"]) is not None:
        id_ = before
    return id_


def earlier(decisions: Decisions, decision: Decision) -> list[Decision]:
    """The seats before this one, the last one first, each as it was last put to the meeting."""
    found: list[Decision] = []
    after = decision.proposed["after"]
    while after in decisions and len(found) < len(decisions):
        seat = seat_of(decisions, after)
        again = [one for one in decisions.values() if seat_of(decisions, one.id) == seat]
        put = [one for one in again if one.status != "withdrawn"]
        found.append(put[-1] if put else decisions[after])
        after = found[-1].proposed["after"]
    return found


def later(decisions: Decisions, decision: Decision) -> list[Decision]:
    """The seats after this one, as often as each was put."""
    seat = seat_of(decisions, decision.id)
    return [
        one
        for one in decisions.values()
        if any(seat_of(decisions, before.id) == seat for before in earlier(decisions, one))
    ]


def dropped(decisions: Decisions, decision: Decision) -> set[str]:
    """Options whose person holds another seat: as its paper was opened, until then as declared now."""
    if decision.status not in UNOPENED:
        return decision.dropped
    others = [*earlier(decisions, decision), *later(decisions, decision)]
    held = {person for one in others for person in _elected(one)}
    return {one["id"] for one in decision.options if one["person"] in held}


def _elected(decision: Decision) -> set[str]:
    if decision.status != "declared" or decision.declared is None:
        return set()
    return {
        one["person"]
        for one in decision.options
        if one["person"] is not None and one["id"] in decision.declared[1]
    }


def may_follow(decisions: Decisions, payload: dict[str, Any]) -> bool:
    """A named seat after an election of its kind that nothing else follows; put anew it keeps its place."""
    after, anew, seat = payload["after"], payload["reconsiders"], payload["seat"].strip()
    if (payload["form"] == "motion" and (seat or after is not None)) or (after is not None and not seat):
        return False
    if anew is not None:
        return anew not in decisions or after == decisions[anew].proposed["after"]
    if after is None:
        return True
    before = decisions.get(after)
    if before is None or before.status in GONE or before.is_motion or before.proposed["formatur"]:
        return False
    same = all(before.proposed[field] == payload[field] for field in ("kind", "subject"))
    return same and not is_followed(decisions, after)


def is_followed(decisions: Decisions, id_: str) -> bool:
    """Whether a next seat is before the meeting or decided."""
    seat = seat_of(decisions, id_)
    return any(
        one.proposed["after"] is not None
        and one.status not in GONE
        and seat_of(decisions, one.proposed["after"]) == seat
        for one in decisions.values()
    )


def may_open(decisions: Decisions, decision: Decision) -> bool:
    """In its turn: every seat before it is declared."""
    return all(one.status == "declared" for one in earlier(decisions, decision))


def later_waits(decisions: Decisions, decision: Decision) -> bool:
    """Whether a later seat has been voted on and waits for its palu."""
    waiting = (one for one in decisions.values() if one.status in ("tied", "reached"))
    return any(decision.id == before.id for one in waiting for before in earlier(decisions, one))
