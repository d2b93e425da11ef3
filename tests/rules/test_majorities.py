"""What carries: rule book section 2, and 6.6 for ties of a motion; UU 25/1992 Ps 24."""

import pytest

from rat_online.domain.events.voting import BallotClosed, BallotOpened
from rat_online.domain.profile import DecisionRule, MajorityRule, default_rules
from rat_online.domain.threshold import Base, Threshold, at_least, more_than
from rat_online.domain.vocabulary import DecisionKind, Outcome
from tests.rules.rulebook import a_meeting, agrees, an_open_meeting, members, opens, sets_secrecy, with_rules
from tests.rules.scene import Scene


def ruled(threshold: Threshold | None, base: Base, kind: DecisionKind = DecisionKind.ORDINARY) -> Scene:
    """Ten of ten present under a majority rule of one's own."""
    rules = default_rules()
    own = MajorityRule(threshold, base, "AD pasal 13")
    rules[kind] = DecisionRule(rules[kind].quorum, own, rules[kind].persons)
    return an_open_meeting(10, 10, with_rules(rules=rules)).proposed("m", kind)


def outcome(scene: Scene) -> Outcome:
    return scene.event(BallotClosed).result.outcome


class TestOrdinary:
    """More than half of the valid votes."""

    def test_one_more_than_half_of_the_valid_votes_carries(self) -> None:
        scene = an_open_meeting(20, 20).proposed("lpj")
        scene.counted("lpj", for_=members(6), against=members(5, first=7))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 11, 6)

    def test_exactly_half_is_rejected(self) -> None:
        scene = an_open_meeting().proposed("lpj")
        assert outcome(scene.counted("lpj", for_=members(5), against=members(5, first=6))) is Outcome.REJECTED

    def test_abstentions_are_no_part_of_the_base(self) -> None:
        scene = an_open_meeting().proposed("lpj")
        scene.counted("lpj", for_=["m1"], abstain=members(9, first=2))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 1, 1)

    def test_nothing_carries_when_nobody_voted(self) -> None:
        scene = an_open_meeting().proposed("lpj").counted("lpj")
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.REJECTED, 0, 1)

    def test_nothing_carries_when_all_abstain(self) -> None:
        scene = an_open_meeting().proposed("lpj").counted("lpj", abstain=members(10))
        assert outcome(scene) is Outcome.REJECTED


class TestArticles:
    """At least three quarters of the present: whoever does not vote counts against."""

    def test_three_quarters_of_the_present_carry(self) -> None:
        scene = an_open_meeting(100, 100).proposed("ad", DecisionKind.ARTICLES)
        scene.counted("ad", for_=members(75))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 100, 75)

    def test_one_less_does_not_though_nobody_is_against(self) -> None:
        scene = an_open_meeting(100, 100).proposed("ad", DecisionKind.ARTICLES)
        assert outcome(scene.counted("ad", for_=members(74))) is Outcome.REJECTED

    def test_the_present_are_whoever_was_here_at_any_moment_while_it_was_open(self) -> None:
        scene = an_open_meeting(8, 6).proposed("ad", DecisionKind.ARTICLES).does(opens("ad"))
        scene.voted("ad", for_=members(6)).leave("m5", "m6").arrive("m7", "m8").later(180)
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 8, 6)

    def test_choosing_among_variants_of_the_articles_needs_the_same_three_quarters(self) -> None:
        scene = an_open_meeting().nominated("ad", "A", "B", kind=DecisionKind.ARTICLES, persons=False)
        scene.counted("ad", A=members(7), B=members(3, first=8))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.REJECTED, 10, 8)

    def test_the_variant_that_reaches_them_is_chosen(self) -> None:
        scene = an_open_meeting().nominated("ad", "A", "B", kind=DecisionKind.ARTICLES, persons=False)
        scene.counted("ad", A=members(8), B=members(2, first=9))
        assert scene.event(BallotClosed).result.elected == ("A",)


class TestDismissal:
    """At least two thirds of the valid votes, about a person and so secret."""

    @pytest.mark.parametrize(("for_", "expected"), [(5, Outcome.REJECTED), (6, Outcome.CARRIED)])
    def test_two_thirds_of_the_valid_votes_dismiss(self, for_: int, expected: Outcome) -> None:
        scene = an_open_meeting().proposed("d", DecisionKind.DISMISSAL).does(sets_secrecy("d", False))
        scene.counted("d", for_=members(for_), against=members(9 - for_, first=for_ + 1), abstain=["m10"])
        assert outcome(scene) is expected


