"""Decisions and ballots as the minutes print them. Rule book sections 6 and 7."""

from dataclasses import replace

from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.minutes.terms import Moment, Outcome
from rat_online.domain.profile import default_rules
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import DecisionKind, ReachedBy, Subject
from rat_online.domain.vocabulary import Outcome as Result
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import (
    acclaims,
    agrees,
    amends_roll,
    an_open_meeting,
    annuls,
    declares,
    members,
    opens,
    votes,
    with_rules,
)
from tests.rules.scene import why


def test_the_word_fits_the_kind() -> None:
    scene = an_open_meeting()
    for name, subject in (
        ("lpj", Subject.ACCOUNTABILITY),
        ("shu", Subject.SURPLUS),
        ("rapb", Subject.BUDGET),
    ):
        scene.proposed(name, subject=subject).does(agrees(name)).does(declares(name))
    outcomes = [one.outcome for one in minutes_of(scene).decisions]
    assert outcomes == [Outcome.ACCEPTED_ADOPTED, Outcome.DETERMINED, Outcome.ADOPTED]


def test_what_is_not_declared_yet_says_so() -> None:
    scene = an_open_meeting().proposed("lpj").does(agrees("lpj"))
    assert minutes_of(scene).decisions[0].outcome is Outcome.NOT_DECLARED


def test_a_mufakat_names_those_present_without_objection() -> None:
    scene = an_open_meeting(entitled=10, present=8).proposed("lpj").does(agrees("lpj")).does(declares("lpj"))
    decision = minutes_of(scene).decisions[0]
    assert (decision.reached_by, decision.present) == (ReachedBy.CONSENSUS, 8)


def test_an_acclamation_stands_on_the_count_of_the_question_and_tells_that_of_its_end() -> None:
    scene = an_open_meeting(entitled=20, present=11).proposed("lpj").does(acclaims("lpj", 60)).leave("m11")
    told = minutes_of(scene.later(60).does(declares("lpj")))
    decision = told.decisions[0]
    assert decision.quorum is not None
    assert decision.quorum_at_end is not None
    assert (decision.quorum.present, decision.quorum.reached, decision.void) == (11, True, False)
    assert (decision.quorum_at_end.reached, decision.quorum_at_end.present, decision.present) == (
        False,
        10,
        10,
    )
    assert [one.moment for one in told.quorum] == [Moment.OPENING, Moment.ACCLAMATION, Moment.DECISION]


def test_an_acclamation_that_ends_below_quorum_is_void_where_the_profile_judges_the_end_too() -> None:
    scene = an_open_meeting(20, 11, profile=with_rules(valid_at_close=True)).proposed("lpj")
    scene.does(acclaims("lpj", 60)).leave("m11").later(60).does(declares("lpj"))
    assert minutes_of(scene).decisions[0].void


def test_options_stand_in_the_order_of_the_paper_and_the_winner_is_marked() -> None:
    scene = an_open_meeting().proposed("lpj").counted("lpj", for_=["m1", "m2"], against=["m3"])
    options = minutes_of(scene).decisions[0].ballots[0].options
    assert [(one.label, one.votes, one.chosen) for one in options] == [
        ("for", 2, True),
        ("against", 1, False),
    ]


def test_a_rejected_motion_marks_those_against() -> None:
    scene = (
        an_open_meeting().proposed("lpj").counted("lpj", for_=["m1"], against=["m2", "m3"]).declared("lpj")
    )
    decision = minutes_of(scene).decisions[0]
    assert decision.outcome is Outcome.REJECTED
    assert [one.chosen for one in decision.ballots[0].options] == [False, True]


def test_entitled_is_the_sum_of_its_parts_and_the_rule_has_its_arithmetic() -> None:
    scene = an_open_meeting(entitled=10, present=9).proposed("lpj")
    ballot = minutes_of(scene.counted("lpj", for_=["m1", "m2"], abstain=["m3"])).decisions[0].ballots[0]
    assert (
        ballot.entitled == ballot.valid + ballot.abstain + ballot.blank + ballot.invalid + ballot.did_not_vote
    )
    assert (ballot.entitled, ballot.base_count, ballot.needed) == (9, 2, 2)
    assert ballot.reconciles
    assert ballot.quorum_at_opening is not None
    assert ballot.quorum_at_closing is not None


def test_a_base_stays_as_it_was_judged_when_the_roll_changes_afterwards() -> None:
    rules = default_rules()
    majority = replace(rules[DecisionKind.ORDINARY].majority, base=Base.ENTITLED)
    rules[DecisionKind.ORDINARY] = replace(rules[DecisionKind.ORDINARY], majority=majority)
    scene = an_open_meeting(entitled=10, present=9, profile=with_rules(rules=rules)).proposed("lpj")
    scene.counted("lpj", for_=members(6)).declared("lpj").does(amends_roll("m10", add=False))
    ballot = minutes_of(scene).decisions[0].ballots[0]
    assert (ballot.base_count, ballot.needed) == (10, 6)


