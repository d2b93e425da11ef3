"""What the minutes must say of what a decision came to: its word, whether it is in force. Rule book 6.9."""

from typing import Any

from rat_online.verify.ballots import Decision
from rat_online.verify.printed import Same
from rat_online.verify.times import moment

CARRIED = {
    "accountability": "accepted-adopted",
    "standing-orders": "adopted",
    "budget": "adopted",
    "surplus": "determined",
    "presidium": "elected",
    "person": "elected",
    "other": "accepted",
}


def word_of(decision: Decision) -> str:
    """Of the decision as declared; until then that it is tied, not declared, or was not decided at all."""
    if decision.status == "tied":
        return "tied"
    if decision.declared is None:
        return "undecided" if decision.meaning is None else "not-declared"
    outcome = decision.declared[0]
    if outcome == "rejected":
        return "rejected"
    if decision.kind == "dismissal":
        return "accepted"
    if outcome == "elected":
        return "elected"
    return "accepted-with-notes" if decision.notes else CARRIED[decision.proposed["subject"]]


def elected_by(decision: Decision) -> list[str]:
    """The persons whom it elected: who is dismissed takes no seat."""
    if decision.declared is None or decision.kind == "dismissal":
        return []
    persons = {one["id"]: one["person"] for one in decision.options}
    return [persons[one] for one in decision.declared[1] if persons.get(one) is not None]


def is_void(decision: Decision) -> bool:
    """A run-off that is void leaves the tie as it was, and the decision open."""
    if decision.declared is not None:
        return decision.declared[0] == "void"
    reached = decision.status == "reached" and decision.meaning is not None
    return reached and decision.meaning is not None and decision.meaning.outcome == "void"


def compare_reconsideration(
    same: Same, where: str, shown: Any, own: Decision, printed: list[Decision]
) -> None:
    """What was reconsidered says so, with what was decided in its place; what is void is in none."""
    numbers = {one.id: number for number, one in enumerate(printed, start=1)}
    same(f"{where}.reconsiders", shown["reconsiders"], numbers.get(own.proposed["reconsiders"]))
    told = shown["reconsidered"]
    same(f"{where}.reconsidered", told and moment(told["at"]), own.reconsidered_at)
    if told is not None:
        anew = (one for one in printed if one.proposed["reconsiders"] == own.id and one.decides)
        same(f"{where}.reconsidered.anew", told["anew"], next((numbers[one.id] for one in anew), None))


def open_seats(decision: Decision) -> int:
    """Seats of a declared election that nobody takes."""
    if decision.declared is None or decision.declared[0] != "elected" or decision.kind == "dismissal":
        return 0
    return max(decision.seats - len(set(decision.declared[1])), 0)
