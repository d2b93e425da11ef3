"""The word that the minutes must have for what a decision came to. Rule book 6.9."""

from rat_online.verify.ballots import Decision

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
