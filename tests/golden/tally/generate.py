"""Make `stv.json` and `irv.json`: what two other people's programs say about the elections of `elections.py`.

Run once, outside the project's environment, with stvpoll 0.5.6 and pref_voting 1.18.2 installed:

    python -m tests.golden.tally.generate

Nothing of ours counts here. Kept are elections without ties whose margins are wider than what rounding can
do: in every round of stvpoll no standing candidate is within the margin of the quota, and whoever is excluded
is below the next by more than the margin. Where the two programs differ, what pref_voting says is kept apart:
stvpoll transfers the surpluses of candidates elected together in a row and lets one of them receive votes of
another, whereas SSI 2007/42 moves papers to continuing candidates only (schedule 1, rule 48(2)).
"""

import json
from collections import Counter
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.golden.tally.elections import Recipe, ballots, fingerprint, recipe

HERE = Path(__file__).parent
KEEP = 60


def margin_of(made: Recipe) -> Decimal:
    """More than a transfer value wrong by 1e-5 on every ballot in every stage."""
    return Decimal(made.ballots) * made.candidates * Decimal("0.00001") * 2


def is_wide(result: Any, made: Recipe) -> bool:
    """Whether no decision of any round hangs on the rounding."""
    margin = margin_of(made)
    if result.randomized or not result.complete:
        return False
    for turn in result.rounds:
        votes = turn.votes
        if any(abs(value - result.quota) <= margin for value in votes.values()):
            return False
        ordered = sorted(votes.values())
        chosen = sorted(votes[name] for name in turn.selected)
        if turn.status.value == "Excluded" and len(ordered) > 1 and ordered[1] - ordered[0] <= margin:
            return False
        if any(after - before <= margin for before, after in pairwise(chosen)):
            return False
    return True


def rounds_of(result: Any) -> list[dict[str, Any]]:
    return [
        {
            "status": turn.status.value,
            "selected": list(turn.selected),
            "votes": {name: str(turn.votes[name]) for name in sorted(turn.votes)},
        }
        for turn in result.rounds
    ]


def stvpoll_result(made: Recipe, papers: list[tuple[str, ...]], *, one_seat: bool) -> Any:
    if one_seat:
        poll = import_module("stvpoll.irv").IRV(candidates=made.names, random_in_tiebreaks=False)
    else:
        poll = import_module("stvpoll.scottish_stv").ScottishSTV(
            made.seats, made.names, random_in_tiebreaks=False
        )
    for paper, number in Counter(papers).items():
        poll.add_ballot(paper, number)
    return poll.calculate()


def pref_voting_winners(made: Recipe, papers: list[tuple[str, ...]], *, one_seat: bool) -> list[str]:
    """The winners of pref_voting, in the order of the ballot paper."""
    grouped = Counter(papers)
    number = {name: index for index, name in enumerate(made.names)}
    rankings = [{number[name]: rank for rank, name in enumerate(paper, 1)} for paper in grouped]
    profile = import_module("pref_voting.profiles_with_ties").ProfileWithTies(
        rankings, rcounts=list(grouped.values()), candidates=list(range(made.candidates))
    )
    if one_seat:
        irv = import_module("pref_voting.iterative_methods").instant_runoff_for_truncated_linear_orders
        winners = irv(profile)
    else:
        stv = import_module("pref_voting.proportional_methods").stv_scottish
        winners = stv(profile, num_seats=made.seats, decimals=5)
    return [made.names[int(index)] for index in sorted(winners)]


def collect(*, one_seat: bool) -> dict[str, Any]:
    kept: list[dict[str, Any]] = []
    narrow: list[int] = []
    differ: list[dict[str, Any]] = []
    seed = 0
    while len(kept) < KEEP:
        seed += 1
        made = recipe(seed)
        papers = ballots(made)
        result = stvpoll_result(made, papers, one_seat=one_seat)
        if not is_wide(result, made):
            narrow.append(seed)
            continue
        winners = pref_voting_winners(made, papers, one_seat=one_seat)
        if winners != sorted(result):
            differ.append({"seed": seed, "ballots": fingerprint(papers), "pref_voting": winners})
            continue
        kept.append(
            {
                "seed": seed,
                "ballots": fingerprint(papers),
                "quota": int(result.quota),
                "elected": list(result),
                "margin": str(margin_of(made)),
                "rounds": rounds_of(result),
            }
        )
    return {
        "made_with": {name: version(name) for name in ("stvpoll", "pref_voting")},
        "left_out_as_too_close": narrow,
        "they_differ": differ,
        "elections": kept,
    }


def main() -> None:
    for name, one_seat in (("irv", True), ("stv", False)):
        made = collect(one_seat=one_seat)
        text = json.dumps(made, indent=1, sort_keys=True)
        (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(name, len(made["elections"]), made["left_out_as_too_close"], made["they_differ"])


if __name__ == "__main__":
    main()
