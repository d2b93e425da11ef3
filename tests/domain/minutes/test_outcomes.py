"""The word of an outcome fits the kind. Rule book 6.9."""

import pytest

from rat_online.domain.minutes.terms import Outcome
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Subject
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import agrees, an_open_meeting, declares, members, sets_secrecy


@pytest.mark.parametrize(
    ("kind", "subject", "word"),
    [
        (DecisionKind.ELECTION, Subject.PERSON, Outcome.ELECTED),
        (DecisionKind.DISMISSAL, Subject.PERSON, Outcome.ACCEPTED),
        (DecisionKind.DISMISSAL, Subject.OTHER, Outcome.ACCEPTED),
        (DecisionKind.STANDING_ORDERS, Subject.STANDING_ORDERS, Outcome.ADOPTED),
    ],
)
def test_a_carried_motion_about_a_person_elects_but_a_dismissal_is_accepted(
    kind: DecisionKind, subject: Subject, word: Outcome
) -> None:
    scene = an_open_meeting(entitled=10, present=10).proposed("usul", kind, subject)
    if scene.decision("usul").secret:
        scene.does(sets_secrecy("usul", False))
    scene.counted("usul", for_=members(8), against=["m9"]).declared("usul")
    assert minutes_of(scene).decisions[0].outcome is word


def test_a_chair_named_by_a_motion_is_elected() -> None:
    scene = an_open_meeting().proposed("ketua sidang", subject=Subject.PRESIDIUM)
    scene.does(agrees("ketua sidang")).does(declares("ketua sidang"))
    assert minutes_of(scene).decisions[0].outcome is Outcome.ELECTED


def test_what_is_chosen_among_several_is_elected_whatever_it_is_about() -> None:
    scene = an_open_meeting().nominated("tempat", "a", "b", subject=Subject.OTHER, persons=False)
    scene.counted("tempat", 600, a=["m3", "m4"], b=["m5"]).declared("tempat")
    assert minutes_of(scene).decisions[0].outcome is Outcome.ELECTED


def test_the_seats_that_nobody_takes_are_told() -> None:
    scene = an_open_meeting(entitled=10, present=10)
    scene.nominated("pengurus", "m1", "m2", "m3", seats=3, form=BallotForm.UP_TO)
    scene.counted("pengurus", 600, m1=members(4)).declared("pengurus")
    assert minutes_of(scene).decisions[0].open_seats == 2


def test_who_is_dismissed_takes_no_seat() -> None:
    scene = an_open_meeting(entitled=10, present=10)
    scene.nominated("bendahara", "m9", "m10", kind=DecisionKind.DISMISSAL)
    scene.counted("bendahara", 600, m9=members(8)).declared("bendahara")
    (decision,) = minutes_of(scene).decisions
    assert (decision.outcome, decision.elected) == (Outcome.ACCEPTED, ())
