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
    """Of the decision as declared; until then only that it is tied, or not declared."""
    if decision.status == "tied":
        return "tied"
    if decision.declared is None:
        return "not-declared"
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
