"""A member at a place who has no phone objects aloud, and an office records it. Rule book 6.1 and 6.9."""

import pytest

from rat_online.domain.actor import Actor
from rat_online.domain.commands.attending import CheckOut
from rat_online.domain.events import deciding as e
from rat_online.domain.vocabulary import DecisionStatus, Role
from tests.rules.rulebook import (
    acclaims,
    an_open_meeting,
    declares,
    disputes,
    members,
    objects,
    opens,
    withdraws,
)
from tests.rules.scene import ACTING_CHAIR, COMMITTEE, SECRETARY, Scene, why

OFFICES = pytest.mark.parametrize("office", [ACTING_CHAIR, SECRETARY], ids=["chair", "secretary"])


def a_hall() -> Scene:
    """Six on line, m7 and m8 at a place."""
    return an_open_meeting(10, 6).arrive_in_hall("m7", "m8").proposed("lpj")


@OFFICES
def test_an_objection_said_at_a_place_stops_the_countdown(office: Actor) -> None:
    scene = a_hall().does(acclaims("lpj", 60)).does(objects("m7", "lpj"), by=office)
    scene.happened(e.ObjectionRaised, by="m7")
    assert scene.log[-1].actor == office
    assert scene.decision("lpj").status is DecisionStatus.OBJECTED
    scene.does(opens("lpj"))


@OFFICES
def test_an_objection_to_a_result_too_and_the_palu_waits_for_its_answer(office: Actor) -> None:
    scene = an_open_meeting(10, 6).proposed("lpj").counted("lpj", 180, for_=members(6))
    scene.arrive_in_hall("m8").does(disputes("m8", "lpj"), by=office)
    scene.happened(e.ResultObjected, by="m8")
    scene.later(61).refuses(declares("lpj"), "objection-unanswered")


@OFFICES
def test_nobody_is_spoken_for_who_is_not_at_a_place(office: Actor) -> None:
    scene = a_hall().does(acclaims("lpj", 60))
    for person in ("m1", "m9", "stranger"):
        scene.refuses(objects(person, "lpj"), "not-at-place", by=office)
    scene.does(CheckOut("m7"), by=COMMITTEE)
    scene.refuses(objects("m7", "lpj"), "not-at-place", by=office)


@OFFICES
def test_it_is_taken_back_aloud_as_it_was_said(office: Actor) -> None:
    scene = a_hall().does(acclaims("lpj", 60)).does(objects("m7", "lpj"), by=office)
    scene.does(withdraws("m7", "lpj"), by=SECRETARY).happened(e.ObjectionWithdrawn, by="m7")
    assert scene.decision("lpj").status is DecisionStatus.PROPOSED
    scene.refuses(withdraws("m7", "lpj"), "wrong-status", by=office)


@OFFICES
def test_no_office_takes_back_what_somebody_on_line_said(office: Actor) -> None:
    scene = a_hall().does(acclaims("lpj", 60)).does(objects("m1", "lpj"))
    scene.refuses(withdraws("m1", "lpj"), "not-at-place", by=office)
    scene.refuses(withdraws("m8", "lpj"), "no-objection", by=office)


def test_no_other_office_and_no_member_speaks_for_another() -> None:
    scene = a_hall().does(acclaims("lpj", 60))
    scene.refuses(objects("m7", "lpj"), "not-allowed", by=Actor("m1", Role.MEMBER))
    scene.refuses(objects("m7", "lpj"), "not-allowed", by=Actor("operator", Role.OPERATOR))
    scene.does(objects("m7", "lpj"), by=SECRETARY)
    scene.refuses(withdraws("m7", "lpj"), "not-allowed", by=Actor("m1", Role.MEMBER))
    scene.refuses(withdraws("m7", "lpj"), "not-allowed", by=Actor("operator", Role.OPERATOR))


@OFFICES
def test_it_needs_its_reason_and_comes_in_time(office: Actor) -> None:
    scene = a_hall().does(acclaims("lpj", 60))
    scene.refuses(objects("m7", "lpj", why(" ")), "reason-missing", by=office)
    scene.unnoticed(61).refuses(objects("m7", "lpj"), "too-late", by=office)
