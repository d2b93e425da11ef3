"""What became of a decision that was reconsidered: it is in force no more. Rule book 6.9."""

from collections.abc import Mapping
from dataclasses import replace

from rat_online.domain.decision import Decision
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.deciding import Reconsidered
from rat_online.domain.vocabulary import DecisionId


def reconsidered_of(
    chronicle: Chronicle, one: Decision, numbers: Mapping[DecisionId, int]
) -> Reconsidered | None:
    """When, by whom, why, and what was decided in its place: what is void decided nothing."""
    noted = chronicle.reconsidered.get(one.id)
    if noted is None:
        return None
    again = (each for each in chronicle.meeting.decisions.values() if each.reconsiders == one.id)
    anew = next((numbers.get(each.id) for each in again if each.decides), None)
    return replace(noted, anew=anew)
