"""The floor: hands and queue, the chair gives the floor, the timer, interupsi. Rule book sections 3 and 5."""

import pytest

from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import voting as v
from rat_online.domain.events import attending as ae
from rat_online.domain.events import leading as le
from rat_online.domain.events import speaking as e
from rat_online.domain.vocabulary import (
    ExtensionCause,
    InterruptionKind,
    InterruptionStatus,
    Role,
    TurnEnding,
)
from tests.rules.rulebook import (
    a_meeting,
    accepts,
    an_open_meeting,
    ends,
    gives,
    interrupts,
    raises,
    with_rules,
)
from tests.rules.scene import AUDITOR, COMMITTEE, OPERATOR, SECRETARY, Scene, member, why


def queue(scene: Scene) -> list[str]:
    return list(scene.meeting.floor.hands)


def speaker(scene: Scene) -> str | None:
    turn = scene.meeting.floor.speaking
    return turn.person if turn else None


def someone_speaks(person: str = "m1", seconds: int = 300) -> Scene:
    return an_open_meeting().does(gives(person, seconds))


# Hands and the queue


def test_hands_wait_in_the_order_raised() -> None:
    scene = an_open_meeting().does(raises("m3")).does(raises("m1"))
    assert queue(scene) == ["m3", "m1"]
    assert scene.meeting.floor.place_of("m1") == 2


def test_raising_twice_is_raising_once() -> None:
    scene = an_open_meeting().does(raises("m1")).changes_nothing(raises("m1"))
    assert queue(scene) == ["m1"]


def test_only_a_member_who_is_here_raises_a_hand() -> None:
    scene = an_open_meeting(10, 8)
    scene.refuses(raises("m9"), "not-checked-in").refuses(raises("guest"), "not-on-roll", member("guest"))
    scene.refuses(raises("m1"), "not-allowed", member("m2"))
    scene.refuses(raises("m1"), "not-allowed", COMMITTEE)


def test_who_had_lapsed_is_back_by_raising_a_hand() -> None:
    scene = an_open_meeting().last_heard("m1", ago=901).ticks()
    scene.does(raises("m1")).happened(ae.PresenceRestored, persons=("m1",))
    assert queue(scene) == ["m1"]


def test_a_hand_is_taken_down_by_the_member_or_the_chair() -> None:
    scene = an_open_meeting().does(raises("m1")).does(raises("m2"))
    scene.refuses(s.WithdrawHand("m1"), "not-allowed", member("m2"))
    scene.does(s.WithdrawHand("m1")).does(s.WithdrawHand("m2"), OPERATOR)
    assert queue(scene) == []
    scene.changes_nothing(s.WithdrawHand("m1"))


def test_a_hand_goes_down_at_check_out_and_stays_through_a_lapse() -> None:
    scene = an_open_meeting().does(raises("m1")).does(raises("m2")).leave("m1")
    scene.happened(e.HandWithdrawn, person="m1")
    scene.last_heard("m2", ago=901).ticks()
    assert queue(scene) == ["m2"]
    scene.refuses(gives("m2"), "not-checked-in")


def test_who_is_struck_off_the_roll_waits_no_more() -> None:
    scene = an_open_meeting().does(raises("m1"))
    scene.does(p.AmendRoll(scene.meeting.roll.entries["m1"], False, why()))
    assert queue(scene) == []


def test_before_opening_and_without_quorum_nothing_is_debated() -> None:
    a_meeting(10, 10).refuses(raises("m1"), "wrong-state")
    scene = an_open_meeting(10, 4)
    scene.refuses(raises("m1"), "quorum-not-met", present=4, needed=6)
    scene.refuses(gives("m1"), "quorum-not-met").refuses(interrupts("m1"), "quorum-not-met")


# The floor and its timer


def test_the_chair_gives_the_floor_for_five_minutes() -> None:
    scene = an_open_meeting().does(raises("m2")).does(gives("m2"))
    turn = scene.event(e.FloorGiven)
    assert (turn.deadline_at - scene.now).total_seconds() == 300
    assert (speaker(scene), queue(scene)) == ("m2", [])


def test_the_profile_sets_the_time_of_a_turn() -> None:
    scene = an_open_meeting(profile=with_rules(turn_s=180)).does(gives("m2"))
    assert (scene.event(e.FloorGiven).deadline_at - scene.now).total_seconds() == 180
    scene.refuses(gives("m3", 9), "duration-out-of-range", shortest=10)
    scene.refuses(gives("m3", 3601), "duration-out-of-range", longest=3600)


def test_the_chair_may_give_the_floor_out_of_order_and_to_who_did_not_ask() -> None:
    scene = an_open_meeting().does(raises("m1")).does(raises("m2")).does(gives("m2")).does(gives("m5"))
    assert queue(scene) == ["m1"]