class TestBases:
    """A threshold has a base; base and sums are in one unit."""

    @pytest.mark.parametrize(
        ("base", "figure"), [(Base.VALID, 6), (Base.CAST, 7), (Base.PRESENT, 9), (Base.ENTITLED, 10)]
    )
    def test_each_base_is_its_own_figure(self, base: Base, figure: int) -> None:
        scene = ruled(more_than(1, 2), base).leave("m10")
        scene.counted("m", for_=members(4), against=["m5", "m6"], abstain=["m7"])
        result = scene.event(BallotClosed).result
        assert (result.base, result.needed) == (figure, figure // 2 + 1)

    def test_for_equal_to_against_is_rejected_also_under_at_least_half(self) -> None:
        scene = ruled(at_least(1, 2), Base.VALID)
        assert outcome(scene.counted("m", for_=members(5), against=members(5, first=6))) is Outcome.REJECTED

    def test_half_of_the_present_carries_under_at_least_half_when_fewer_are_against(self) -> None:
        scene = ruled(at_least(1, 2), Base.PRESENT)
        assert outcome(scene.counted("m", for_=members(5), against=members(4, first=6))) is Outcome.CARRIED

    def test_without_a_threshold_a_motion_needs_more_for_than_against(self) -> None:
        scene = ruled(None, Base.VALID)
        scene.counted("m", for_=members(2), against=["m3"], abstain=members(7, first=4))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.needed) == (Outcome.CARRIED, 2)

    def test_weights_are_compared_with_weights(self) -> None:
        scene = a_meeting(4, present=4, weights={"m1": 5}).opened().proposed("lpj")
        scene.counted("lpj", for_=["m1"], against=["m2", "m3", "m4"])
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 8, 5)


class TestElection:
    """Most votes."""

    def test_most_votes_elect_also_below_half(self) -> None:
        scene = an_open_meeting().nominated("ketua", "A", "B", "C")
        scene.counted("ketua", A=members(4), B=members(3, first=5), C=members(3, first=8))
        result = scene.event(BallotClosed).result
        assert (result.outcome, result.elected, result.needed) == (Outcome.ELECTED, ("A",), None)

    def test_several_seats_go_to_the_foremost(self) -> None:
        scene = an_open_meeting().nominated("pengawas", "A", "B", "C", seats=2)
        scene.counted("pengawas", A=members(2), B=members(5, first=3), C=members(3, first=8))
        assert scene.event(BallotClosed).result.elected == ("B", "C")

    def test_nobody_is_elected_without_a_vote(self) -> None:
        scene = an_open_meeting().nominated("pengawas", "A", "B", "C", seats=2)
        scene.counted("pengawas", A=members(3))
        assert scene.event(BallotClosed).result.elected == ("A",)

    def test_an_election_with_only_blank_votes_elects_nobody(self) -> None:
        scene = an_open_meeting().nominated("ketua", "A", "B").counted("ketua", blank=members(10))
        assert outcome(scene) is Outcome.REJECTED

    def test_articles_may_ask_more_of_an_election_than_most_votes(self) -> None:
        rules = default_rules()
        half = MajorityRule(more_than(1, 2), Base.VALID, "AD pasal 20")
        rules[DecisionKind.ELECTION] = DecisionRule(rules[DecisionKind.ELECTION].quorum, half, persons=True)
        scene = an_open_meeting(10, 10, with_rules(rules=rules)).nominated("ketua", "A", "B", "C")
        scene.counted("ketua", A=members(5), B=members(3, first=6), C=members(2, first=9))
        assert outcome(scene) is Outcome.REJECTED


class TestTheRuleInForce:
    def test_the_ballot_keeps_the_rule_its_source_and_the_quorum_of_its_call(self) -> None:
        scene = an_open_meeting().proposed("ad", DecisionKind.ARTICLES).does(opens("ad"))
        rule = scene.event(BallotOpened).rule
        assert rule == default_rules()[DecisionKind.ARTICLES]

    def test_consensus_satisfies_any_majority_if_quorum_holds(self) -> None:
        scene = an_open_meeting(100, 75).proposed("ad", DecisionKind.ARTICLES).does(agrees("ad"))
        result = scene.decision("ad").result
        assert result is not None
        assert result.outcome is Outcome.CARRIED
