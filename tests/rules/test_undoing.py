"""What may be taken back: a proposal that was not put, the start of an item under which nothing happened."""

from rat_online.domain.commands import closing as c
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import undoing as u
from rat_online.domain.vocabulary import DecisionStatus, SuspensionKind
from tests.rules.rulebook import (
    acclaims,
    agrees,
    an_open_meeting,
    annuls,
    gives,
    objects,
    opens,
    raises,
    withdraws,
)
from tests.rules.scene import SECRETARY, Act, Scene, member, why


def takes_back(name: str) -> Act:
    return lambda scene: u.WithdrawProposal(scene.named[name])


def under(*items: str) -> Scene:
    scene = an_open_meeting()
    for item in items:
        scene.does(ld.StartAgendaItem(item))
    return scene


def test_a_proposal_is_taken_back_before_it_is_put() -> None:
    scene = an_open_meeting().proposed("x").does(takes_back("x"))
    assert scene.decision("x").status is DecisionStatus.WITHDRAWN
    scene.refuses(opens("x"), "wrong-status", status="withdrawn").refuses(agrees("x"), "wrong-status")
    scene.refuses(takes_back("x"), "wrong-status")


def test_the_secretary_may_and_a_member_may_not() -> None:
    scene = an_open_meeting().proposed("x").refuses(takes_back("x"), "not-allowed", member("m1"))
    scene.does(takes_back("x"), SECRETARY)


def test_what_was_put_to_the_meeting_stays() -> None:
    asked = an_open_meeting().proposed("x").does(acclaims("x", 60)).does(objects("m1", "x"))
    asked.refuses(takes_back("x"), "wrong-status", status="objected")
    asked.does(withdraws("m1", "x")).refuses(takes_back("x"), "nothing-to-undo")
    voted = an_open_meeting().proposed("x").does(opens("x")).refuses(takes_back("x"), "wrong-status")
    voted.does(annuls("x")).refuses(takes_back("x"), "nothing-to-undo")


def test_a_withdrawn_proposal_keeps_no_reading_and_no_closing_waiting() -> None:
    scene = an_open_meeting().proposed("x").does(takes_back("x"))
    scene.does(c.ReadDecisions()).does(c.CloseMeeting())


def test_an_item_started_by_mistake_gives_way_to_the_one_before() -> None:
    scene = under("lpj").later(60)
    before = scene.meeting.agenda.items["lpj"].started_at
    scene.does(ld.StartAgendaItem("shu")).does(raises("m1")).does(u.WithdrawItemStart("shu"))
    agenda = scene.meeting.agenda
    assert (agenda.current, agenda.items["shu"].started_at) == ("lpj", None)
    assert (agenda.items["lpj"].started_at, agenda.items["lpj"].concluded_at) == (before, None)
    assert scene.replayed() == scene.meeting


def test_an_item_that_was_on_before_keeps_its_times() -> None:
    scene = under("lpj", "shu")
    concluded = scene.meeting.agenda.items["lpj"].concluded_at
    scene.later(9).does(ld.StartAgendaItem("lpj")).does(u.WithdrawItemStart("lpj"))
    assert scene.meeting.agenda.items["lpj"].concluded_at == concluded


def test_the_first_start_of_all_is_taken_back_too() -> None:
    assert under("lpj").does(u.WithdrawItemStart("lpj")).meeting.agenda.current is None


def test_a_start_is_taken_back_once_and_not_another_items() -> None:
    scene = under("lpj", "shu").refuses(u.WithdrawItemStart("lpj"), "nothing-to-undo")
    scene.refuses(u.WithdrawItemStart("nowhere"), "unknown-item").does(u.WithdrawItemStart("shu"))
    scene.refuses(u.WithdrawItemStart("lpj"), "nothing-to-undo")


def test_once_something_has_happened_under_it_the_item_stays() -> None:
    back = u.WithdrawItemStart("lpj")
    under("lpj").does(gives("m1")).refuses(back, "nothing-to-undo")
    under("lpj").proposed("x").refuses(back, "nothing-to-undo")
    under("lpj").does(ld.TakeNote("lpj", why())).refuses(back, "nothing-to-undo")
    paused = under("lpj").does(ld.SuspendMeeting(SuspensionKind.LOBBY, 60, why()))
    paused.refuses(back, "wrong-state").resumed().refuses(back, "nothing-to-undo")
    under("lpj").refuses(back, "not-allowed", SECRETARY)
