"""The end of a meeting: reading, one tap, wakil anggota, three taps. Rule book section 7."""

from rat_online.domain.commands import closing as c
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.events import closing as e
from rat_online.domain.vocabulary import MeetingState, Role
from tests.rules.rulebook import agrees, an_open_meeting, declares
from tests.rules.scene import SECRETARY, WITNESS, Scene, why


def decided() -> Scene:
    scene = an_open_meeting(entitled=10, present=8)
    return scene.proposed("lpj").does(agrees("lpj")).does(declares("lpj"))


def test_the_declared_decisions_are_read_out() -> None:
    scene = decided().does(c.ReadDecisions())
    assert scene.event(e.DecisionsRead).decisions == (scene.named["lpj"],)


def test_nothing_undeclared_is_left_when_they_are_read() -> None:
    scene = decided().proposed("shu").does(agrees("shu"))
    scene.refuses(c.ReadDecisions(), "something-undecided")


def test_every_participant_still_there_gets_one_tap() -> None:
    scene = decided().refuses(c.ApproveReading("m1"), "decisions-not-read").does(c.ReadDecisions())
    scene.does(c.ApproveReading("m1")).changes_nothing(c.ApproveReading("m1"))
    scene.refuses(c.ApproveReading("m9"), "not-checked-in")


def test_a_new_reading_asks_for_new_approvals() -> None:
    scene = decided().does(c.ReadDecisions()).does(c.ApproveReading("m1"))
    scene.proposed("shu").does(agrees("shu")).does(declares("shu")).does(c.ReadDecisions())
    assert scene.meeting.closing.approved == {}


def test_two_or_three_representatives_are_named_from_those_present() -> None:
    scene = decided().does(c.ReadDecisions())
    scene.refuses(c.NameRepresentatives(("m1",)), "representatives-count")
    scene.refuses(c.NameRepresentatives(("m1", "m2", "m3", "m4")), "representatives-count")
    scene.refuses(c.NameRepresentatives(("m1", "m9")), "not-checked-in")
    scene.does(c.NameRepresentatives(("m1", "m2")))


def test_nobody_represents_a_meeting_that_has_not_reached_its_quorum() -> None:
    scene = an_open_meeting(entitled=10, present=3)
    scene.refuses(c.NameRepresentatives(("m1", "m2")), "quorum-not-met")


def test_a_meeting_closes_after_the_reading_and_with_a_witness() -> None:
    scene = decided().refuses(c.CloseMeeting(), "decisions-not-read").does(c.ReadDecisions())
    without = decided().does(p.RelieveOfficer(Role.WITNESS, WITNESS.person)).does(c.ReadDecisions())
    without.refuses(c.CloseMeeting(), "witness-missing")
    scene.does(c.CloseMeeting())
    assert scene.meeting.state is MeetingState.CLOSED


def test_nor_does_it_close_without_a_secretary_to_sign() -> None:
    scene = decided().does(c.ReadDecisions()).does(p.RelieveOfficer(Role.SECRETARY, SECRETARY.person))
    scene.refuses(c.CloseMeeting(), "secretary-missing")
    scene.does(p.AppointOfficer(Role.SECRETARY, "m2"), scene.chair).does(c.CloseMeeting())


def test_closed_is_final() -> None:
    scene = decided().does(c.ReadDecisions()).does(c.CloseMeeting())
    scene.refuses(ld.ResumeMeeting(), "wrong-state").refuses(c.CloseMeeting(), "wrong-state")
    scene.refuses(ld.CancelMeeting(why()), "wrong-state")


def test_without_quorum_a_meeting_is_closed_as_such_with_a_reason() -> None:
    scene = an_open_meeting(entitled=10, present=3)
    scene.refuses(ld.CloseWithoutQuorum(why(" ")), "reason-missing").does(ld.CloseWithoutQuorum(why()))
    scene.happened(e.MeetingClosed, without_quorum=True)
    an_open_meeting().refuses(ld.CloseWithoutQuorum(why()), "wrong-state")
