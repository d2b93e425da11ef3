"""What a ballot may ask: one of N, exactly K, up to K, approval, ranked. Rule book section 6.2."""

import pytest

from rat_online.domain.events import voting as e
from rat_online.domain.vocabulary import BallotForm, DecisionStatus, Outcome
from tests.rules.rulebook import an_open_meeting, members, opens, votes, with_rules
from tests.rules.scene import Scene

NAMES = ("a", "b", "c", "d")


def an_election(form: BallotForm, seats: int = 2, entitled: int = 10) -> Scene:
    """Four candidates, the ballot open."""
    scene = an_open_meeting(entitled, entitled).nominated("pengurus", *NAMES, seats=seats, form=form)
    return scene.does(opens("pengurus"))


def counted(scene: Scene, *said: str) -> Scene:
    """The members vote in turn, each in the words `a b`; then the time is over."""
    for person, choice in zip(members(len(said)), said, strict=True):
        scene.does(votes(person, "pengurus", *choice.split()))
    return scene.later(600)


class TestChoices:
    @pytest.mark.parametrize("form", [one for one in BallotForm if one is not BallotForm.MOTION])
    def test_blank_stands_alone_in_every_form(self, form: BallotForm) -> None:
        scene = (
            an_election(form).does(votes("m1", "pengurus", "blank")).happened(e.VoteCast, choice=("blank",))
        )
        scene.refuses(votes("m2", "pengurus", "a", "blank"), "choice-invalid")

    @pytest.mark.parametrize("form", [one for one in BallotForm if one is not BallotForm.MOTION])
    def test_a_name_twice_or_unknown_is_refused_with_its_code(self, form: BallotForm) -> None:
        scene = an_election(form)
        scene.refuses(votes("m1", "pengurus", "a", "a"), "choice-repeated")
        scene.refuses(votes("m1", "pengurus", "a", "x"), "choice-invalid")
        scene.refuses(votes("m1", "pengurus"), "choice-missing")

    def test_abstain_is_a_choice_in_elections_only_where_the_profile_sets_both(self) -> None:
        an_election(BallotForm.UP_TO).refuses(votes("m1", "pengurus", "abstain"), "choice-invalid")
        scene = an_open_meeting(profile=with_rules(blank_and_abstain=True))
        scene.nominated("pengurus", *NAMES, seats=2, form=BallotForm.UP_TO).does(opens("pengurus"))
        scene.does(votes("m1", "pengurus", "abstain")).happened(e.VoteCast, choice=("abstain",))

    def test_exactly_k_takes_neither_fewer_nor_more(self) -> None:
        scene = an_election(BallotForm.EXACTLY)
        scene.refuses(votes("m1", "pengurus", "a"), "choice-too-few", fewest=2)
        scene.refuses(votes("m1", "pengurus", "a", "b", "c"), "choice-too-many", most=2)
        scene.does(votes("m1", "pengurus", "a", "b")).happened(e.VoteCast)

    def test_up_to_k_takes_one_to_k(self) -> None:
        scene = an_election(BallotForm.UP_TO)
        scene.refuses(votes("m1", "pengurus", "a", "b", "c"), "choice-too-many", most=2)
        scene.does(votes("m1", "pengurus", "a")).does(votes("m2", "pengurus", "a", "b"))

    def test_approval_takes_any_number(self) -> None:
        an_election(BallotForm.APPROVAL, seats=1).does(votes("m1", "pengurus", *NAMES)).happened(e.VoteCast)

    def test_the_order_of_names_says_nothing_where_nothing_is_ranked(self) -> None:
        scene = an_election(BallotForm.UP_TO).does(votes("m1", "pengurus", "b", "a"))
        scene.happened(e.VoteCast, choice=("a", "b"))
        scene.changes_nothing(votes("m1", "pengurus", "a", "b"))

    def test_the_order_of_names_is_the_vote_where_they_are_ranked(self) -> None:
        scene = an_election(BallotForm.RANKED).does(votes("m1", "pengurus", "b", "a"))
        scene.happened(e.VoteCast, choice=("b", "a"))
        scene.refuses(votes("m1", "pengurus", "a", "b"), "already-voted")


