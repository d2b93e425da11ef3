"""A count by stages under a rule that asks for a majority. Rule book sections 2, 6.2 and 6.6."""

from dataclasses import replace

import pytest

from rat_online.domain.commands import deciding as d
from rat_online.domain.majority import has_a_sense
from rat_online.domain.profile import MajorityRule, Profile, default_rules
from rat_online.domain.threshold import Base, Threshold, at_least, more_than
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Outcome, Subject
from tests.rules.rulebook import an_open_meeting, draws, opens, settles, votes, with_rules
from tests.rules.scene import Act, Scene


def asking(threshold: Threshold | None, base: Base = Base.VALID, **more: object) -> Profile:
    """Elections that ask for this majority."""
    rules = default_rules()
    election = rules[DecisionKind.ELECTION]
    rules[DecisionKind.ELECTION] = replace(election, majority=MajorityRule(threshold, base, "AD pasal 20"))
    return with_rules(rules=rules, **more)


HALF = asking(more_than(1, 2))


def ranked(profile: Profile = HALF) -> Scene:
    return an_open_meeting(profile=profile).nominated("ketua", "a", "b", "c", form=BallotForm.RANKED)


def said(scene: Scene, *rankings: str) -> Scene:
    scene.does(opens("ketua"))
    for number, ranking in enumerate(rankings, start=1):
        scene.does(votes(f"m{number}", "ketua", *ranking.split()))
    return scene.later(600)


def several() -> Act:
    return lambda scene: d.ProposeDecision(
        "election",
        DecisionKind.ELECTION,
        Subject.PERSON,
        "Memilih pengurus.",
        BallotForm.RANKED,
        scene.decision("ketua").options[:3],
        2,
    )


class TestWhatMayBeRanked:
    def test_several_seats_are_filled_by_the_quota_and_by_nothing_beside_it(self) -> None:
        ranked().refuses(several(), "ranked-threshold", kind="election")
        ranked(asking(None)).does(several())

    @pytest.mark.parametrize("threshold", [at_least(2, 3), more_than(2, 3), at_least(1, 1)])
    def test_for_one_seat_a_rule_may_ask_for_no_more_than_half(self, threshold: Threshold) -> None:
        rule = MajorityRule(threshold, Base.VALID, "")
        assert not has_a_sense(BallotForm.RANKED, 1, rule)
        assert has_a_sense(BallotForm.ONE_OF, 1, rule)

    @pytest.mark.parametrize("base", [Base.CAST, Base.PRESENT, Base.ENTITLED])
    def test_and_of_nothing_but_the_valid_votes(self, base: Base) -> None:
        assert not has_a_sense(BallotForm.RANKED, 1, MajorityRule(more_than(1, 2), base, ""))
        assert has_a_sense(BallotForm.RANKED, 1, MajorityRule(at_least(1, 2), Base.VALID, ""))


class TestTheWinner:
    def test_who_reaches_the_quota_reaches_more_than_half(self) -> None:
        result = said(ranked(), "a", "a", "b", "b", "c b").ballot("ketua").result
        assert result is not None
        assert (result.outcome, result.elected, result.base, result.needed) == (Outcome.ELECTED, ("b",), 5, 3)

    def test_the_last_one_standing_with_too_few_is_not_elected(self) -> None:
        """Papers that name nobody left are valid all the same."""
        result = said(ranked(), "a", "a", "a", "b", "b", "c").ballot("ketua").result
        assert result is not None
        assert (result.outcome, result.elected, result.base, result.needed) == (Outcome.REJECTED, (), 6, 4)

    def test_under_most_votes_the_last_one_standing_is_elected(self) -> None:
        result = said(ranked(asking(None)), "a", "a", "a", "b", "b", "c").ballot("ketua").result
        assert result is not None
        assert (result.outcome, result.elected, result.needed) == (Outcome.ELECTED, ("a",), None)

    def test_no_lot_stands_in_for_the_votes_that_are_missing(self) -> None:
        scene = said(ranked(asking(more_than(1, 2), run_off_rounds=0)), "a", "a", "b", "b")
        scene.refuses(draws("ketua"), "lot-falls-short").does(settles("ketua", "a"))


class TestNobodyVotesInTheRunOff:
    """It leaves the tie as it was, and the lot has no stage to stand on."""

    def tied(self, threshold: Threshold | None) -> Scene:
        scene = said(ranked(asking(threshold, run_off_rounds=1)), "a", "b")
        return scene.does(opens("ketua")).later(600)

    def test_the_lot_alone_seats_somebody(self) -> None:
        drawn = self.tied(None).does(draws("ketua")).decision("ketua").drawn
        assert drawn is not None
        assert drawn.elected == drawn.order[:1]

    def test_but_not_where_a_rule_asks_for_votes(self) -> None:
        self.tied(at_least(1, 2)).refuses(draws("ketua"), "lot-falls-short")
