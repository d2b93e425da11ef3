"""What every count keeps to, whatever is voted and however much it weighs. Rule book sections 2 and 6.6."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.domain.ballot import Ballot, Choice, Option, Result, Tally
from rat_online.domain.majority import count_ranking, count_votes, judge
from rat_online.domain.profile import MajorityRule, default_rules
from rat_online.domain.quorum import take_snapshot
from rat_online.domain.roll import Roll, RollEntry
from rat_online.domain.threshold import Base, Threshold, at_least, more_than
from rat_online.domain.vocabulary import AGAINST, BLANK, FOR, BallotForm, DecisionKind

AT = datetime(2027, 3, 20, tzinfo=UTC)
NAMES = ("a", "b", "c", "d")
EDGES = (0, 1, 2, 3, 4, 99, 100, 101)
THRESHOLDS = (
    more_than(1, 2),
    at_least(1, 2),
    at_least(2, 3),
    more_than(2, 3),
    at_least(3, 4),
    at_least(1, 5),
    at_least(1, 1),
)
ELECTIONS = [form for form in BallotForm if form is not BallotForm.MOTION]
SOME_RULES = st.sampled_from([None, *THRESHOLDS])


def a_ballot(form: BallotForm, votes: dict[str, Choice], threshold: Threshold | None, base: Base) -> Ballot:
    rule = default_rules()[DecisionKind.ORDINARY]
    names = (FOR, AGAINST) if form is BallotForm.MOTION else NAMES
    return Ballot(
        id="b1",
        decision="d1",
        round=1,
        form=form,
        text="",
        options=tuple(Option(name, name) for name in (*names, BLANK)),
        seats=1 if form is BallotForm.MOTION else 2,
        rule=type(rule)(rule.quorum, MajorityRule(threshold, base, "AD")),
        quorum=take_snapshot(rule.quorum, present=1, entitled=1, online=1, hall=0),
        void=False,
        void_reason=None,
        opened_at=AT,
        deadline_at=AT,
        entitled={*votes, "silent"},
        votes=votes,
    )


def counted(ballot: Ballot, roll: Roll) -> tuple[Tally, Result]:
    tally = count_votes(ballot, roll)
    ranking = count_ranking(ballot, roll, []) if ballot.form is BallotForm.RANKED else None
    return tally, judge(ballot, tally, roll.total, ranking)


def a_roll(weights: dict[str, int]) -> Roll:
    roll = Roll()
    for person, weight in weights.items():
        roll.add(RollEntry(person, weight))
    return roll


@st.composite
def cast(draw: st.DrawFn, form: BallotForm) -> tuple[dict[str, Choice], dict[str, int]]:
    """Votes of up to eight members as the form asks, and what everybody weighs; one is silent."""
    names = (FOR, AGAINST) if form is BallotForm.MOTION else NAMES
    fewest, most = a_ballot(form, {}, None, Base.VALID).picks()
    chosen = st.lists(st.sampled_from(names), unique=True, min_size=fewest, max_size=most).map(tuple)
    voters = [f"m{number}" for number in range(draw(st.integers(0, 8)))]
    votes: dict[str, Choice] = {one: draw(st.one_of(chosen, st.just((BLANK,)))) for one in voters}
    ballot = a_ballot(form, votes, None, Base.VALID)
    votes = {one: ballot.as_on_paper(choice) for one, choice in votes.items()}
    return votes, {one: draw(st.integers(1, 5)) for one in (*voters, "silent", "away")}


class TestThresholds:
    @pytest.mark.parametrize("of", EDGES)
    @pytest.mark.parametrize("threshold", THRESHOLDS, ids=str)
    def test_what_is_needed_reaches_it_and_one_less_does_not(self, threshold: Threshold, of: int) -> None:
        needed = threshold.needed(of)
        share = (threshold.numerator, threshold.denominator)
        reaches = [self.reaches(votes, of, share, threshold) for votes in range(max(of, needed) + 2)]
        assert needed == reaches.index(True)
        assert all(reaches[needed:])
        assert not any(reaches[:needed])

    def reaches(self, votes: int, of: int, share: tuple[int, int], threshold: Threshold) -> bool:
        """By multiplying, not by dividing; nothing carries when nobody voted."""
        numerator, denominator = share
        more = threshold.operator.value == "gt"
        enough = votes * denominator > of * numerator if more else votes * denominator >= of * numerator
        return enough and votes >= 1


@pytest.mark.parametrize("form", list(BallotForm))
class TestEveryForm:
    @settings(max_examples=40, deadline=None)
    @given(data=st.data())
    def test_the_order_of_ballots_changes_nothing(self, form: BallotForm, data: st.DataObject) -> None:
        votes, weights = data.draw(cast(form))
        shuffled = dict(data.draw(st.permutations(list(votes.items()))))
        roll, threshold = a_roll(weights), data.draw(SOME_RULES)
        one = counted(a_ballot(form, votes, threshold, Base.VALID), roll)
        assert counted(a_ballot(form, shuffled, threshold, Base.VALID), roll) == one

    @settings(max_examples=40, deadline=None)
    @given(data=st.data(), base=st.sampled_from(Base))
    def test_base_and_sums_are_in_one_unit(self, form: BallotForm, data: st.DataObject, base: Base) -> None:
        """All weights k times as large: every figure is, and nothing else changes."""
        votes, weights = data.draw(cast(form))
        threshold, times = data.draw(SOME_RULES), data.draw(st.integers(2, 7))
        small, large = a_roll(weights), a_roll({one: weight * times for one, weight in weights.items()})
        ballot = a_ballot(form, votes, threshold, base)
        tally, result = counted(ballot, small)
        more, same = counted(ballot, large)
        assert more.options == {option: figure * times for option, figure in tally.options.items()}
        assert (more.entitled, more.valid, more.blank) == tuple(
            figure * times for figure in (tally.entitled, tally.valid, tally.blank)
        )
        assert result.base is None or same.base == result.base * times
        if form is not BallotForm.RANKED:
            assert (same.outcome, same.elected, same.tied) == (result.outcome, result.elected, result.tied)

    @settings(max_examples=40, deadline=None)
    @given(data=st.data(), base=st.sampled_from(Base))
    def test_it_reconciles_and_no_base_is_less_than_its_votes(
        self, form: BallotForm, data: st.DataObject, base: Base
    ) -> None:
        votes, weights = data.draw(cast(form))
        ballot = a_ballot(form, votes, more_than(1, 2), base)
        tally, result = counted(ballot, a_roll(weights))
        assert tally.is_reconciled
        assert ballot.fits(tally)
        assert result.base is None or all(figure <= result.base for figure in tally.options.values())


@pytest.mark.parametrize("form", [BallotForm.ONE_OF, BallotForm.UP_TO, BallotForm.APPROVAL])
class TestOneMoreVote:
    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_never_lowers_who_gets_it(self, form: BallotForm, data: st.DataObject) -> None:
        votes, weights = data.draw(cast(form))
        option = data.draw(st.sampled_from(NAMES))
        _, before = counted(a_ballot(form, votes, None, Base.VALID), a_roll(weights))
        more = {**votes, "silent": (option,)}
        _, after = counted(a_ballot(form, more, None, Base.VALID), a_roll(weights))
        if option in before.elected:
            assert option in after.elected
        if option in before.tied:
            assert option in (*after.elected, *after.tied)
