"""Checks of a formatur's list: who named it, and that it is what was put to the meeting. Rule book 6.2."""

from typing import Any

from rat_online.verify.meeting import Meeting


def may_name(meeting: Meeting, payload: dict[str, Any]) -> bool:
    """Named by whom a declared decision elected, each seat once, one list at a time; or no list at all."""
    named, source = payload["named"], payload["formatur"]
    if source is None:
        return not named
    members, open_list = _members_of(meeting, source), _list_of(meeting, source)
    by = {one["by"] for one in named if one["by"] is not None}
    options = [option["person"] for option in payload["options"] if option["person"] is not None]
    shaped = (payload["kind"], payload["subject"], payload["form"]) == ("election", "person", "exactly")
    return (
        shaped
        and bool(members)
        and by <= members
        and not open_list
        and options == [one["person"] for one in named]
        and payload["seats"] == len(named) == len(set(options))
        and all(one["seat"].strip() and one["person"] in meeting.attendance.weights for one in named)
    )


def _members_of(meeting: Meeting, source: str) -> set[str]:
    decision = meeting.decisions.get(source)
    if decision is None or decision.status != "declared" or decision.declared is None:
        return set()
    outcome, elected = decision.declared
    if outcome != "elected" or decision.proposed["subject"] != "person":
        return set()
    people = {option["id"]: option["person"] for option in decision.options}
    return {person for one in elected if (person := people.get(one)) is not None}


def _list_of(meeting: Meeting, source: str) -> bool:
    """Whether a list of this formatur is before the meeting or adopted."""
    return any(
        one.proposed["formatur"] == source
        and one.status not in ("withdrawn", "reconsidered")
        and (one.declared is None or one.declared[0] == "elected")
        for one in meeting.decisions.values()
    )