def test_a_vote_below_quorum_is_void_with_the_chairs_reason() -> None:
    scene = an_open_meeting(entitled=10, present=3).proposed("lpj").does(opens("lpj", reason=why()))
    scene.does(votes("m1", "lpj", "for")).later(180).declared("lpj")
    decision = minutes_of(scene).decisions[0]
    assert decision.void
    assert (decision.ballots[0].void, decision.ballots[0].void_reason) == (True, why().text)
    assert scene.decision("lpj").declaration is not None
    assert scene.decision("lpj").result == scene.ballot("lpj").result
    assert scene.ballot("lpj").result is not None
    assert minutes_of(scene).interventions[0].act is Deed.BALLOT_BELOW_QUORUM


def test_a_run_off_that_is_void_is_told_as_void_and_the_tie_goes_on() -> None:
    scene = an_open_meeting(entitled=10, present=10).nominated("ketua", "m1", "m2")
    scene.counted("ketua", m1=["m3"], m2=["m4"]).leave(*members(5, first=6))
    scene.does(opens("ketua", reason=why())).voted("ketua", m1=["m3", "m4"]).later(600)
    tied = minutes_of(scene).decisions[0]
    assert (tied.outcome, tied.void, [one.void for one in tied.ballots]) == (
        Outcome.TIED,
        False,
        [False, True],
    )
    scene.arrive(*members(5, first=6)).counted("ketua", m2=members(8)).declared("ketua")
    decision = minutes_of(scene).decisions[0]
    assert (decision.outcome, decision.void) == (Outcome.ELECTED, False)
    assert [(one.round, one.void, one.void_reason) for one in decision.ballots] == [
        (1, False, ""),
        (2, True, why().text),
        (2, False, ""),
    ]


def test_where_its_closing_made_it_void_that_count_is_the_one_printed() -> None:
    scene = an_open_meeting(entitled=10, present=6, profile=with_rules(valid_at_close=True)).proposed("lpj")
    scene.does(opens("lpj")).voted("lpj", for_=members(6)).leave("m6").later(180).declared("lpj")
    decision = minutes_of(scene).decisions[0]
    assert decision.void
    assert decision.quorum is not None
    assert (decision.quorum.present, decision.quorum.reached) == (5, False)
    assert (decision.ballots[0].void, decision.ballots[0].void_reason) == (True, "")


def test_an_annulled_ballot_is_printed_with_its_reason() -> None:
    scene = an_open_meeting().proposed("lpj").does(opens("lpj")).does(annuls("lpj"))
    ballot = minutes_of(scene).decisions[0].ballots[0]
    assert ballot.annulled is not None
    assert ballot.annulled.reason == why().text


def test_a_tie_is_told_round_by_round_and_how_it_was_settled() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2")
    scene.counted("ketua", 600, m1=["m3"], m2=["m4"])
    decision = minutes_of(scene).decisions[0]
    assert decision.outcome is Outcome.TIED
    assert [one.tied for one in decision.ballots[0].options if one.label.startswith("Anggota")] == [
        True,
        True,
    ]
    assert decision.kind is DecisionKind.ELECTION
    assert scene.ballot("ketua").result is not None
    assert scene.ballot("ketua").result.outcome is Result.TIED  # type: ignore[union-attr]


def test_elected_persons_are_named_with_their_numbers() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2").counted("ketua", 600, m1=["m3", "m4"], m2=["m5"])
    elected = minutes_of(scene.declared("ketua")).decisions[0].elected
    assert [one.person.member_number for one in elected] == ["0001"]


def test_the_same_text_decided_twice_is_printed_with_the_quorum_of_each() -> None:
    scene = an_open_meeting(entitled=10, present=3).proposed("lpj")
    scene.does(opens("lpj", reason=why())).voted("lpj", for_=["m1", "m2"]).later(180).declared("lpj")
    scene.arrive(*members(7, first=4)).proposed("again", text="Menyetujui lpj.")
    scene.counted("again", for_=members(8)).declared("again")
    first, second = minutes_of(scene).decisions
    assert first.text == second.text
    assert [(one.quorum.present, one.quorum.reached) for one in (first, second) if one.quorum] == [
        (3, False),
        (10, True),
    ]
    assert (first.void, second.void) == (True, False)


def test_an_annulled_ballot_neither_voids_what_was_agreed_afterwards_nor_lends_it_its_quorum() -> None:
    scene = an_open_meeting(entitled=10, present=3).proposed("lpj").does(opens("lpj", reason=why()))
    scene.does(annuls("lpj")).arrive(*members(7, first=4)).does(agrees("lpj")).does(declares("lpj"))
    decision = minutes_of(scene).decisions[0]
    assert not decision.void
    assert decision.outcome is Outcome.ACCEPTED
    assert decision.quorum is not None
    assert (decision.quorum.present, decision.quorum.reached) == (10, True)


def test_after_an_annulment_the_new_ballots_own_quorum_is_printed() -> None:
    scene = an_open_meeting(entitled=10, present=10).proposed("lpj").does(opens("lpj")).does(annuls("lpj"))
    scene.leave("m9", "m10").counted("lpj", for_=members(8))
    quorum = minutes_of(scene).decisions[0].quorum
    assert quorum is not None
    assert quorum.present == 8
