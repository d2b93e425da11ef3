"""From votes to a tally, and from a tally to what it means. Rule book sections 2 and 6.6."""

from collections.abc import Mapping

from rat_online.domain.ballot import Ballot, Choice, Option, Result, Tally
from rat_online.domain.profile import MajorityRule
from rat_online.domain.roll import Roll
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import ABSTAIN, AGAINST, BLANK, FOR, BallotForm, OptionId, Outcome, PersonId

NEITHER = frozenset({ABSTAIN, BLANK})


def count_votes(
    votes: Mapping[PersonId, Choice], options: tuple[Option, ...], entitled: set[PersonId], roll: Roll
) -> Tally:
    """Count in weights of the roll; whoever was entitled and is not among the votes did not vote."""
    per_option: dict[OptionId, int] = {option.id: 0 for option in options}
    for person, choice in votes.items():
        per_option[choice[0]] += roll.weight_of(person)
    abstain, blank = per_option.pop(ABSTAIN, 0), per_option.pop(BLANK, 0)
    valid = sum(per_option.values())
    total = sum(roll.weight_of(person) for person in entitled)
    return Tally(
        options=per_option,
        entitled=total,
        valid=valid,
        abstain=abstain,
        blank=blank,
        invalid=0,
        not_voted=total - valid - abstain - blank,
    )


def base_of(rule: MajorityRule, tally: Tally, roll_total: int) -> int:
    """The figure that a majority is a part of, in the unit of the tally."""
    match rule.base:
        case Base.VALID:
            return tally.valid
        case Base.CAST:
            return tally.cast
        case Base.PRESENT:
            return tally.entitled
        case Base.ENTITLED:
            return roll_total


def judge(ballot: Ballot, tally: Tally, roll_total: int) -> Result:
    """What the count means; a void ballot stays void whatever was counted."""
    if ballot.form is BallotForm.MOTION:
        result = _judge_motion(ballot.rule.majority, tally, roll_total)
    else:
        result = _judge_election(ballot, tally, roll_total)
    if ballot.void:
        return Result(Outcome.VOID, base=result.base, needed=result.needed)
    return result


def _judge_motion(rule: MajorityRule, tally: Tally, roll_total: int) -> Result:
    """Carried when the rule is met; for = against is rejected, also under `gte 1/2` (rule book 6.6)."""
    in_favour, against = tally.options[FOR], tally.options[AGAINST]
    base = base_of(rule, tally, roll_total)
    needed = rule.threshold.needed(base) if rule.threshold else against + 1
    carried = in_favour >= needed and in_favour != against
    return Result(Outcome.CARRIED if carried else Outcome.REJECTED, base=base, needed=needed)


def _judge_election(ballot: Ballot, tally: Tally, roll_total: int) -> Result:
    """Most votes win, among those who reach the rule's threshold where it has one; those level at the
    last seat are tied for the seats still open."""
    rule, seats = ballot.rule.majority, ballot.seats
    base = needed = None
    if rule.threshold is not None:
        base = base_of(rule, tally, roll_total)
        needed = rule.threshold.needed(base)
    ranked = sorted(tally.options.items(), key=lambda pair: (-pair[1], pair[0]))
    reaching = [(option, votes) for option, votes in ranked if votes >= (needed or 1)]
    if not reaching and ballot.round > 1:
        # A run-off that fills no seat leaves the tie as it was.
        return Result(Outcome.TIED, tied=tuple(tally.options), base=base, needed=needed)
    if not reaching:
        return Result(Outcome.REJECTED, base=base, needed=needed)
    last = reaching[min(seats, len(reaching)) - 1][1]
    if len(reaching) <= seats or reaching[seats][1] < last:
        elected = tuple(option for option, _ in reaching[:seats])
        return Result(Outcome.ELECTED, elected=elected, base=base, needed=needed)
    return Result(
        Outcome.TIED,
        elected=tuple(option for option, votes in reaching if votes > last),
        tied=tuple(option for option, votes in reaching if votes == last),
        base=base,
        needed=needed,
    )