class TestCounts:
    def test_exactly_k_elects_those_with_most_votes(self) -> None:
        scene = counted(an_election(BallotForm.EXACTLY), "a b", "a c", "a b", "c d")
        ballot = scene.ballot("pengurus")
        assert ballot.tally is not None
        assert ballot.result is not None
        assert ballot.tally.options == {"a": 3, "b": 2, "c": 2, "d": 1}
        assert (ballot.tally.valid, ballot.tally.not_voted, ballot.reconciled) == (4, 6, True)
        assert (ballot.result.outcome, ballot.result.elected) == (Outcome.TIED, ("a",))
        assert ballot.result.tied == ("b", "c")

    def test_a_tie_of_the_k_forms_goes_to_a_run_off_among_the_tied_for_the_open_seats(self) -> None:
        scene = counted(an_election(BallotForm.EXACTLY), "a b", "a c", "a b", "c d").does(opens("pengurus"))
        scene.happened(e.BallotOpened, round=2, seats=1)
        assert scene.ballot("pengurus").names == ("b", "c")
        scene.refuses(votes("m1", "pengurus", "b", "c"), "choice-too-many", most=1)
        scene.voted("pengurus", b=["m1", "m2"], c=["m3"]).later(600)
        assert scene.decision("pengurus").seated == ("a", "b")
        assert scene.decision("pengurus").status is DecisionStatus.REACHED

    def test_a_run_off_that_fills_only_some_seats_leaves_the_tie_for_the_others(self) -> None:
        """Three level for two seats, and only one gets a vote in the run-off: two are level for the last."""
        scene = counted(an_election(BallotForm.UP_TO), "a b", "b c", "c a").does(opens("pengurus"))
        scene.happened(e.BallotOpened, round=2, seats=2)
        scene.voted("pengurus", b=["m1", "m2"]).later(600)
        decision = scene.decision("pengurus")
        assert (decision.status, decision.seated) == (DecisionStatus.TIED, ("b",))
        scene.does(opens("pengurus")).happened(e.BallotOpened, round=3, seats=1)
        assert scene.ballot("pengurus").names == ("a", "c")

    def test_up_to_k_and_approval_count_every_name(self) -> None:
        for form in (BallotForm.UP_TO, BallotForm.APPROVAL):
            ballot = counted(an_election(form), "a b", "b", "blank").ballot("pengurus")
            assert ballot.tally is not None
            assert ballot.result is not None
            assert (ballot.tally.options["a"], ballot.tally.options["b"]) == (1, 2)
            assert (ballot.tally.valid, ballot.tally.blank) == (2, 1)
            assert ballot.result.elected == ("b", "a")

    def test_nobody_without_a_vote_is_elected(self) -> None:
        ballot = counted(an_election(BallotForm.UP_TO), "a").ballot("pengurus")
        assert ballot.result is not None
        assert ballot.result.elected == ("a",)

    def test_one_seat_ranked_is_an_instant_run_off_with_its_sheet(self) -> None:
        said = ["a b", "a", "b c", "b", "c b"]
        ballot = counted(an_election(BallotForm.RANKED, seats=1), *said).ballot("pengurus")
        assert ballot.result is not None
        assert ballot.sheet is not None
        assert ballot.result.elected == ("b",)
        assert ballot.sheet.quota == 3
        assert [(stage.action.value, stage.option) for stage in ballot.sheet.stages] == [
            ("first-preferences", None),
            ("exclusion", "d"),
            ("exclusion", "c"),
        ]
        assert ballot.sheet.stages[-1].votes["b"] == "3.00000"

    def test_several_seats_ranked_is_a_single_transferable_vote(self) -> None:
        said = ["a b", "a b", "a b", "a c", "c d", "d c", "d"]
        ballot = counted(an_election(BallotForm.RANKED), *said).ballot("pengurus")
        assert ballot.result is not None
        assert ballot.sheet is not None
        assert ballot.sheet.quota == 3
        assert ballot.sheet.stages[0].elected == ("a",)
        assert ballot.sheet.stages[1].votes["b"] == "0.75000"
        assert ballot.result.outcome is Outcome.ELECTED
        assert len(ballot.result.elected) == 2

    def test_the_tally_of_a_ranked_ballot_shows_first_preferences(self) -> None:
        ballot = counted(an_election(BallotForm.RANKED), "a b", "a", "c a").ballot("pengurus")
        assert ballot.tally is not None
        assert ballot.tally.options == {"a": 2, "b": 0, "c": 1, "d": 0}
        assert ballot.reconciled

    def test_no_form_elects_anybody_when_nobody_votes(self) -> None:
        for form in BallotForm:
            if form is BallotForm.MOTION:
                continue
            scene = an_election(form).later(600)
            result = scene.decision("pengurus").result
            assert result is not None
            assert (result.outcome, result.elected) == (Outcome.REJECTED, ())