def test_one_speaks_at_a_time() -> None:
    scene = someone_speaks("m1").later(30).does(gives("m2"))
    scene.happened(e.TurnEnded, turn="t1", cause=TurnEnding.NEXT, seconds=30)
    assert speaker(scene) == "m2"
    scene.changes_nothing(gives("m2"))


def test_a_guest_speaks_when_the_chair_asks() -> None:
    scene = an_open_meeting().arrive_at_desk("notary").does(gives("notary")).does(gives(SECRETARY.person))
    scene.does(gives("board"))
    scene.refuses(gives("stranger"), "unknown-person").refuses(gives(AUDITOR.person), "unknown-person")


def test_an_observer_speaks_only_when_in() -> None:
    scene = an_open_meeting().does(p.AppointOfficer(Role.OBSERVER, "guest"))
    scene.refuses(gives("guest"), "unknown-person").arrive_at_desk("guest").does(gives("guest"))


def test_no_clock_ends_a_turn() -> None:
    scene = someone_speaks(seconds=60).later(200)
    assert speaker(scene) == "m1"
    scene.does(ends()).happened(e.TurnEnded, cause=TurnEnding.CHAIR, seconds=200)


def test_more_time_counts_from_the_deadline_or_in_overtime_from_now() -> None:
    scene = someone_speaks(seconds=60).later(10).does(s.ExtendTurn("t1", 60))
    assert (scene.event(e.TurnExtended).deadline_at - scene.now).total_seconds() == 110
    scene.later(200).does(s.ExtendTurn("t1", 60))
    assert (scene.event(e.TurnExtended).deadline_at - scene.now).total_seconds() == 60


def test_only_a_running_turn_is_extended() -> None:
    scene = someone_speaks().does(ends())
    scene.refuses(s.ExtendTurn("t1", 60), "nobody-speaks").refuses(s.ExtendTurn("t9", 60), "unknown-turn")


def test_the_speaker_ends_the_own_turn_and_nobody_elses() -> None:
    scene = someone_speaks("m1")
    scene.refuses(ends("t1"), "not-allowed", member("m2"))
    scene.does(ends("t1"), member("m1")).happened(e.TurnEnded, cause=TurnEnding.SPEAKER)


def test_ending_a_turn_twice_does_not_end_the_next() -> None:
    scene = someone_speaks("m1").does(ends("t1")).does(gives("m2")).changes_nothing(ends("t1"))
    assert speaker(scene) == "m2"


def test_the_servers_outage_is_given_back_to_the_speaker() -> None:
    scene = someone_speaks(seconds=60)
    before = scene.meeting.floor.turns["t1"].deadline_at
    scene.unnoticed(40).does(v.RecordOutage(scene.meeting.last_at, scene.now))
    scene.happened(e.TurnExtended, cause=ExtensionCause.OUTAGE)
    assert (scene.meeting.floor.turns["t1"].deadline_at - before).total_seconds() == 40


def test_a_suspension_ends_the_turn_and_keeps_the_queue() -> None:
    scene = someone_speaks("m1").does(raises("m2")).later(20).suspended()
    scene.happened(e.TurnEnded, cause=TurnEnding.SUSPENDED, seconds=20)
    scene.refuses(gives("m2"), "wrong-state").resumed()
    assert queue(scene) == ["m2"]


def test_the_next_item_and_the_end_of_the_meeting_end_the_turn() -> None:
    scene = someone_speaks("m1").does(ld.StartAgendaItem("lpj"))
    scene.happened(e.TurnEnded, cause=TurnEnding.ITEM).does(gives("m2"))
    assert scene.event(e.FloorGiven).item == "lpj"
    scene.does(ld.CancelMeeting(why())).happened(e.TurnEnded, cause=TurnEnding.CLOSED)
    assert isinstance(scene.last[-1], le.MeetingCancelled)


def test_who_leaves_while_speaking_has_finished() -> None:
    scene = someone_speaks("m1").later(15).leave("m1")
    scene.happened(e.TurnEnded, cause=TurnEnding.LEFT, seconds=15)
    assert speaker(scene) is None


# Interupsi


@pytest.mark.parametrize("kind", InterruptionKind)
def test_interupsi_of_four_kinds_wait_for_the_chair(kind: InterruptionKind) -> None:
    scene = an_open_meeting().does(raises("m1")).does(interrupts("m2", kind))
    assert [one.kind for one in scene.meeting.floor.pending()] == [kind]
    assert queue(scene) == ["m1"]


def test_interupsi_needs_no_words_and_each_member_has_one_at_a_time() -> None:
    scene = an_open_meeting().does(s.Interrupt("m2", InterruptionKind.PROCEDURAL))
    scene.happened(e.InterruptionRaised, words=None)
    scene.refuses(interrupts("m2"), "interruption-pending").does(interrupts("m3"))


