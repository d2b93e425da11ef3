"""From votes to a tally, and from a tally to what it means. Rule book sections 2 and 6.6."""

from collections.abc import Mapping, Set

from rat_online.domain import tally as counts
from rat_online.domain.ballot import Ballot, Choice, Result, Tally
from rat_online.domain.profile import MajorityRule
from rat_online.domain.roll import Roll
from rat_online.domain.tally.most_votes import most_votes
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import ABSTAIN, AGAINST, BLANK, FOR, BallotForm, OptionId, Outcome, PersonId


def count_votes(ballot: Ballot, roll: Roll, only: Set[PersonId] | None = None) -> Tally:
    """Count in weights of the roll; whoever was entitled and is not among the votes did not vote.

    `only` counts a part of the people.
    A valid paper gives its weight to every name on it, a ranked one to the first.
    """
    per_option: dict[OptionId, int] = dict.fromkeys(ballot.names, 0)
    valid = abstain = blank = 0
    for person, choice in ballot.votes.items():
        if only is not None and person not in only:
            continue
        weight = roll.weight_of(person)
        if choice == (ABSTAIN,):
            abstain += weight
        elif choice == (BLANK,):
            blank += weight
        else:
            valid += weight
            for option in choice[:1] if ballot.form is BallotForm.RANKED else choice:
                per_option[option] += weight
    entitled = ballot.entitled if only is None else ballot.entitled & only
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


def count_ranking(
    ballot: Ballot, roll: Roll, more: list[counts.Paper], lots: tuple[OptionId, ...] = ()
) -> counts.Tally:
    """The stages of a ranked ballot, IRV for one seat and STV for several; nothing is rounded in it.

    `more` are the papers that were not cast on line.
    """
    papers = [*_papers(ballot.votes, roll), *more]
    method = counts.Method.IRV if ballot.seats == 1 else counts.Method.STV
    return counts.count_papers(method, ballot.names, papers, ballot.seats, lots)


def _papers(votes: Mapping[PersonId, Choice], roll: Roll) -> list[counts.Paper]:
    rankings = [(choice, person) for person, choice in votes.items() if choice not in ((ABSTAIN,), (BLANK,))]
    return [counts.Paper(choice, roll.weight_of(person)) for choice, person in rankings]


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


def judge(ballot: Ballot, tally: Tally, roll_total: int, ranking: counts.Tally | None = None) -> Result:
    """What the count means; a void ballot stays void whatever was counted."""
    if ballot.form is BallotForm.MOTION:
        result = _judge_motion(ballot.rule.majority, tally, roll_total)
    elif ranking is not None:
        result = _judge_ranking(ballot, ranking, tally, roll_total)
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
    rule = ballot.rule.majority
    base = needed = None
    if rule.threshold is not None:
        base = base_of(rule, tally, roll_total)
        needed = rule.threshold.needed(base)
    reaching = {option: votes for option, votes in tally.options.items() if votes >= (needed or 1)}
    if not reaching:
        return _nobody(ballot, base, needed)
    winners = most_votes(reaching, ballot.seats)
    rest = tuple(option for option in tally.options if option not in winners.elected)
    if ballot.round > 1 and not winners.tied and len(winners.elected) < ballot.seats:
        # Who stood level for the seats that this round left open stands level for them still.
        return Result(Outcome.TIED, winners.elected, rest, base, needed)
    outcome = Outcome.TIED if winners.tied else Outcome.ELECTED
    return Result(outcome, winners.elected, winners.tied, base, needed)


def _judge_ranking(ballot: Ballot, ranking: counts.Tally, tally: Tally, roll_total: int) -> Result:
    """Whoever the stages elect, by the quota; a tie that only a lot can break leaves the open seats to those
    level in it. One seat may have to reach a threshold of all valid votes: papers that name nobody left are
    among them, so the last one standing may fail it."""
    rule = ballot.rule.majority
    base = needed = None
    if rule.threshold is not None:
        base = base_of(rule, tally, roll_total)
        needed = rule.threshold.needed(base)
    if ranking.tied:
        return Result(Outcome.TIED, ranking.elected, ranking.tied, base, needed)
    if not ranking.elected or falls_short(ranking, needed):
        return _nobody(ballot, base, needed)
    return Result(Outcome.ELECTED, ranking.elected, (), base, needed)


def falls_short(ranking: counts.Tally, needed: int | None) -> bool:
    """Whether somebody whom the stages elect had too few votes in the stage that elected."""
    if needed is None or ranking.sheet is None:
        return False
    won = [stage.votes[option] for stage in ranking.sheet.stages for option in stage.elected]
    return any(votes < needed for votes in won)


def has_a_sense(form: BallotForm, seats: int, rule: MajorityRule) -> bool:
    """Whether a count by stages can be held against the rule of its kind: the quota elects several, and for
    one it is as much as half of the valid votes, not more and of nothing else (rule book section 2)."""
    if form is not BallotForm.RANKED or rule.threshold is None:
        return True
    within = 2 * rule.threshold.numerator <= rule.threshold.denominator
    return seats == 1 and rule.base is Base.VALID and within


def _nobody(ballot: Ballot, base: int | None, needed: int | None) -> Result:
    """Nobody is elected. A run-off that fills no seat leaves the tie as it was."""
    if ballot.round > 1:
        return Result(Outcome.TIED, tied=ballot.names, base=base, needed=needed)
    return Result(Outcome.REJECTED, base=base, needed=needed)
