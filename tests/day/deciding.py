"""What happens at every decision of the day: text, ballot, palu."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rat_online.demo.client import Declined
from tests.day.people import Count, People


async def propose(people: People, item: str, text: str, **more: Any) -> str:
    """The decision's id; a motion, unless said otherwise."""
    asked = {"kind": "ordinary", "subject": "other", "item": item, "text": text, **more}
    decision: str = (await people.lead("propose-decision", **asked))["decision"]
    return decision


async def by_ballot(
    people: People,
    decision: str,
    choose: Callable[[str], str],
    at_places: Mapping[str, Count],
    *,
    voters: Iterable[str] | None = None,
    papers: bool = False,
    reason: str | None = None,
) -> str:
    """Open, vote on line and at the places, close; the ballot's id."""
    ballot: str = (await people.lead("open-ballot", decision=decision, seconds=600, reason=reason))["ballot"]
    await people.vote(ballot, choose, people.online if voters is None else voters)
    await people.count_at(ballot, at_places, papers)
    await people.lead("close-ballot", ballot=ballot)
    await people.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    return ballot


async def declare(people: People, decision: str) -> str:
    """The palu, once nobody may object any more; the outcome."""
    while True:
        try:
            await people.lead("declare-result", decision=decision)
            break
        except Declined as declined:
            if declined.code != "objection-window-open":
                raise
            people.clock.passes(declined.facts["seconds"])
    await people.until(lambda view: view["decisions"][decision]["declared"] is not None)
    outcome: str = people.view["decisions"][decision]["declared"]["outcome"]
    return outcome


def candidates(people: People, prefix: str, numbers: Iterable[str]) -> list[dict[str, str]]:
    """Options `c1`, `c2`, … for members."""
    return [
        {"id": f"{prefix}{place}", "label": "", "person": people.person(number)}
        for place, number in enumerate(numbers, start=1)
    ]


def share_out(papers: Mapping[str, int], voters: Iterable[str]) -> Callable[[str], str]:
    """Give out so many of each paper in the order of the voters."""
    stack = [paper for paper, many in papers.items() for _ in range(many)]
    return dict(zip(voters, stack, strict=True)).__getitem__