def test_an_accepted_interupsi_pauses_the_speaker_who_goes_on_with_the_time_left() -> None:
    scene = someone_speaks("m1", 300).later(100).does(interrupts("m2")).does(accepts("n1", 60))
    scene.happened(e.TurnPaused, turn="t1").happened(e.FloorGiven, person="m2", interruption="n1")
    scene.later(45).does(ends()).happened(e.TurnEnded, turn="t2", seconds=45)
    assert (scene.event(e.TurnResumed).deadline_at - scene.now).total_seconds() == 200
    scene.later(10).does(ends()).happened(e.TurnEnded, turn="t1", seconds=110)


def test_of_two_interupsi_the_later_ends_the_earlier_and_the_speaker_still_waits() -> None:
    scene = someone_speaks("m1").does(interrupts("m2")).does(interrupts("m3"))
    scene.does(accepts("n1")).does(accepts("n2"))
    scene.happened(e.TurnEnded, turn="t2", cause=TurnEnding.INTERRUPTED)
    assert scene.meeting.floor.paused is scene.meeting.floor.turns["t1"]
    scene.does(ends()).happened(e.TurnResumed, turn="t1")


def test_giving_the_floor_to_the_next_ends_whoever_was_interrupted_too() -> None:
    scene = someone_speaks("m1").does(interrupts("m2")).does(accepts()).does(gives("m5"))
    assert [one.turn for one in scene.last if isinstance(one, e.TurnEnded)] == ["t2", "t1"]
    assert (speaker(scene), scene.meeting.floor.paused) == ("m5", None)


def test_a_speaker_who_leaves_during_an_interupsi_does_not_go_on() -> None:
    scene = someone_speaks("m1").later(5).does(interrupts("m2")).does(accepts()).leave("m1")
    scene.happened(e.TurnEnded, turn="t1", cause=TurnEnding.LEFT, seconds=5)
    scene.does(ends()).did_not_happen(e.TurnResumed)


def test_an_interrupter_who_leaves_gives_the_floor_back() -> None:
    scene = someone_speaks("m1").does(interrupts("m2")).does(accepts()).leave("m2")
    assert speaker(scene.happened(e.TurnResumed, turn="t1")) == "m1"


def test_the_chair_refuses_an_interupsi_with_a_reason() -> None:
    scene = an_open_meeting().does(interrupts("m2"))
    scene.refuses(s.RefuseInterruption("n1", why(" ")), "reason-missing")
    scene.does(s.RefuseInterruption("n1", why("di luar acara")))
    assert scene.meeting.floor.interruptions["n1"].status is InterruptionStatus.REFUSED
    scene.refuses(accepts(), "interruption-over", status="refused").does(interrupts("m2"))
    scene.refuses(accepts("n9"), "unknown-interruption")


def test_an_interupsi_is_taken_back_by_whoever_raised_it_or_left() -> None:
    scene = an_open_meeting().does(interrupts("m2")).does(interrupts("m3"))
    scene.refuses(s.WithdrawInterruption("n1"), "not-allowed", member("m3"))
    scene.does(s.WithdrawInterruption("n1")).refuses(accepts("n1"), "interruption-over", status="withdrawn")
    scene.leave("m3").happened(e.InterruptionWithdrawn, interruption="n2")


def test_an_interupsi_outlasts_a_suspension() -> None:
    scene = an_open_meeting().does(interrupts("m2", InterruptionKind.SUSPENSION)).suspended().resumed()
    assert speaker(scene.does(accepts())) == "m2"


# What is kept


def test_speaking_statistics_add_up_turns_and_seconds() -> None:
    scene = someone_speaks("m1").later(30).does(interrupts("m2")).does(accepts()).later(10).does(ends())
    scene.later(5).does(ends()).does(gives("m1")).later(7).does(ends())
    shares = scene.meeting.floor.shares()
    assert {person: (one.turns, one.seconds) for person, one in shares.items()} == {
        "m1": (2, 42),
        "m2": (1, 10),
    }


def test_the_secretary_notes_the_gist_of_a_turn_and_may_correct_it() -> None:
    scene = someone_speaks("m1").does(s.RecordGist("t1", why("mengusulkan audit")))
    scene.refuses(s.RecordGist("t1", why()), "not-allowed", scene.chair)
    scene.refuses(s.RecordGist("t9", why()), "unknown-turn")
    scene.does(ends()).does(s.RecordGist("t1", why("mengusulkan audit ulang")))
    assert scene.meeting.floor.turns["t1"].gist == why("mengusulkan audit ulang").id


def test_the_log_alone_gives_the_same_floor() -> None:
    scene = (
        someone_speaks("m1").does(raises("m4")).does(interrupts("m2")).does(accepts()).later(3).does(ends())
    )
    assert scene.replayed() == scene.meeting
