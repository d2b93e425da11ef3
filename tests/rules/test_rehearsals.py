"""Gladi bersih: held by all the rules of the meeting it practises; nobody has to be invited. Rule book 4."""

from dataclasses import replace

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import preparing as p
from rat_online.domain.readiness import what_blocks
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import DecisionStatus, MeetingState
from tests.rules.rulebook import agrees, declares, members, schedules
from tests.rules.scene import PLANNED_AT, Scene


def a_rehearsal(entitled: int = 10) -> Scene:
    """Its roll is there, and no invitation."""
    scene = Scene().does(replace(schedules(), rehearsal_of="rat"), CLOCK)
    scene.now = PLANNED_AT
    return scene.does(p.FreezeRoll(scene.now, tuple(RollEntry(one) for one in members(entitled)), "root"))


def test_a_rehearsal_is_one_from_its_first_event_and_a_meeting_that_counts_is_none() -> None:
    assert a_rehearsal().meeting.about.is_rehearsal
    assert a_rehearsal().meeting.about.rehearsal_of == "rat"
    assert not Scene().does(schedules(), CLOCK).meeting.about.is_rehearsal


def test_it_opens_without_invitations_as_no_other_meeting_does() -> None:
    assert a_rehearsal().does(p.OpenRegistration()).meeting.state is MeetingState.REGISTRATION
    real = Scene().does(schedules(), CLOCK)
    real.now = PLANNED_AT
    real.does(p.FreezeRoll(real.now, (RollEntry("m1"),), "root"))
    real.refuses(p.OpenRegistration(), "not-ready")


def test_it_needs_a_roll_like_every_meeting() -> None:
    scene = Scene().does(replace(schedules(), rehearsal_of="rat"), CLOCK)
    scene.now = PLANNED_AT
    assert what_blocks(scene.meeting, scene.now) == ["no-roll"]
    scene.refuses(p.OpenRegistration(), "not-ready", checks=["no-roll"])


def test_the_quorum_and_the_palu_are_the_real_ones() -> None:
    scene = a_rehearsal().does(p.OpenRegistration()).arrive(*members(5)).opened()
    assert not scene.meeting.quorum().reached
    scene.arrive("m6")
    assert scene.meeting.quorum().reached
    scene.proposed("lpj").does(agrees("lpj")).does(declares("lpj"))
    assert scene.decision("lpj").status is DecisionStatus.DECLARED
