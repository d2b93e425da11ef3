"""The second count: from the votes in the log to a tally and its meaning. Rule book sections 2 and 6.6."""

from fractions import Fraction
from typing import Any

from rat_online.verify.arithmetic import needed_of
from rat_online.verify.ballots import Ballot, Count, Meaning
from rat_online.verify.places import rankings_of
from rat_online.verify.ranked import Sheet, count_ranked
from rat_online.verify.words import ABSTAIN, AGAINST, BLANK, FOR


def recount(ballot: Ballot, weights: dict[str, int]) -> Count:
    """Every vote by the weight of its entry; whoever was entitled and did not vote is what is left.

    All names on a paper get its weight, in a ranked one the first alone.
    """
    sums, papers = dict.fromkeys(ballot.names, 0), {"valid": 0, ABSTAIN: 0, BLANK: 0}
    for voter, choice in ballot.votes.items():
        weight = weights.get(voter, 0)
        apart = choice[0] if len(choice) == 1 and choice[0] in (ABSTAIN, BLANK) else "valid"
        papers[apart] += weight
        for one in choice[:1] if ballot.form == "ranked" else choice:
            if one in sums:
                sums[one] += weight
    entitled = sum(weights.get(one, 0) for one in ballot.entitled)
    return Count(sums, entitled, papers["valid"], papers[ABSTAIN], papers[BLANK])


def base_of(majority: dict[str, Any], count: Count, roll_total: int) -> int:
    """What the majority is a part of."""
    figures = {
        "valid": count.valid,
        "cast": count.valid + count.abstain + count.blank + count.invalid,
        "present": count.entitled,
        "entitled": roll_total,
    }
    return figures[majority["base"]]


def meaning_of(ballot: Ballot, count: Count, roll_total: int, weights: dict[str, int]) -> Meaning:
    """What was decided; below quorum nothing was, whatever the figures."""
    majority = ballot.opened["rule"]["majority"]
    roll_total -= sum(weights.get(one, 0) for one in ballot.excluded)
    base = base_of(majority, count, roll_total)
    if ballot.opened["form"] == "motion":
        meaning = _of_motion(majority, count, base)
    elif ballot.form == "ranked":
        meaning = of_ranking(ballot, weights, [], count.valid)
    else:
        meaning = _of_election(ballot, majority, count, base)
    if ballot.is_void:
        return Meaning("void", base=meaning.base, needed=meaning.needed, sheet=meaning.sheet)
    return meaning


def _of_motion(majority: dict[str, Any], count: Count, base: int) -> Meaning:
    in_favour, against = count.options.get(FOR, 0), count.options.get(AGAINST, 0)
    threshold = majority["threshold"]
    needed = against + 1 if threshold is None else needed_of(threshold, base)
    carried = in_favour >= needed and in_favour != against
    return Meaning("carried" if carried else "rejected", base=base, needed=needed)


def _of_election(ballot: Ballot, majority: dict[str, Any], count: Count, base: int) -> Meaning:
    """Those with most votes, as many as there are seats; nobody without a vote, nobody under a threshold."""
    threshold, seats = majority["threshold"], ballot.opened["seats"]
    needed = None if threshold is None else needed_of(threshold, base)
    shown = None if threshold is None else base
    standing = {one: votes for one, votes in count.options.items() if votes >= (needed or 1)}
    if not standing:
        if ballot.opened["round"] == 1:
            return Meaning("rejected", base=shown, needed=needed)
        return Meaning("tied", tied=tuple(count.options), base=shown, needed=needed)
    # Where equal votes decide no seat, names stand as on the ballot paper: sorting keeps their order.
    order = sorted(standing, key=lambda one: -standing[one])
    if len(order) > seats and standing[order[seats - 1]] == standing[order[seats]]:
        level = standing[order[seats]]
        return Meaning(
            "tied",
            elected=tuple(one for one in order if standing[one] > level),
            tied=tuple(one for one in order if standing[one] == level),
            base=shown,
            needed=needed,
        )
    if ballot.opened["round"] > 1 and len(order) < seats:
        rest = tuple(one for one in count.options if one not in standing)
        return Meaning("tied", elected=tuple(order), tied=rest, base=shown, needed=needed)
    return Meaning("elected", elected=tuple(order[:seats]), base=shown, needed=needed)


def of_ranking(ballot: Ballot, weights: dict[str, int], lots: list[str], valid: int) -> Meaning:
    """Whom the stages elect; those level where only a lot can go on are tied for the seats left. Where a
    threshold of the valid votes stands, nobody is elected by fewer in the stage that elected."""
    rankings = [
        (choice, weights.get(voter, 0))
        for voter, choice in ballot.votes.items()
        if choice and not {ABSTAIN, BLANK} & set(choice)
    ]
    sheet = count_ranked([*rankings, *rankings_of(ballot, weights)], ballot.names, ballot.seats, lots)
    threshold = ballot.opened["rule"]["majority"]["threshold"]
    needed = None if threshold is None else needed_of(threshold, valid)
    given: dict[str, Any] = {"base": None if threshold is None else valid, "needed": needed}
    stages = sheet.as_payload()
    if sheet.unresolved is not None:
        return Meaning("tied", tuple(sheet.elected), tuple(sheet.level), sheet=stages, **given)
    if not sheet.elected or (needed is not None and _least_of_the_elected(sheet) < needed):
        if ballot.opened["round"] == 1:
            return Meaning("rejected", sheet=stages, **given)
        return Meaning("tied", tied=tuple(ballot.names), sheet=stages, **given)
    return Meaning("elected", tuple(sheet.elected), tuple(sheet.level), sheet=stages, **given)


def _least_of_the_elected(sheet: Sheet) -> Fraction:
    """The fewest votes with which a stage elected somebody."""
    won = zip(sheet.stages, sheet.history, strict=True)
    return min(votes[option] for stage, votes in won for option in stage["elected"])
